import { Badge } from '@mantine/core'
import type { Formats, Say } from '#web/messages'
import { Clock } from '#web/page'
import { PageLink } from '#web/pages'
import type { DataColumn, PhoneItem } from '#web/table'
import type { ClockRule, QueueRow, RunningClock } from '../../contract/index.ts'
import { limitWords } from '../clocks/say.ts'
import type { clockWords } from '../clocks/words.ts'
import type { words } from '../words.ts'
import type { delayText } from './delay-text.ts'
import type { text } from './text.ts'
import styles from './queue.module.css'

export interface Sayings {
  readonly t: Say<(typeof text)['en']>
  readonly code: Say<(typeof words)['en']>
  readonly clock: Say<(typeof clockWords)['en']>
  readonly delay: Say<(typeof delayText)['en']>
  readonly formats: Formats
  readonly rules: ReadonlyMap<string, ClockRule>
}

/** The clock that leads a row; where its start or its limit is not known, that in words. */
export function Leading({ row, say }: { row: QueueRow; say: Sayings }) {
  const [first] = row.clocks
  if (!first) return <span className={styles.quiet}>{say.t('noClock')}</span>
  const rule = say.rules.get(first.key)
  if (!first.startedAt || !first.dueEarliest) return <span className={styles.quiet}>{say.t('noStart')}</span>
  return (
    <div className={styles.clock}>
      <Clock
        startedAt={first.startedAt}
        dueAt={first.dueEarliest}
        {...(rule && { rule: limitWords(say.clock, rule) })}
      />
      {first.standing === 'perhaps-late' && <span className={styles.quiet}>{say.t('perhapsLate')}</span>}
    </div>
  )
}

/** A clock that stands behind the first, in a few words. */
export function standingWords({ t, clock, rules }: Sayings, { key, standing }: RunningClock): string {
  const rule = rules.get(key)
  return t(`standing.${standing}`, { limit: rule ? limitWords(clock, rule) : key })
}

export function DelayMark({ row, say }: { row: QueueRow; say: Sayings }) {
  if (!row.delay) return null
  return (
    <Badge variant="light" color="gray" tt="none" fw={500}>
      {say.delay(`reason.${row.delay.reason}`)}
    </Badge>
  )
}

export function columnsOf(say: Sayings): DataColumn<QueueRow>[] {
  const { t, code } = say
  return [
    { id: 'number', header: t('exhibit'), kind: 'record', hideable: false, cell: (row) => row.number },
    { id: 'step', header: t('step'), cell: (row) => t(`stage.${row.stage}`) },
    { id: 'due', header: t('due'), width: '13rem', cell: (row) => <Leading row={row} say={say} /> },
    { id: 'delay', header: t('reason'), cell: (row) => <DelayMark row={row} say={say} /> },
    {
      id: 'case',
      header: t('case'),
      kind: 'record',
      cell: (row) => (
        <>
          <CaseOf one={row.case} code={code} />
          {row.kind === null && (
            <>
              {' – '}
              <CaseOf one={row.otherCase} code={code} />
            </>
          )}
        </>
      ),
    },
    { id: 'agency', header: t('agency'), quiet: true, cell: agencies },
    { id: 'kind', header: t('kind'), cell: (row) => (row.kind ? code(`kind.${row.kind}`) : t('lead')) },
    { id: 'calibre', header: t('calibre'), quiet: true, hidden: true, cell: (row) => row.calibre ?? '–' },
    { id: 'holder', header: t('holder'), quiet: true, cell: (row) => row.holder ?? '–' },
    { id: 'site', header: t('site'), quiet: true, hidden: true, cell: (row) => row.site ?? '–' },
  ]
}

function CaseOf({ one, code }: { one: QueueRow['case']; code: Sayings['code'] }) {
  if (one === null) return code('notShared')
  return (
    <PageLink to={`/ballistics/cases/${one.id}`} inherit>
      {one.numbered ? one.number : code('notStated')}
    </PageLink>
  )
}

const agencies = ({ case: one, otherCase }: QueueRow): string =>
  [...new Set([one?.agency, otherCase?.agency])].filter(Boolean).join(', ') || '–'

/** Where a row opens. */
export const pathOf = ({ kind, id }: QueueRow): string =>
  kind === null ? `/ballistics/leads/${id}` : `/ballistics/exhibits/${id}`

export const phoneItem = (say: Sayings, row: QueueRow): PhoneItem => ({
  first: [row.number, say.t(`stage.${row.stage}`)].join(' · '),
  second: (
    <>
      {[row.case?.numbered ? row.case.number : null, agencies(row)].filter(Boolean).join(' · ')}{' '}
      <DelayMark row={row} say={say} />
    </>
  ),
  aside: <Leading row={row} say={say} />,
})
