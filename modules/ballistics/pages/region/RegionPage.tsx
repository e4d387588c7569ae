import { useState } from 'react'
import { Button, Checkbox, Radio } from '@mantine/core'
import { useCall, useChange } from '#web/client'
import { Form, UnsavedGuard } from '#web/forms'
import { useFormats, useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { PageBody, PageHead } from '#web/page'
import { PageLink, usePageTitle } from '#web/pages'
import { ErrorNotice, Loading } from '#web/states'
import { changeRegion, readRegion, type Region } from '../../contract/index.ts'
import { text } from './text.ts'
import styles from './region.module.css'

/** Whose exhibits searches look at by themselves. */
export default function RegionPage() {
  const t = useMessages(text)
  const { moment } = useFormats()
  const { data, error, refetch } = useCall(readRegion, {})
  usePageTitle(t('title'))
  const changed =
    data?.changedAt && t('changed', { name: data.changedBy ?? '', moment: moment(data.changedAt) })
  return (
    <>
      <PageHead
        title={t('title')}
        {...(data && { count: changed ?? t('neverChanged') })}
        actions={
          <Button component={PageLink} to="/ballistics/clocks" variant="default">
            {t('back')}
          </Button>
        }
      />
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading shape="form" />}
      {data && (
        <PageBody narrow>
          <p>{t('help')}</p>
          <Choose key={data.changedAt} region={data} />
        </PageBody>
      )}
    </>
  )
}

function Choose({ region }: { region: Region }) {
  const t = useMessages(text)
  const [scope, setScope] = useState(region.scope)
  const [chosen, setChosen] = useState(() =>
    region.agencies.filter((one) => one.chosen).map(({ id }) => String(id)),
  )
  const save = useChange(changeRegion, {
    invalidates: [readRegion],
    onSuccess: () => notifyDone({ message: t('saved') }),
  })
  const before = region.agencies.filter((one) => one.chosen).map(({ id }) => String(id))
  const isChanged =
    scope !== region.scope ||
    (scope === 'chosen' && JSON.stringify(chosen.toSorted()) !== JSON.stringify(before.toSorted()))
  const submit = () => save.mutate({ body: { agencies: scope === 'shared' ? null : chosen.map(Number) } })
  const isFixed = !region.mayChange
  return (
    <Form
      label={t('title')}
      onSubmit={submit}
      error={save.error}
      actions={
        region.mayChange && (
          <Button type="submit" disabled={!isChanged} loading={save.isPending}>
            {t('save')}
          </Button>
        )
      }
    >
      <UnsavedGuard when={isChanged && !save.isSuccess} kept={false} />
      <Radio.Group
        label={t('looks')}
        value={scope}
        onChange={(value) => setScope(value === 'chosen' ? 'chosen' : 'shared')}
      >
        <div className={styles['choices']}>
          <Radio value="shared" label={t('shared')} description={t('sharedHelp')} disabled={isFixed} />
          <Radio value="chosen" label={t('chosen')} description={t('chosenHelp')} disabled={isFixed} />
        </div>
      </Radio.Group>
      {region.agencies.length === 0 && <p className={styles['quiet']}>{t('nobody')}</p>}
      {scope === 'chosen' && region.agencies.length > 0 && (
        <Checkbox.Group label={t('agencies')} value={chosen} onChange={setChosen}>
          <div className={styles['agencies']}>
            <Checkbox checked disabled readOnly label={t('own')} />
            {region.agencies.map(({ id, name, shares }) => (
              <Checkbox
                key={id}
                value={String(id)}
                label={name}
                disabled={isFixed}
                {...(!shares && { description: t('sharesNothing') })}
              />
            ))}
          </div>
        </Checkbox.Group>
      )}
      {isFixed && <p className={styles['quiet']}>{t('mayNot')}</p>}
    </Form>
  )
}
