import { audited } from '#platform/audit'
import type { Actor, Tx } from '#platform/db'
import { Failure, type FileAnswer } from '#platform/http'
import type { House } from '#platform/module'
import {
  Month,
  TRACE_CAVEAT,
  type StepDays,
  type TraceFigures,
  type TraceMeasures,
} from '../../contract/index.ts'
import { measureTraces, type MeasureRequest } from './index.ts'
import { reportOf } from './report.ts'

const inName = <T>({ database }: House, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> => {
  if (!actor.permissions.has('tracing.export')) throw new Failure('permission.missing')
  if (!actor.categories.includes('trace')) throw new Failure('tracing.closed')
  return audited(database, actor, { action: 'tracing.measures' }, work)
}

/** Measures of tracing for the command line; behind the same floor and audited like the same request over HTTP. */
export const traceMeasures = {
  /** Nothing where the text is no month. */
  monthOf: (text: string | undefined): string | undefined => Month.safeParse(text).data,
  read: (house: House, actor: Actor, asked: MeasureRequest): Promise<TraceMeasures> =>
    inName(house, actor, (tx) => measureTraces(tx, asked)),
  file: (
    house: House,
    actor: Actor,
    asked: MeasureRequest & { readonly format: 'pdf' | 'csv' },
  ): Promise<FileAnswer> => inName(house, actor, (tx) => reportOf(tx, asked)),
  lines,
}

const percent = (share: number) => `${Math.round(share * 100)}%`
const share = ({ value, low, high }: TraceFigures['comprehensive']): string =>
  value === null || low === null || high === null
    ? 'nothing to take a share of'
    : `${percent(value)} (95% interval ${percent(low)} to ${percent(high)})`
const days = ({ median, n, unknown }: StepDays): string =>
  median === null ? `not known of ${unknown}` : `median ${median} days of ${n}; ${unknown} not known`

/** The measures in words, one fact a line, with ATF's caveat. */
function lines({ agency, from, to, whole }: TraceMeasures): string[] {
  return [
    `${agency.name}, ${from} to ${to}: ${whole.recovered} guns recovered, ${whole.traced} of them traced: ${share(whole.comprehensive)}.`,
    `Recovery to request: ${days(whole.toRequest)}.`,
    `${whole.requested} requests, ${whole.sentBack} sent back: ${share(whole.rejection)}.`,
    `${whole.answered} answers, ${whole.toPurchaser} to a first purchaser: ${share(whole.purchaser)}. Request to answer: ${days(whole.toResult)}.`,
    `Time to crime known of ${whole.known} guns, not known of ${whole.unknown}: under 1 year ${share(whole.underOneYearShare)}, under 3 years ${share(whole.underThreeYearsShare)}.`,
    `Privately made: ${whole.privatelyMade}, ${share(whole.privatelyMadeShare)}.`,
    TRACE_CAVEAT,
  ]
}
