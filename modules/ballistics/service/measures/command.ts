import { audited } from '#platform/audit'
import type { Actor, Tx } from '#platform/db'
import { Failure, type FileAnswer } from '#platform/http'
import type { House } from '#platform/module'
import { Month, type GroupBy, type Measures } from '../../contract/index.ts'
import { measure } from './index.ts'
import { reportOf } from './report.ts'
import { ruleWords, spanWords } from './words.ts'

interface Asked {
  readonly month: string
  readonly by: GroupBy
}

const inName = <T>({ database }: House, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> => {
  if (!actor.permissions.has('ballistics.export')) throw new Failure('permission.missing')
  return audited(database, actor, { action: 'ballistics.measures' }, work)
}

/** Measures of a month for the command line; audited like the same request over HTTP. */
export const evidenceMeasures = {
  /** Nothing where the text is no month. */
  monthOf: (text: string | undefined): string | undefined => Month.safeParse(text).data,
  read: (house: House, actor: Actor, { month, by }: Asked): Promise<Measures> =>
    inName(house, actor, (tx) => measure(tx, { from: month, to: month, by })),
  file: (
    house: House,
    actor: Actor,
    asked: Asked & { readonly format: 'pdf' | 'csv' },
  ): Promise<FileAnswer> => inName(house, actor, (tx) => reportOf(tx, asked)),
  lines,
}

const percent = (share: number) => `${Math.round(share * 100)}%`

/** The measures in words, one fact a line. */
function lines(measures: Measures): string[] {
  const { keeper, from, acquisitions, cases, clocks, spans, leads, backlog } = measures
  const waiting = backlog.stages.reduce((sum, { count }) => sum + count, 0)
  return [
    `${keeper}, ${from}: ${acquisitions} exhibits of ${cases} cases entered; ${waiting} exhibits waited at the end.`,
    ...clocks.map(({ rule, whole }) => {
      const { value, low, high } = whole.share
      const share =
        value === null || low === null || high === null
          ? 'nothing to take a share of'
          : `${percent(value)} in time (95% interval ${percent(low)} to ${percent(high)})`
      return `${ruleWords(rule)}: ${share}; ${whole.inTime} in time, ${whole.late} late, ${whole.perhaps} perhaps late, ${whole.open} open, ${whole.unknown} without a start, ${whole.excluded} not entered by decision.`
    }),
    ...spans.map((span) => {
      const hours = span.median
        ? `median ${[...new Set([span.median.low, span.median.high].map((value) => value.toFixed(1)))].join(' to ')} hours`
        : 'no length known'
      return `${spanWords(span)}: ${hours} of ${span.n} exhibits; ${span.unknown} without a start.`
    }),
    ...leads.map(
      ({ source, leads: made, confirmed, notConfirmed, hits }) =>
        `${source === 'own' ? 'Own comparisons' : 'Imaging network'}: ${made} leads, ${confirmed} confirmed, ${notConfirmed} not confirmed; ${hits} hits.`,
    ),
  ]
}
