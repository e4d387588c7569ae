import type { Tx } from '#platform/db'
import type { AnalysisFilter, Answer, StatedBand } from '../contract/index.ts'
import { Values } from './values.ts'

/** Recovered guns that are alike in everything the analysis looks at, and how many. */
export interface GunGroup {
  readonly answer: Answer
  readonly outcome: string | null
  readonly days: number | null
  /** Between which the days lie where they are not known. */
  readonly least: number | null
  readonly most: number | null
  readonly type: string
  readonly offence: string | null
  readonly place: string
  /** As written; the state of the recovery, else the one that the requester's ORI begins with. */
  readonly recovered_state: string | null
  readonly sold: boolean
  readonly source_state: string | null
  readonly count: number
}

const OFFENCE = `left(coalesce(r.crime_code, nullif(t.request ->> 'crimeCode', '')), 2)`
const PLACE = `coalesce(nullif(r.city, ''), a.name)`

/** What is known of the time of a gun: of its best trace, answered before waiting, with a time before without. */
const BEST = `select t.* from tracing.trace t where t.recovery_id = r.id and t.status <> 'withdrawn'
  order by array_position(array['answered', 'submitted', 'rejected', 'draft'], t.status), (t.days_to_crime is null),
    t.requested_on desc nulls last, t.reference desc limit 1`

const ANSWER = `case when t.days_to_crime >= 0 then 'known'
  when r.privately_made or t.outcome in ('privately-made', 'government-or-export') then 'no-sale'
  when t.status = 'answered' then 'no-time' when t.status = 'submitted' then 'waiting'
  when t.status = 'rejected' then 'sent-back' else 'not-traced' end`

/** Every recovered gun that the actor sees under a filter, alike ones counted together. */
export async function gunGroups(tx: Tx, filter: AnalysisFilter): Promise<GunGroup[]> {
  const values = new Values()
  const { from, to, type, place, offence } = filter
  const conditions = [
    ...(from ? [`r.recovered_on >= ${values.add(from)}`] : []),
    ...(to ? [`rpad(r.recovered_on, 10, '-01-01') <= ${values.add(to)}`] : []),
    ...(type ? [`r.type = any (${values.add(type)}::text[])`] : []),
    ...(place ? [`${PLACE} = ${values.add(place)}`] : []),
    ...(offence ? [`${OFFENCE} = any (${values.add(offence)}::text[])`] : []),
  ]
  const { rows } = await tx.client.query<GunGroup>(
    `select ${ANSWER} as answer, t.outcome, case when t.days_to_crime >= 0 then t.days_to_crime end as days,
       t.days_least as least, t.days_most as most, r.type, ${OFFENCE} as offence, ${PLACE} as place,
       coalesce(nullif(r.state, ''), substring(t.request -> 'requester' ->> 'ori' from '^([A-Z]{2})[A-Z0-9]{7}$')) as recovered_state,
       coalesce(s.sold, false) as sold, s.state as source_state, count(*)::int as count
     from tracing.recovery r join access.agency a on a.id = r.owner_agency
     left join lateral (${BEST}) t on true
     left join lateral (select true as sold, max(s.state) filter (where s.kind = 'dealer') as state
       from tracing.step s where s.trace_id = t.id and s.kind in ('dealer', 'purchaser')
       having count(*) filter (where s.kind = 'purchaser') > 0) s on true
     ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}
     group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11`,
    values.list,
  )
  return rows
}

export interface Difference {
  readonly id: string
  readonly reference: number
  readonly case_number: string
  readonly days: number
  readonly days_stated: number | null
  readonly band_stated: StatedBand | null
}

/** First day that is three years. */
const THREE_YEARS = 1_096
const STATES_TIME = `t.days_to_crime >= 0 and (t.days_stated is not null or t.band_stated is not null)`
const DIFFERS = `(t.days_stated <> t.days_to_crime
  or t.band_stated is not null and (t.band_stated = 'under-3-years') <> (t.days_to_crime < ${THREE_YEARS}))`

/** Traces whose answer says another time than their own dates, and how many say one at all. */
export async function findDifferences(
  tx: Tx,
  limit: number,
): Promise<{ compared: number; total: number; rows: Difference[] }> {
  const counted = await tx.client.query<{ compared: number; total: number }>(
    `select count(*)::int as compared, count(*) filter (where ${DIFFERS})::int as total
     from tracing.trace t where ${STATES_TIME}`,
  )
  const { rows } = await tx.client.query<Difference>(
    `select t.id, t.reference, r.case_number, t.days_to_crime as days, t.days_stated, t.band_stated
     from tracing.trace t join tracing.recovery r on r.id = t.recovery_id
     where ${STATES_TIME} and ${DIFFERS} order by t.days_to_crime, t.reference limit $1`,
    [limit],
  )
  return { ...counted.rows[0]!, rows }
}
