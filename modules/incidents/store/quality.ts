import type { Tx } from '#platform/db'

/** Lets the sorts of this transaction stay in memory; they hold a few numbers for each incident. */
export async function allowSorting(tx: Tx): Promise<void> {
  await tx.client.query(`select set_config('work_mem', '64MB', true)`)
}

/** What one source holds and lacks; every number counts incidents, except those of people. */
export interface SourceRow {
  readonly source: string
  readonly incidents: number
  readonly last_day: string | null
  readonly entered: number
  readonly coordinates: number
  readonly time: number
  readonly day: number
  readonly area: number
  readonly status: number
  readonly late: number
  readonly status_before: number
  readonly class_differs: number
  readonly excluded_killed: number
  readonly district_differs: number
}

/**
 * One pass over the agency's incidents. `entered` is the source whose incidents people type: only they can
 * be late, an imported history is not. Late is counted to the report, or to the entry where none is stated.
 */
export async function scanSources(
  tx: Tx,
  entered: string,
  lateAfterDays: number,
  hasLayer: boolean,
): Promise<SourceRow[]> {
  const { rows } = await tx.client.query<SourceRow>(
    `select i.source, count(*)::int as incidents, to_char(max(i.occurred_at), 'YYYY-MM-DD') as last_day,
       count(*) filter (where i.source = $2)::int as entered,
       count(*) filter (where i.latitude is null)::int as coordinates,
       count(*) filter (where not i.time_known)::int as time,
       count(*) filter (where i.date_precision <> 'd')::int as day,
       count(*) filter (where $4 and i.latitude is not null and i.area_1 is null)::int as area,
       count(*) filter (where i.status is null)::int as status,
       count(*) filter (where i.source = $2 and coalesce(i.reported_at, i.recorded_at)
         > i.occurred_at::timestamptz + make_interval(days => $3))::int as late,
       count(*) filter (where i.status_on < left(to_char(i.occurred_at, 'YYYY-MM-DD'),
         least(length(i.status_on), case i.date_precision when 'y' then 4 when 'm' then 7 else 10 end)))::int
         as status_before,
       count(*) filter (where i.killed > 0 and i.class not in ('fatal', 'excluded'))::int as class_differs,
       count(*) filter (where i.killed > 0 and i.class = 'excluded')::int as excluded_killed,
       count(*) filter (where ltrim(i.district, '0') <> ltrim(a.code, '0')
         and i.district ~ '^\\d+$' and a.code ~ '^\\d+$')::int as district_differs
     from incidents.incident i
       left join (select id, code from incidents.area where owner_agency = $1) a on a.id = i.area_1
     where i.owner_agency = $1 group by i.source order by i.source`,
    [tx.actor.agencyId, entered, lateAfterDays, hasLayer],
  )
  return rows
}

/**
 * Half of what people entered was on record here sooner than this many days after the event; counted to
 * the report, or to the entry where no report is stated.
 */
export async function medianDelay(tx: Tx, entered: string): Promise<number | null> {
  const { rows } = await tx.client.query<{ days: number | null }>(
    `select percentile_cont(0.5) within group (order by greatest(0, extract(epoch from
       coalesce(i.reported_at, i.recorded_at) - i.occurred_at::timestamptz)::float8)) / 86400 as days
     from incidents.incident i where i.owner_agency = $1 and i.source = $2`,
    [tx.actor.agencyId, entered],
  )
  return rows[0]?.days ?? null
}

export interface PeopleRow {
  readonly source: string
  readonly victims: number
  readonly age: number
  readonly sex: number
  readonly died_before: number
}

