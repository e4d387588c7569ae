import type { PoolClient } from 'pg'
import type { AgencyKind, Clearance, Purpose, Role } from '#contract'
import type { SightRow } from '#platform/sharing'

export interface PersonRow {
  id: string
  agency_id: number
  agency: string
  unit: string
  agency_kind: AgencyKind
  clearances: Clearance[]
  sight: SightRow
  name: string
  email: string
  roles: Role[]
  title: string
  demonstration: boolean
  password_hash: string | null
  disabled_at: Date | null
  failures: number
  failed_since: Date | null
  last_seen_at: Date | null
}

export interface SessionRow extends PersonRow {
  purpose: Purpose
  created_at: Date
  seen_at: Date
}

export interface InvitationRow {
  kind: 'setup' | 'invitation'
  agency_id: number | null
  agency: string | null
  name: string | null
  email: string | null
  roles: Role[]
}

const PERSON = `person.id, person.agency_id, agency.name as agency, agency.unit, agency.kind as agency_kind,
  access.clearances_of(person.id) as clearances,
  sharing.sight_of(person.agency_id, person.id) as sight, person.name, person.email, person.roles, person.title, person.demonstration, person.password_hash, person.disabled_at, person.failures, person.failed_since,
  person.last_seen_at from access.person join access.agency on agency.id = person.agency_id`

export async function findPerson(
  client: PoolClient,
  by: { id: string } | { email: string },
): Promise<PersonRow | undefined> {
  const [condition, value] =
    'id' in by ? ['person.id = $1', by.id] : ['lower(person.email) = lower($1)', by.email]
  const { rows } = await client.query<PersonRow>(`select ${PERSON} where ${condition}`, [value])
  return rows[0]
}

/** Locks the person's row, so that attempts made at the same moment are counted one after the other. */
export async function lockPerson(client: PoolClient, email: string): Promise<PersonRow | undefined> {
  const { rows } = await client.query<PersonRow>(
    `select ${PERSON} where lower(person.email) = lower($1) for update of person`,
    [email],
  )
  return rows[0]
}

export async function listPeopleOf(client: PoolClient, agencyId: number): Promise<PersonRow[]> {
  const { rows } = await client.query<PersonRow>(
    `select ${PERSON} where person.agency_id = $1 order by person.disabled_at nulls first, person.name`,
    [agencyId],
  )
  return rows
}

export async function listDemonstrationPeople(client: PoolClient): Promise<PersonRow[]> {
  const { rows } = await client.query<PersonRow>(
    `select ${PERSON} where person.demonstration and person.disabled_at is null order by person.created_at`,
  )
  return rows
}

export interface NewPerson {
  id: string
  agencyId: number
  name: string
  email: string
  roles: readonly Role[]
  passwordHash: string | null
  title?: string
  demonstration?: boolean
}

export async function insertPerson(client: PoolClient, person: NewPerson): Promise<void> {
  await client.query(
    `insert into access.person (id, agency_id, name, email, roles, password_hash, title, demonstration)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      person.id,
      person.agencyId,
      person.name,
      person.email,
      person.roles,
      person.passwordHash,
      person.title ?? '',
      person.demonstration ?? false,
    ],
  )
}

export async function insertAgency(client: PoolClient, name: string, unit: string): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    'insert into access.agency (name, unit) values ($1, $2) returning id',
    [name, unit],
  )
  return rows[0]!.id
}

export async function noteFailure(
  client: PoolClient,
  id: string,
  since: Date,
  failures: number,
): Promise<void> {
  await client.query('update access.person set failures = $2, failed_since = $3 where id = $1', [
    id,
    failures,
    since,
  ])
}

export async function updatePerson(
  client: PoolClient,
  id: string,
  change: { roles?: readonly Role[] | undefined; disabled?: boolean | undefined },
): Promise<void> {
  await client.query(
    `update access.person set roles = coalesce($2, roles),
       disabled_at = case when $3::boolean is null then disabled_at when $3 then coalesce(disabled_at, now()) end
     where id = $1`,
    [id, change.roles ?? null, change.disabled ?? null],
  )
}

/** Active administrators of an agency, locked, so that two changes at once cannot remove the last one. */
export async function lockAdministrators(client: PoolClient, agencyId: number): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select id from access.person where agency_id = $1 and disabled_at is null and 'administrator' = any (roles) for update`,
    [agencyId],
  )
  return rows.map((row) => row.id)
}
