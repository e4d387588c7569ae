import type { PoolClient } from 'pg'
import type { AgencyKind } from '#contract'

export interface AgencyRow {
  id: number
  name: string
  kind: AgencyKind
  contact: string
  time_zone: string
  host: boolean
  stopped_at: Date | null
  banner: string | null
  passwords_expire: boolean
  people: number
  administrators: number
  units: { id: number; name: string; people: number }[]
}

const AGENCY = `select agency.id, agency.name, agency.kind, agency.contact, agency.time_zone, agency.host,
    agency.stopped_at, agency.banner, agency.passwords_expire, counts.people, counts.administrators,
    coalesce((select json_agg(json_build_object('id', unit.id, 'name', unit.name, 'people',
        (select count(*) from access.person where unit_id = unit.id and disabled_at is null)) order by unit.name)
      from access.unit where unit.agency_id = agency.id), '[]') as units
  from access.agency cross join lateral (
    select count(*)::int as people, (count(*) filter (where 'administrator' = any (roles)))::int as administrators
    from access.person where person.agency_id = agency.id and person.disabled_at is null) as counts`

/** One agency, or with null all of them. */
export async function listAgencies(client: PoolClient, id: number | null): Promise<AgencyRow[]> {
  const { rows } = await client.query<AgencyRow>(
    `${AGENCY} where $1::int is null or agency.id = $1 order by agency.host desc, agency.name`,
    [id],
  )
  return rows
}

/** The first agency is the host. Answers nothing when the name is taken. */
export async function insertAgency(
  client: PoolClient,
  agency: { name: string; unit?: string; kind?: AgencyKind; contact?: string },
): Promise<number | undefined> {
  // Two first agencies at the same moment would both want to be the host.
  await client.query(`select pg_advisory_xact_lock(hashtext('access.agency'))`)
  const { rows } = await client.query<{ id: number }>(
    `insert into access.agency (name, unit, kind, contact, host)
     values ($1, $2, $3, $4, not exists (select from access.agency where host))
     on conflict (name) do nothing returning id`,
    [agency.name, agency.unit ?? '', agency.kind ?? 'law-enforcement', agency.contact ?? ''],
  )
  return rows[0]?.id
}

export async function agencyNamed(client: PoolClient, name: string): Promise<number | undefined> {
  const { rows } = await client.query<{ id: number }>('select id from access.agency where name = $1', [name])
  return rows[0]?.id
}

export interface AgencyChange {
  readonly name?: string | undefined
  readonly kind?: AgencyKind | undefined
  readonly contact?: string | undefined
  readonly banner?: string | null | undefined
  readonly passwordsExpire?: boolean | undefined
}

export async function updateAgency(client: PoolClient, id: number, change: AgencyChange): Promise<void> {
  await client.query(
    `update access.agency set name = coalesce($2, name), kind = coalesce($3, kind), contact = coalesce($4, contact),
       banner = case when $5 then $6 else banner end, passwords_expire = coalesce($7, passwords_expire)
     where id = $1`,
    [
      id,
      change.name ?? null,
      change.kind ?? null,
      change.contact ?? null,
      change.banner !== undefined,
      change.banner ?? null,
      change.passwordsExpire ?? null,
    ],
  )
}

export async function setStopped(
  client: PoolClient,
  id: number,
  by: { personId: string | null; at: Date } | null,
): Promise<void> {
  await client.query('update access.agency set stopped_at = $2, stopped_by = $3 where id = $1', [
    id,
    by?.at ?? null,
    by?.personId ?? null,
  ])
}

/** The use notice of the host; null for the default wording. */
export async function hostBanner(client: PoolClient): Promise<string | null> {
  const { rows } = await client.query<{ banner: string | null }>(
    'select banner from access.agency where host',
  )
  return rows[0]?.banner ?? null
}

export async function insertUnit(
  client: PoolClient,
  agencyId: number,
  name: string,
): Promise<number | undefined> {
  const { rows } = await client.query<{ id: number }>(
    'insert into access.unit (agency_id, name) values ($1, $2) on conflict do nothing returning id',
    [agencyId, name],
  )
  return rows[0]?.id
}

export async function deleteUnit(client: PoolClient, agencyId: number, id: number): Promise<boolean> {
  const { rowCount } = await client.query('delete from access.unit where id = $2 and agency_id = $1', [
    agencyId,
    id,
  ])
  return rowCount === 1
}

export async function unitBelongs(client: PoolClient, agencyId: number, id: number): Promise<boolean> {
  const { rows } = await client.query('select from access.unit where id = $2 and agency_id = $1', [
    agencyId,
    id,
  ])
  return rows.length > 0
}
