import { useCall } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { PageBody, PageHead, Section } from '#web/page'
import { PageLink, usePageTitle } from '#web/pages'
import { NotRead, RecordPage } from '#web/record'
import { useMay } from '#web/session'
import { addressOf } from '#web/client'
import {
  readList,
  rejectedRows,
  type ListReport,
  type NetworkList,
  type RowProblem,
} from '../../contract/index.ts'
import { Mapping } from './Mapping.tsx'
import { MayNot } from './parts.tsx'
import { words } from './words.ts'
import styles from './network.module.css'

/** One list: its columns to confirm, or what its import did. */
export default function ListPage() {
  return useMay('ballistics.network') ? <OneList /> : <MayNot />
}

function OneList() {
  const t = useMessages(words)
  return (
    <RecordPage back={{ to: '/ballistics/network/lists', label: t('allLists') }}>
      {(id) => <Read id={id} />}
    </RecordPage>
  )
}

function Read({ id }: { id: string }) {
  const t = useMessages(words)
  const { moment, bytes } = useFormats()
  const read = useCall(readList, { params: { id } })
  const list = read.data
  usePageTitle(list?.fileName ?? t('lists'))
  if (!list) return <NotRead of={read} shape="form" />
  return (
    <>
      <PageHead
        title={list.fileName}
        count={[list.format, bytes(list.size), list.recordedBy, moment(list.recordedAt)].join(', ')}
        actions={<PageLink to="/ballistics/network/lists">{t('allLists')}</PageLink>}
      />
      <PageBody>
        {list.report ? <Report list={list} report={list.report} /> : <Mapping list={list} />}
      </PageBody>
    </>
  )
}

function Report({ list, report }: { list: NetworkList; report: ListReport }) {
  const t = useMessages(words)
  const { number } = useFormats()
  const figures = [
    [t('rowsRead'), report.rowsRead],
    [t('new'), report.new],
    [t('changed'), report.changed],
    [t('unchanged'), report.unchanged],
    [t('rejected'), report.rejected],
    ...(list.kind === 'leads' ? ([[t('becameHit'), report.becameHit]] as const) : []),
    [t('openLeft'), report.open],
  ] as const
  return (
    <>
      <Section
        title={t('report')}
        actions={
          <>
            {report.open > 0 && <PageLink to="/ballistics/network/matching">{t('matching')}</PageLink>}
            <PageLink to="/ballistics/network">{t('toNetwork')}</PageLink>
          </>
        }
      >
        <dl className={styles['figures']}>
          {figures.map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{number(value)}</dd>
            </div>
          ))}
        </dl>
        {report.warnings.map((warning) => (
          <p key={warning} className={styles['quiet']}>
            {warning}
          </p>
        ))}
      </Section>
      {report.problems.length > 0 && (
        <Section
          title={t('problems')}
          actions={
            list.rejected && (
              <a href={addressOf(rejectedRows, { id: list.id })} download>
                {t('downloadRejected')}
              </a>
            )
          }
        >
          <Problems problems={report.problems} />
        </Section>
      )}
      {report.notes.length > 0 && (
        <Section title={t('notes')}>
          <Problems problems={report.notes} />
        </Section>
      )}
    </>
  )
}

function Problems({ problems }: { problems: readonly RowProblem[] }) {
  const t = useMessages(words)
  const say = ({ row, column, reason }: RowProblem) =>
    row === 0 ? reason : t(column ? 'problemAt' : 'problemRow', { row, column: column ?? '', reason })
  return (
    <ul className={styles['problems']}>
      {problems.map((problem) => (
        <li key={`${problem.row} ${problem.reason}`}>
          {say(problem)} <span className={styles['quiet']}>{problem.remedy}</span>
        </li>
      ))}
    </ul>
  )
}
