import type { CalendarDate } from '#contract'
import type { Tx } from '#platform/db'
import { conditionsOf, whereOf, type SetFilter } from './filter.ts'
import { Values } from './values.ts'

export interface DataReach {
  readonly first: CalendarDate | null
  readonly last: CalendarDate | null
  readonly today: CalendarDate
}

/** First and last day with any incident that the person can see, or of some sources only. */
export async function dataReach(tx: Tx, sources: readonly string[] | undefined): Promise<DataReach> {
  const { rows } = await tx.client.query<DataReach>(
    sources
      ? `select min(occurred_at)::date as first, max(occurred_at)::date as last, current_date as today
         from incidents.incident where source = any ($1::text[])`
      : `with months as (select min(start) as first, max(start) as last from incidents.tally
           where grain = 'month' and facet = '' and value = '' and area = 0 and incidents > 0)
         select (${dayIn('min', 'first')}) as first, (${dayIn('max', 'last')}) as last, current_date as today`,
    sources ? [sources] : [],
  )
  return rows[0]!
}

/** The first or last day with an incident in the first or last month with one. */
const dayIn = (edge: 'min' | 'max', month: 'first' | 'last'): string =>
  `select ${edge}(start) from incidents.tally
   where grain = 'day' and facet = '' and value = '' and area = 0 and incidents > 0
     and start >= (select ${month} from months)
     and start < (select (${month} + interval '1 month')::date from months)`

/** Residents of the areas asked for, else of the whole first layer; null where none is known. */
export async function populationOf(tx: Tx, areas: readonly string[] | undefined): Promise<number | null> {
  const { rows } = await tx.client.query<{ population: number | null }>(
    `select sum(a.population)::float8 as population
     from incidents.area a join incidents.layer l on l.id = a.layer_id
     where ${areas ? 'a.id = any ($1::int[])' : 'l.slot = 1'}`,
    areas ? [areas] : [],
  )
  return rows[0]!.population
}

export interface AlertCounts {
  readonly total: number
  readonly withEvidence: number
  readonly withoutDisposition: number
}

/** Gunshot-detection alerts of the incidents under a filter. */
export async function countAlerts(tx: Tx, filter: SetFilter): Promise<AlertCounts> {
  const values = new Values()
  const conditions = conditionsOf(filter, values)
  const { rows } = await tx.client.query<AlertCounts>(
    `select count(*)::int as total,
       (count(*) filter (where l.disposition in ('shooting', 'gun-evidence')))::int as "withEvidence",
       (count(*) filter (where l.disposition = 'pending'))::int as "withoutDisposition"
     from incidents.alert l join incidents.incident i on i.id = l.incident_id
     ${whereOf(conditions)}`,
    values.list,
  )
  return rows[0]!
}

export interface LayerArea {
  readonly id: number
  readonly slot: number
  readonly code: string
  readonly name: string
  readonly population: number | null
}

/** The areas of a layer, by code; empty when the person can see no such layer. */
export async function areasOf(tx: Tx, layer: number): Promise<LayerArea[]> {
  const { rows } = await tx.client.query<LayerArea>(
    `select a.id, l.slot, a.code, a.name, a.population
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
  const values = new Values()
  const where = whereOf(conditionsOf(filter, values))
  const { rows } = await tx.client.query<PatternRow>(
    `select weekday, hour, kind, setting,
       case when grouping(kind) = 0 then 'kind' when grouping(setting) = 0 then 'setting' else 'clock' end as of,
       count(*)::int as incidents, (count(*) filter (where class = 'fatal'))::int as fatal,
       sum(killed)::int as killed, sum(killed + wounded)::int as victims
     from (select i.kind, i.setting, i.class, i.killed, i.wounded,
         case when i.time_known and i.date_precision = 'd' then extract(isodow from i.occurred_at)::int end as weekday,
         case when i.time_known and i.date_precision = 'd' then extract(hour from i.occurred_at)::int end as hour
       from incidents.incident i ${where}) i
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
  const values = new Values()
  const conditions = [...conditionsOf(filter, values), `v.outcome in ('killed', 'wounded')`]
  const { rows } = await tx.client.query<VictimRow>(
    `select v.age_low as low, v.age_high as high, v.sex, count(*)::int as count,
       (count(*) filter (where v.outcome = 'killed'))::int as fatal
     from incidents.victim v join incidents.incident i on i.id = v.incident_id
     ${whereOf(conditions)} group by 1, 2, 3`,
    values.list,
  )
  return rows
}
