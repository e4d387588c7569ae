import { Button } from '@mantine/core'
import { addressOf, useCall } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { PageBody, PageHead, Section } from '#web/page'
import { usePageParams, usePageTitle } from '#web/pages'
import { ErrorNotice, Loading } from '#web/states'
import { exportWeek, readWeek } from '../../../platform/audit/contract.ts'
import type { WeekReport } from '../../../platform/audit/contract.ts'
import { EntryTable } from './EntryTable.tsx'
import { Figures } from './Figures.tsx'
import { SignOff } from './SignOff.tsx'
import styles from './outcome.module.css'
import { words } from './words.ts'

/** The report of one week, to be read, printed and signed off. */
export default function Week() {
  const t = useMessages(words)
  const { date, number } = useFormats()
  const { week } = usePageParams<'week'>()
  const report = useCall(readWeek, { params: { week } })
  const title = t('weekTitle', { day: date(week) })
  usePageTitle(title)
  const { data } = report
  return (
    <>
      <PageHead
        title={title}
        {...(data && {
          count: t('weekCount', {
            rows: data.rows,
            refused: number(data.refused),
            failures: number(data.signInFailures.total),
          }),
        })}
        actions={
          <>
            <Button component="a" variant="default" href={addressOf(exportWeek, { week })} download>
              {t('export')}
            </Button>
            <Button variant="default" onClick={() => window.print()}>
              {t('print')}
            </Button>
          </>
        }
      />
      <PageBody>
        {report.isPending && <Loading />}
        {report.error && <ErrorNotice error={report.error} onRetry={() => void report.refetch()} />}
        {data && <Report report={data} />}
      </PageBody>
    </>
  )
}

function Report({ report }: { report: WeekReport }) {
  const t = useMessages(words)
  const { people, actions, signInFailures } = report
  const outcomes = [t('done'), t('refused'), t('failed')]
  return (
    <>
      <Section title={t('signOff')}>
        <SignOff report={report} />
      </Section>
      <Section title={t('people')} note={t('peopleNote')}>
        <Figures
          label={t('people')}
          heads={[t('name'), ...outcomes, t('outOfHours'), t('exports')]}
          rows={people.map((one) => [
            one.id,
            one.name,
            one.done,
            one.refused,
            one.failed,
            one.outOfHours,
            one.exports,
          ])}
        />
      </Section>
      <Section title={t('signIns')} note={t('signInsNote')}>
        <Figures
          label={t('signIns')}
          heads={[t('address'), t('times')]}
          rows={signInFailures.addresses.map(({ address, count }) => [
            address ?? '',
            address ?? t('unknownAddress'),
            count,
          ])}
        />
      </Section>
      <Listed title={t('refusals')} listed={report.refusals} />
      <Listed title={t('exportsTitle')} listed={report.exports} />
      <Listed title={t('privileged')} listed={report.privileged} />
      <Listed title={t('touched')} listed={report.auditTouched} />
      <Section title={t('actions')}>
        <Figures
          label={t('actions')}
          heads={[t('action'), ...outcomes]}
          rows={actions.map((one) => [one.actionId, one.action, one.done, one.refused, one.failed])}
        />
      </Section>
    </>
  )
}

function Listed({ title, listed }: { title: string; listed: WeekReport['refusals'] }) {
  const t = useMessages(words)
  const { number } = useFormats()
  const { total, entries } = listed
  return (
    <Section title={title} note={number(total)}>
      {entries.length === 0 ? (
        <p className={styles.note}>{t('nothing')}</p>
      ) : (
        <EntryTable entries={entries} />
      )}
      {total > entries.length && <p>{t('moreInSearch', { shown: entries.length, total: number(total) })}</p>}
    </Section>
  )
}