/** One pass over the victims of the agency. */
export async function scanVictims(tx: Tx): Promise<PeopleRow[]> {
  const { rows } = await tx.client.query<PeopleRow>(
    `select i.source, count(*)::int as victims, count(*) filter (where v.age_low is null)::int as age,
       count(*) filter (where v.sex is null)::int as sex,
       count(*) filter (where v.died_on < left(to_char(i.occurred_at, 'YYYY-MM-DD'),
         least(length(v.died_on), case i.date_precision when 'y' then 4 when 'm' then 7 else 10 end)))::int
         as died_before
     from incidents.victim v join incidents.incident i on i.id = v.incident_id
     where v.owner_agency = $1 and i.owner_agency = $1 group by i.source`,
    [tx.actor.agencyId],
  )
  return rows
}

/** Alerts that sounded more than `minutes` after the event they are on record with. */
export async function countLateAlerts(
  tx: Tx,
  minutes: number,
): Promise<{ source: string; alerts: number; late: number }[]> {
  const { rows } = await tx.client.query<{ source: string; alerts: number; late: number }>(
    `select i.source, count(*)::int as alerts,
       count(*) filter (where i.time_known and i.date_precision = 'd'
         and abs(extract(epoch from t.alerted_at - i.occurred_at::timestamptz)) > $2 * 60)::int as late
     from incidents.alert t join incidents.incident i on i.id = t.incident_id
     where t.owner_agency = $1 group by i.source`,
    [tx.actor.agencyId, minutes],
  )
  return rows
}

/** Two incidents that may be one; positions in degrees. */
interface TwinRow {
  readonly source: string
  readonly id: string
  readonly latitude: number
  readonly longitude: number
  readonly other: string
  readonly other_source: string
  readonly other_latitude: number
  readonly other_longitude: number
}

/**
 * Pairs of incidents up to `minutes` apart and near each other; the distance in metres is left to the
 * caller. Most incidents are alone in their quarter of an hour and leave first; the rest are joined by
 * slices of time that agree or follow each other, which is plain equality.
 */
export async function findTwins(tx: Tx, minutes: number): Promise<TwinRow[]> {
  const { rows } = await tx.client.query<TwinRow>(
    `with timed as (
       select id, latitude, longitude, occurred_at, lag(occurred_at) over by_time as earlier,
         lead(occurred_at) over by_time as later
       from incidents.incident
       where owner_agency = $1 and latitude is not null and time_known and date_precision = 'd'
       window by_time as (order by occurred_at)),
     mapped as materialized (
       select id, latitude, longitude, occurred_at,
         date_bin(make_interval(mins => $2), occurred_at, timestamp '2000-01-01') as slice
       from timed
       where earlier >= occurred_at - make_interval(mins => $2)
         or later <= occurred_at + make_interval(mins => $2)),
     pair as materialized (
       select a, b from mapped a join mapped b on b.slice = a.slice
         where (a.occurred_at, a.id) < (b.occurred_at, b.id) and ${NEAR}
       union all
       select a, b from mapped a join mapped b on b.slice = a.slice + make_interval(mins => $2)
         where b.occurred_at - a.occurred_at <= make_interval(mins => $2) and ${NEAR})
     select (a).id, (a).latitude, (a).longitude, (b).id as other, (b).latitude as other_latitude,
       (b).longitude as other_longitude,
       (select source from incidents.incident where id = (a).id) as source,
       (select source from incidents.incident where id = (b).id) as other_source
     from pair`,
    [tx.actor.agencyId, minutes],
  )
  return rows
}

/** A box that holds 50 metres on every side anywhere but near the poles. */
const NEAR = 'abs(a.latitude - b.latitude) < 0.0005 and abs(a.longitude - b.longitude) < 0.005'

/** When each source was last imported. */
export async function lastImports(tx: Tx): Promise<Map<string, Date>> {
  const { rows } = await tx.client.query<{ source: string; at: Date }>(
    `select profile ->> 'source' as source, max(created_at) as at from incidents.import
     where owner_agency = $1 and state = 'done' and profile ->> 'source' is not null group by 1`,
    [tx.actor.agencyId],
  )
  return new Map(rows.map(({ source, at }) => [source, at]))
}
