import type { Tx } from '#platform/db'
import { COUNTED, type ExhibitQueue, type QueueFilter } from '../../contract/index.ts'
import { Values } from '../values.ts'
import { waiting } from './filter.ts'
import { HAS_SCAN, placeOf, timeKnown, type ExhibitMoment } from './stages.ts'

export interface StageClock {
  readonly key: string
  readonly from: ExhibitMoment
  readonly before: Date
}

export interface StageCount {
  readonly n: number
  readonly delayed: number
  readonly oldest: string | null
  readonly clocks: readonly { key: string; late: number; perhaps: number; unknown: number }[]
}

/** How much waits at a step and how much of it is late by each clock: the oldest 10,000 are looked at. */
export async function countWaiting(
  tx: Tx,
  stage: ExhibitQueue,
  filter: QueueFilter & { readonly keeper: number },
  { from, zone, clocks }: { from: ExhibitMoment; zone: string; clocks: readonly StageClock[] },
): Promise<StageCount> {
  const values = new Values()
  const own = filter.keeper === tx.actor.agencyId
  const conditions = waiting(stage, { ...filter, own }, undefined, values)
  const zoneAt = values.add(zone)
  const counts = clocks.map((clock, index) => clockCounts(clock, index, zoneAt, values))
  const { rows } = await tx.client.query<Record<string, number | string | null>>(
    `select count(*)::int as n, count(*) filter (where e.delayed)::int as delayed,
       to_char(min(e.${from}_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as oldest${counts.join('')}
     from (select e.*, e.id in (select d.exhibit_id from ballistics.delay d where d.stage = '${stage}'
         and d.ended_at is null) as delayed
       from ballistics.exhibit e where ${conditions.join(' and ')}
       order by ${placeOf(from)}, e.id limit ${COUNTED + 1}) e`,
    values.list,
  )
  const [row] = rows
  return {
    n: Number(row!['n']),
    delayed: Number(row!['delayed']),
    oldest: row!['oldest'] as string | null,
    clocks: clocks.map(({ key }, index) => ({
      key,
      late: Number(row![`late_${index}`]),
      perhaps: Number(row![`perhaps_${index}`]),
      unknown: Number(row![`unknown_${index}`]),
    })),
  }
}

/**
 * A day of which the time is not known begins as late as its last moment, or as early as its first: it is certainly late
 * when it was over before the day of the limit began. That midnight is one for all rows, and so is worked out once.
 */
function clockCounts({ from, before }: StageClock, index: number, zone: string, values: Values): string {
  const limit = `${values.add(before)}::timestamptz`
  const midnight = `date_trunc('day', ${limit} at time zone ${zone}::text) at time zone ${zone}::text`
  const certain = `e.${from}_at < case when ${timeKnown(from)} then ${limit} else ${midnight} end`
  return `, count(*) filter (where ${certain})::int as late_${index},
    count(*) filter (where e.${from}_at < ${limit} and not (${certain}))::int as perhaps_${index},
    count(*) filter (where e.${from}_at is null)::int as unknown_${index}`
}

/** Exhibits that are not entered, by what was decided about them. */
export async function countDecided(tx: Tx, keeper: number): Promise<Map<string, number>> {
  const { rows } = await tx.client.query<{ triage: string; n: number }>(
    `select triage, count(*)::int as n from ballistics.exhibit e
     where owner_agency = $1 and triage in ('represented', 'hold', 'not-suitable') and acquired_at is null group by 1`,
    [keeper],
  )
  return new Map(rows.map(({ triage, n }) => [triage, n]))
}

/** Exhibits that were entered and have no scan here, counted to 10,000. */
export async function countElsewhere(tx: Tx, keeper: number): Promise<number> {
  // Of others' exhibits, scans that are not shared are none.
  const none = keeper === tx.actor.agencyId ? 'not e.scanned' : `not ${HAS_SCAN}`
  const { rows } = await tx.client.query<{ n: number }>(
    `select count(*)::int as n from (select from ballistics.exhibit e where e.owner_agency = $1
       and e.acquired_at is not null and e.searched_at is null and e.reviewed_at is null and ${none}
       limit ${COUNTED + 1}) e`,
    [keeper],
  )
  return rows[0]!.n
}

/** The values a filter can take, each found by a step through its index. */
export async function filterValues(tx: Tx, keeper: number): Promise<{ agencies: string[]; sites: string[] }> {
  const distinct = async (table: string, column: string) => {
    const next = (after: string) =>
      `(select min(t.${column}) from ballistics.${table} t where t.owner_agency = $1 and t.${column} > ${after})`
    const { rows } = await tx.client.query<{ value: string }>(
      `with recursive found (value, n) as (
         select ${next(`''`)}, 1 union all select ${next('f.value')}, f.n + 1 from found f where f.value is not null and f.n < 200)
       select value from found where value is not null order by value`,
      [keeper],
    )
    return rows.map(({ value }) => value)
  }
  return { agencies: await distinct('casefile', 'agency_name'), sites: await distinct('exhibit', 'site') }
}
