import type { CalendarDate } from '#contract'
import type { Tx } from '#platform/db'
import { conditionsOf, whereOf, type SetFilter } from './filter.ts'
import { seenBy } from './seen.ts'
import { Values } from './values.ts'

export interface DataReach {
  readonly first: CalendarDate | null
  readonly last: CalendarDate | null
  readonly today: CalendarDate
}

/** First and last day with any incident that the person can see, or of some sources only. */
export async function dataReach(tx: Tx, sources: readonly string[] | undefined): Promise<DataReach> {
  const { uncounted, exact: counted } = seenBy(tx.actor)
  const exact = [`t.facet = '' and t.value = '' and t.area = 0 and t.incidents > 0`, ...counted].join(' and ')
  const { rows } = await tx.client.query<DataReach>(
    sources
      ? `select min(i.occurred_at)::date as first, max(i.occurred_at)::date as last, current_date as today
         from incidents.incident i where i.source = any ($1::text[])`
      : `with months as (select min(t.start) as first, max(t.start) as last from incidents.tally t
           where t.grain = 'month' and ${exact}),
         one as (${uncounted ? `select min(i.occurred_at)::date as first, max(i.occurred_at)::date as last from ${uncounted}` : 'select null::date as first, null::date as last'})
         select least((${dayIn('min', 'first', exact)}), (select first from one)) as first,
           greatest((${dayIn('max', 'last', exact)}), (select last from one)) as last, current_date as today`,
    sources ? [sources] : [],
  )
  return rows[0]!
}

/** The first or last day with an incident in the first or last month with one. */
const dayIn = (edge: 'min' | 'max', month: 'first' | 'last', exact: string): string =>
  `select ${edge}(t.start) from incidents.tally t
   where t.grain = 'day' and ${exact}
     and t.start >= (select ${month} from months)
     and t.start < (select (${month} + interval '1 month')::date from months)`

/**
 * Residents of the areas asked for, else of the first layers of the agencies; null where none is known, or not for
 * each of several agencies whose incidents are counted.
 */
export async function populationOf(
  tx: Tx,
  areas: readonly string[] | undefined,
  agencies: readonly number[],
): Promise<number | null> {
  const { rows } = await tx.client.query<{ population: number | null; agencies: number }>(
    `select sum(a.population)::float8 as population, count(distinct l.owner_agency)::int as agencies
     from incidents.area a join incidents.layer l on l.id = a.layer_id
     where a.population is not null and ${areas ? 'a.id = any ($1::int[])' : 'l.slot = 1 and l.owner_agency = any ($1::int[])'}`,
    [areas ?? agencies],
  )
  const { population, agencies: known } = rows[0]!
  return areas || known === agencies.length ? population : null
}

/** Which of some agencies own incidents that the person sees. */
export async function ownersSeen(tx: Tx, agencies: readonly number[]): Promise<number[]> {
  const { rows } = await tx.client.query<{ agency: number }>(
    `select g.agency from unnest($1::int[]) g (agency)
     where exists (select from incidents.incident i where i.owner_agency = g.agency) order by g.agency`,
    [agencies],
  )
  return rows.map(({ agency }) => agency)
}

export interface AlertCounts {
  readonly total: number
  readonly withEvidence: number
  readonly withoutDisposition: number
}

/** Gunshot-detection alerts of the incidents under a filter. */
export async function countAlerts(tx: Tx, filter: SetFilter): Promise<AlertCounts> {
  const seen = seenBy(tx.actor)
  const values = new Values()
  const conditions = conditionsOf(seen, filter, values)
  const { rows } = await tx.client.query<AlertCounts>(
    `select count(*)::int as total,
       (count(*) filter (where l.disposition in ('shooting', 'gun-evidence')))::int as "withEvidence",
       (count(*) filter (where l.disposition = 'pending'))::int as "withoutDisposition"
     from incidents.alert l join ${seen.from} on i.id = l.incident_id
     ${whereOf(conditions)}`,
    values.list,
  )
  return rows[0]!
}

export interface LayerArea {
  readonly id: number
  readonly slot: number
  readonly owner: number
  readonly code: string
  readonly name: string
  readonly population: number | null
}

/** The areas of a layer, by code; empty when the person can see no such layer. */
export async function areasOf(tx: Tx, layer: number): Promise<LayerArea[]> {
  const { rows } = await tx.client.query<LayerArea>(
    `select a.id, l.slot, l.owner_agency as owner, a.code, a.name, a.population
     from incidents.layer l join incidents.area a on a.layer_id = l.id where l.id = $1 order by a.code, a.id`,
    [layer],
  )
  return rows
}

/** Kinds of groups that one reading of the incidents gives. */
export interface PatternRow {
  readonly weekday: number | null
  readonly hour: number | null
  readonly kind: string | null
  readonly setting: string | null
  /** Which group the row belongs to. */
  readonly of: 'clock' | 'kind' | 'setting'
  readonly incidents: number
  readonly fatal: number
  readonly killed: number
  readonly victims: number
}

/** Counts by weekday and hour, by kind of place and by setting, in one pass. */
export async function countPatterns(tx: Tx, filter: SetFilter): Promise<PatternRow[]> {
  const seen = seenBy(tx.actor)
  const values = new Values()
  const circumstances = seen.shows('circumstances')
  const where = whereOf(conditionsOf(seen, filter, values))
  const { rows } = await tx.client.query<PatternRow>(
    `select weekday, hour, kind, setting,
       case when grouping(kind) = 0 then 'kind' when grouping(setting) = 0 then 'setting' else 'clock' end as of,
       count(*)::int as incidents, (count(*) filter (where class = 'fatal'))::int as fatal,
       coalesce(sum(killed), 0)::int as killed,
       coalesce(sum(killed + wounded), 0)::int as victims
     from (select case when ${circumstances} then i.kind else 'not-shared' end as kind,
         case when ${circumstances} then i.setting else 'not-shared' end as setting, i.class, i.killed, i.wounded,
         case when i.time_known and i.date_precision = 'd' then extract(isodow from i.occurred_at)::int end as weekday,
         case when i.time_known and i.date_precision = 'd' then extract(hour from i.occurred_at)::int end as hour
       from ${seen.from} ${where}) i
     group by grouping sets ((weekday, hour), (kind), (setting))`,
    values.list,
  )
  return rows
}

export interface VictimRow {
  readonly low: number | null
  readonly high: number | null
  readonly sex: string | null
  readonly count: number
  readonly fatal: number
}

/** People shot, by age as their source states it and by sex. */
export async function countVictims(tx: Tx, filter: SetFilter): Promise<VictimRow[]> {
  const seen = seenBy(tx.actor)
  const values = new Values()
  const conditions = [...conditionsOf(seen, filter, values), `v.outcome in ('killed', 'wounded')`]
  const { rows } = await tx.client.query<VictimRow>(
    `select v.age_low as low, v.age_high as high, v.sex, count(*)::int as count,
       (count(*) filter (where v.outcome = 'killed'))::int as fatal
     from incidents.victim v join ${seen.from} on i.id = v.incident_id
     ${whereOf(conditions)} group by 1, 2, 3`,
    values.list,
  )
  return rows
}
