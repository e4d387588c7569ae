import { useState } from 'react'
import { Button, Checkbox, MultiSelect, Select, Textarea, TextInput } from '@mantine/core'
import { useCall, useChange } from '#web/client'
import { Form, problemFields } from '#web/forms'
import { useMessages, type Say } from '#web/messages'
import { notifyDone } from '#web/notices'
import { useSession } from '#web/session'
import { DayInput } from '#web/sharing'
import { ErrorNotice, Loading } from '#web/states'
import {
  giveGrant,
  listAgreements,
  listCollections,
  listGrants,
  listGroups,
  readAgreement,
  readSharingChoices,
} from '../../../platform/sharing/contract.ts'
import type { Agreement, Grant } from '../../../platform/sharing/contract.ts'
import {
  givable,
  grantFrom,
  lastDay,
  onwardChoices,
  partsWithin,
  type GiveChoices,
  type GiveValues,
} from './give.ts'
import { lowered, partsOf, useSay } from './say.ts'
import { words } from './words.ts'
import styles from './sharing.module.css'

interface GivePanelProps {
  agreement: Agreement
  /** What was received and is handed on, instead of something of one's own. */
  via?: Grant
  onDone: () => void
}

/** Shares a kind of records or a collection, or hands on what was received, under an agreement, with what that means in words. */
export function GivePanel({ agreement, via, onDone }: GivePanelProps) {
  const t = useMessages(words)
  const own = useSession().agency?.name
  const choices = useCall(readSharingChoices, {})
  const groups = useCall(listGroups, {})
  const collections = useCall(listCollections, {})
  const error = choices.error ?? groups.error ?? collections.error
  if (error) return <ErrorNotice error={error} />
  if (!choices.data || !groups.data || !collections.data) return <Loading shape="form" rows={4} />
  const all = givable(agreement, own ?? '', choices.data, groups.data.groups, collections.data.collections)
  const can = via ? onwardChoices(all, agreement, via) : all
  if (can.what.length === 0) return <p className={styles.quiet}>{t('shareNone')}</p>
  if (can.to.length === 0) return <p className={styles.quiet}>{t('onwardNone')}</p>
  return <GiveForm agreement={agreement} {...(via && { via })} can={can} onDone={onDone} />
}

function GiveForm({ agreement, via, can, onDone }: GivePanelProps & { can: GiveChoices }) {
  const t = useMessages(words)
  const [values, setValues] = useState<GiveValues>({
    what: can.what[0]?.value ?? '',
    to: can.to[0]?.value ?? '',
    leftOut: [],
    reshare: false,
    until: '',
    reason: '',
    basis: '',
  })
  const set = (patch: Partial<GiveValues>) => setValues((now) => ({ ...now, ...patch }))
  const recipient = can.to.find(({ value }) => value === values.to)?.label ?? ''
  const give = useChange(giveGrant, {
    invalidates: [listGrants, listAgreements, readAgreement],
    onSuccess: () => {
      notifyDone({ message: t('shareDone', { name: recipient }) })
      onDone()
    },
  })
  const fields = problemFields(give.error)
  const what = can.what.find(({ value }) => value === values.what)
  const within = partsWithin(agreement, via)
  const parts = partsOf(can.choices, what ? [what.category] : []).filter(
    ({ part }) => within === null || within.includes(part),
  )
  return (
    <Form
      label={t('share')}
      onSubmit={() => give.mutate({ body: grantFrom(agreement, values, parts, via) })}
      error={give.error}
      inputs={['reason', 'basis', 'expiresOn']}
      actions={
        <Button type="submit" loading={give.isPending}>
          {t('shareSend')}
        </Button>
      }
    >
      <Select
        label={t('shareWith')}
        data={can.to}
        value={values.to}
        allowDeselect={false}
        onChange={(to) => set({ to: to ?? values.to })}
      />
      <Select
        label={t('shareWhat')}
        data={can.what.map(({ value, label }) => ({ value, label }))}
        value={values.what}
        allowDeselect={false}
        onChange={(next) => set({ what: next ?? values.what, leftOut: [] })}
      />
      {parts.length > 0 && (
        <MultiSelect
          label={t('shareParts')}
          placeholder={values.leftOut.length === 0 ? t('partsNone') : ''}
          data={parts.map(({ part, title }) => ({ value: part, label: title }))}
          value={values.leftOut}
          onChange={(leftOut) => set({ leftOut })}
        />
      )}
      <DayInput
        label={t('shareUntil')}
        description={t('shareUntilHelp')}
        max={lastDay(agreement, via)}
        value={values.until}
        onChange={(until) => set({ until })}
        error={fields.of('expiresOn')}
      />
      {agreement.terms.reshare && (via?.reshare ?? true) && (
        <Checkbox
          label={t('shareOn')}
          checked={values.reshare}
          onChange={(event) => set({ reshare: event.currentTarget.checked })}
        />
      )}
      <Textarea
        label={t('shareReason')}
        autosize
        minRows={2}
        value={values.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
        error={fields.of('reason')}
      />
      {what?.stated && (
        <TextInput
          label={t('shareBasis')}
          value={values.basis}
          onChange={(event) => set({ basis: event.currentTarget.value })}
          error={fields.of('basis')}
        />
      )}
      <Preview agreement={agreement} {...(via && { via })} values={values} can={can} parts={parts} />
    </Form>
  )
}

interface PreviewProps {
  agreement: Agreement
  via?: Grant
  values: GiveValues
  can: GiveChoices
  parts: readonly { part: string; title: string }[]
}

function Preview({ agreement, via, values, can, parts }: PreviewProps) {
  const t = useMessages(words)
  const say = useSay(can.choices)
  const what = can.what.find(({ value }) => value === values.what)
  const { fields } = grantFrom(agreement, values, parts, via)
  if (!what) return null
  return (
    <div className={styles.preview} role="status">
      <p>
        {t('shareText', {
          recipient: can.to.find(({ value }) => value === values.to)?.label ?? '',
          what: whatWords(t, what, via),
          without: say.without([what.category], fields ?? partsWithin(agreement, via)),
          purposes: say.purposes({ purposes: via?.purposes ?? agreement.terms.purposes }),
          until: say.until(values.until || lastDay(agreement, via)),
        })}
      </p>
    </div>
  )
}

function whatWords(
  t: Say<(typeof words)['en']>,
  what: GiveChoices['what'][number],
  via: Grant | undefined,
): string {
  if (via) return t('shareOwned', { what: lowered(what.label), owner: via.owner.name })
  return what.value.startsWith('category:') ? t('shareKind', { kind: lowered(what.label) }) : what.label
}
