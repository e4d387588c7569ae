import type { Tx } from '#platform/db'
import type { GroupBy } from '../../contract/index.ts'
import { Values } from '../values.ts'
import {
  concerns,
  groundSql,
  highOf,
  lowOf,
  monthOf,
  touched,
  within,
  type Ground,
  type GroundSql,
  type Moment,
} from './moments.ts'

export type State = 'inTime' | 'late' | 'perhaps' | 'open' | 'unknown' | 'excluded'

export interface MeasuredClock {
  readonly key: string
  readonly from: Moment
  readonly to: Moment
  /** Hours, or when what begins on each day of the period is due, from its first day on. */
  readonly limit: { readonly hours: number } | { readonly firstDay: string; readonly dues: readonly Date[] }
}

export interface StateCount {
  readonly key: string
  readonly month: string
  readonly name: string | null
  readonly state: State
  readonly n: number
}

const GROUPS: Readonly<Record<GroupBy, string>> = { agency: 'c.agency_name', site: 'e.site' }

/** How exhibits of the period stand against each clock, by month and by group: all in one reading. */
export async function countStates(
  tx: Tx,
  ground: Ground,
  clocks: readonly MeasuredClock[],
  by: GroupBy,
): Promise<StateCount[]> {
  if (clocks.length === 0) return []
  const values = new Values()
  const sql = groundSql(ground, values)
  const lines = clocks.map(
    (clock) => `(${values.add(clock.key)}, ${cohort(clock, sql)}, ${stateOf(clock, sql, values)})`,
  )
  const { rows } = await tx.client.query<StateCount>(
    `select v.key, v.month, ${GROUPS[by]} as name, v.state, count(*)::int as n
     from ballistics.exhibit e left join ballistics.casefile c on c.id = e.casefile_id
     cross join lateral (values ${lines.join(', ')}) v (key, month, state)
     where ${touched(sql)} and v.month is not null group by 1, 2, 3, 4`,
    values.list,
  )
  return rows
}

/** The month to which an exhibit counts: in which the clock began or, where that is not known, ended. */
function cohort({ from, to }: MeasuredClock, sql: GroundSql): string {
  const began = within(from, sql)
  return `case when ${concerns(to)} and ${began} then ${monthOf(`e.${from}_at`, sql)}
    when ${concerns(to)} and e.${from}_at is null and ${within(to, sql)} then ${monthOf(`e.${to}_at`, sql)} end`
}

function stateOf({ from, to, limit }: MeasuredClock, sql: GroundSql, values: Values): string {
  const done = `(e.${to}_at is not null and e.${to}_at <= ${sql.asOf})`
  const [earliest, latest] =
    'hours' in limit
      ? [lowOf(from), highOf(from, sql)].map(
          (at) => `${at} + ${values.add(limit.hours)}::int * interval '1 hour'`,
        )
      : Array<string>(2).fill(dueOfDay(from, limit, sql, values))
  const decided = `e.triage in ('represented', 'hold', 'not-suitable') and e.acquired_at is null`
  return `case when e.${from}_at is null then 'unknown'
    when ${concerns(to) === 'true' ? 'false' : decided} then 'excluded'
    when ${done} and ${highOf(to, sql)} < ${earliest} then 'inTime'
    when (case when ${done} then e.${to}_at else ${sql.asOf} end) >= ${latest} then 'late'
    when ${done} then 'perhaps' else 'open' end`
}

function dueOfDay(
  from: Moment,
  { firstDay, dues }: { firstDay: string; dues: readonly Date[] },
  { zone }: GroundSql,
  values: Values,
): string {
  const list = values.add(dues.map((due) => due.toISOString()))
  return `(${list}::timestamptz[])[(e.${from}_at at time zone ${zone})::date - ${values.add(firstDay)}::date + 1]`
}
