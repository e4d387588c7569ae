import type { Tx } from '#platform/db'

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
  readonly median_delay: number | null
  readonly status_before: number
  readonly class_differs: number
  readonly excluded_killed: number
  readonly district_differs: number
}

/**
 * One pass over the agency's incidents. `entered` is the source whose incidents people type: only they can
 * be late, an imported history is not. The delay runs from the first possible moment of the event to the
 * report, or to the entry where no report is stated.
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
       count(*) filter (where i.source = $2 and ${DELAY} > $3)::int as late,
       percentile_cont(0.5) within group (order by greatest(${DELAY}, 0))
         filter (where i.source = $2) as median_delay,
       count(*) filter (where i.status_on < left(to_char(i.occurred_at, 'YYYY-MM-DD'),
         least(length(i.status_on), case i.date_precision when 'y' then 4 when 'm' then 7 else 10 end)))::int
         as status_before,
       count(*) filter (where i.killed > 0 and i.class not in ('fatal', 'excluded'))::int as class_differs,
       count(*) filter (where i.killed > 0 and i.class = 'excluded')::int as excluded_killed,
       count(*) filter (where ltrim(i.district, '0') ~ '^\\d+$' and a.code ~ '^\\d+$'
         and ltrim(i.district, '0') <> ltrim(a.code, '0'))::int as district_differs
     from incidents.incident i
       left join (select id, code from incidents.area where owner_agency = $1) a on a.id = i.area_1
     where i.owner_agency = $1 group by i.source order by i.source`,
    [tx.actor.agencyId, entered, lateAfterDays, hasLayer],
  )
  return rows
}

const DELAY = `extract(epoch from coalesce(i.reported_at, i.recorded_at) - i.occurred_at::timestamptz) / 86400`

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
export interface TwinRow {
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
 * Pairs of incidents of the same minute or up to `minutes` apart, in neighbouring cells. Looks only at
 * each incident's next ones in time, within a cell of about 110 m and the cells around it.
 */
export async function findTwins(tx: Tx, minutes: number): Promise<TwinRow[]> {
  const { rows } = await tx.client.query<TwinRow>(
    `with mapped as materialized (
       select id, source, number, latitude, longitude, occurred_at,
         floor(extract(epoch from occurred_at) / ($2 * 60))::int as slice,
         floor(latitude * 1000)::int as row
       from incidents.incident
       where owner_agency = $1 and latitude is not null and time_known and date_precision = 'd')
     select a.source, a.id, a.latitude, a.longitude, b.id as other, b.source as other_source,
       b.latitude as other_latitude, b.longitude as other_longitude
     from mapped a
     cross join (values (0), (1)) later (slices) cross join (values (-1), (0), (1)) beside (rows)
     join mapped b on b.slice = a.slice + later.slices and b.row = a.row + beside.rows
     where (later.slices = 1 or (a.occurred_at, a.id) < (b.occurred_at, b.id))
       and b.occurred_at - a.occurred_at <= make_interval(mins => $2)
       and abs(a.longitude - b.longitude) < 0.005 and (a.number, a.source) <> (b.number, b.source)`,
    [tx.actor.agencyId, minutes],
  )
  return rows
}

/** When each source was last imported. */
export async function lastImports(tx: Tx): Promise<Map<string, Date>> {
  const { rows } = await tx.client.query<{ source: string; at: Date }>(
    `select profile ->> 'source' as source, max(created_at) as at from incidents.import
     where owner_agency = $1 and state = 'done' and profile ->> 'source' is not null group by 1`,
    [tx.actor.agencyId],
  )
  return new Map(rows.map(({ source, at }) => [source, at]))
}
