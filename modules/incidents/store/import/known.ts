import type { Tx } from '#platform/db'

/** An incident of the file that is on record with other content. */
export interface Incoming {
  readonly first: number
  readonly rows: number
  readonly existing: string
  readonly edition: string | null
  readonly hash: number
  readonly day: string
  readonly date_precision: string
  readonly time: string | null
  readonly reported_at: string | null
  readonly address: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly setting: string | null
  readonly kind: string | null
  readonly district: string | null
  readonly domestic: boolean | null
  readonly officer_involved: boolean | null
  readonly status: string | null
  readonly circumstance: string | null
  readonly exclusion: string | null
  readonly areas: readonly (number | null)[]
  readonly people: readonly IncomingPerson[]
}

export interface IncomingPerson {
  readonly kind: 'v' | 's' | 'w'
  readonly state: string
  readonly age_low: number | null
  readonly age_high: number | null
  readonly sex: string | null
  readonly race: string | null
  readonly ethnicity: string | null
  readonly wound: string | null
}

/** The next incidents to be merged, after row `after`. */
export async function nextKnown(tx: Tx, after: number, limit: number): Promise<Incoming[]> {
  const { rows } = await tx.client.query<Incoming>(
    `select s.first, s.rows, s.existing, s.edition, s.hash, to_char(s.occurred_at, 'YYYY-MM-DD') as day, s.date_precision,
       case when s.time_known then to_char(s.occurred_at, 'HH24:MI') end as time,
       to_char(s.reported_at, 'YYYY-MM-DD"T"HH24:MI:SSTZH:TZM') as reported_at,
       s.address, s.latitude, s.longitude, s.setting, s.kind, s.district, s.domestic, s.officer_involved, s.status,
       s.circumstance, s.exclusion,
       array[s.area_1, s.area_2, s.area_3, s.area_4, s.area_5, s.area_6] as areas,
       coalesce((select json_agg(json_build_object('kind', e.kind::text, 'state', e.state, 'age_low', e.age_low,
           'age_high', e.age_high, 'sex', e.sex, 'race', e.race, 'ethnicity', e.ethnicity, 'wound', e.wound)
           order by p.row, p.entry)
         from staged_people p join staged_entry e using (entry) where p.first = s.first), '[]') as people
     from staged_incident s
     where s.first > $1 and s.existing is not null and s.source_hash is distinct from s.hash
     order by s.first limit $2`,
    [after, limit],
  )
  // Someone who corrects one of them meanwhile waits, and then sees what the import made of it.
  await tx.client.query('select from incidents.incident where id = any ($1::uuid[]) order by id for update', [
    rows.map(({ existing }) => existing),
  ])
  return rows
}

/** Prepares for `nextKnown`; answers how many there are. */
export async function prepareKnown(tx: Tx): Promise<number> {
  const { rows } = await tx.client.query<{ count: number }>(
    'select count(*) as count from staged_incident where existing is not null and source_hash is distinct from hash',
  )
  const count = rows[0]!.count
  if (count > 0)
    await tx.client.query('create index on staged_people (first); create index on staged_incident (first)')
  return count
}
