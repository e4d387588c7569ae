import { useState } from 'react'
import { Button, Textarea } from '@mantine/core'
import { useCall, useChange } from '#web/client'
import { Form, problemFields, UnsavedGuard } from '#web/forms'
import { useFormats } from '#web/messages'
import { notifyDone } from '#web/notices'
import { PageBody, PageHead } from '#web/page'
import { usePageTitle } from '#web/pages'
import { useMay } from '#web/session'
import { ErrorNotice, Loading } from '#web/states'
import type { CallOutput } from '#contract'
import { readLeadWording, saveLeadWording } from '../../contract/index.ts'
import { useLeadSay } from './say.ts'
import styles from './leads.module.css'

/** What the notices of the agency say of leads and hits. */
export default function WordingPage() {
  const { t } = useLeadSay()
  const wording = useCall(readLeadWording, {})
  usePageTitle(t('wording'))
  return (
    <>
      <PageHead title={t('wording')} />
      <PageBody narrow>
        {wording.isPending && <Loading />}
        {wording.error && <ErrorNotice error={wording.error} onRetry={() => void wording.refetch()} />}
        {wording.data && <WordingForm key={wording.data.version} wording={wording.data} />}
      </PageBody>
    </>
  )
}

function WordingForm({ wording }: { wording: CallOutput<typeof readLeadWording> }) {
  const { t } = useLeadSay()
  const { moment } = useFormats()
  const mayChange = useMay('ballistics.manage')
  const [lead, setLead] = useState(wording.lead)
  const [hit, setHit] = useState(wording.hit)
  const save = useChange(saveLeadWording, {
    invalidates: [readLeadWording],
    onSuccess: () => notifyDone({ message: t('wordingSaved') }),
  })
  const { of } = problemFields(save.error)
  const changed = lead !== wording.lead || hit !== wording.hit
  return (
    <Form
      label={t('wording')}
      onSubmit={() => save.mutate({ body: { version: wording.version, lead, hit } })}
      error={save.error}
      inputs={['lead', 'hit']}
      actions={
        mayChange && (
          <Button type="submit" disabled={!changed} loading={save.isPending}>
            {t('wordingSave')}
          </Button>
        )
      }
    >
      <p className={styles['help']}>{t('wordingHelp')}</p>
      <p className={styles['quiet']}>
        {wording.changedAt
          ? t('wordingOwn', { moment: moment(wording.changedAt), person: wording.changedBy ?? '' })
          : t('wordingUsual')}
      </p>
      <Textarea
        label={t('wordingLead')}
        autosize
        minRows={5}
        readOnly={!mayChange}
        value={lead}
        onChange={(event) => setLead(event.currentTarget.value)}
        error={of('lead')}
      />
      <Textarea
        label={t('wordingHit')}
        autosize
        minRows={4}
        readOnly={!mayChange}
        value={hit}
        onChange={(event) => setHit(event.currentTarget.value)}
        error={of('hit')}
      />
      <UnsavedGuard when={changed && !save.isSuccess} kept={false} />
    </Form>
  )
}
