import type { PoolClient } from 'pg'
import type { AgencyKind, Clearance, Role } from '#contract'
import type { SightRow } from '#platform/sharing'

/** What every request needs to know of a person. */
export interface Profile {
  id: string
  agency_id: number
  agency: string
  agency_kind: AgencyKind
  agency_host: boolean
  unit: string
  clearances: Clearance[]
  sight: SightRow
  name: string
  email: string
  roles: Role[]
  title: string
  demonstration: boolean
  provider: string | null
  disabled_at: Date | null
  last_seen_at: Date | null
  recovered_at: Date | null
  recovered_by: string | null
}

/** A profile with what proves who the person is. Never leaves this part. */
export interface PersonRow extends Profile {
  agency_stopped_at: Date | null
  passwords_expire: boolean
  password_hash: string | null
  password_changed_at: Date | null
  totp_secret: Buffer | null
  totp_pending: Buffer | null
  totp_since: Date | null
  issuer: string | null
  subject: string | null
  expires_at: Date | null
  locked_at: Date | null
  failures: number
  failed_since: Date | null
  passkeys: number
  recovery_codes: number
}

export const PROFILE = `person.id, person.agency_id, agency.name as agency, agency.kind as agency_kind,
  agency.host as agency_host,
  coalesce((select unit.name from access.unit where unit.id = person.unit_id), agency.unit) as unit,
  access.clearances_of(person.id) as clearances, sharing.sight_of(person.agency_id, person.id) as sight,
  person.name, person.email, person.roles, person.title, person.demonstration, person.provider,
  person.disabled_at, person.last_seen_at, person.recovered_at, person.recovered_by`

const PERSON = `${PROFILE}, agency.stopped_at as agency_stopped_at, agency.passwords_expire,
  person.password_hash, person.password_changed_at, person.totp_secret, person.totp_pending, person.totp_since,
  person.issuer, person.subject, person.expires_at, person.locked_at, person.failures, person.failed_since,
  (select count(*)::int from access.passkey where person_id = person.id) as passkeys,
  (select count(*)::int from access.recovery_code where person_id = person.id and used_at is null) as recovery_codes
  from access.person join access.agency on agency.id = person.agency_id`

type By = { id: string } | { email: string } | { issuer: string; subject: string }

function conditionOf(by: By): [string, unknown[]] {
  if ('id' in by) return ['person.id = $1', [by.id]]
  if ('email' in by) return ['lower(person.email) = lower($1)', [by.email]]
  return ['person.issuer = $1 and person.subject = $2', [by.issuer, by.subject]]
}

export async function findPerson(client: PoolClient, by: By): Promise<PersonRow | undefined> {
  const [condition, values] = conditionOf(by)
  const { rows } = await client.query<PersonRow>(`select ${PERSON} where ${condition}`, values)
  return rows[0]
}

/** Locks the person's row, so that attempts made at the same moment are counted one after the other. */
export async function lockPerson(client: PoolClient, by: By): Promise<PersonRow | undefined> {
  const [condition, values] = conditionOf(by)
  const { rows } = await client.query<PersonRow>(
    `select ${PERSON} where ${condition} for update of person`,
    values,
  )
  return rows[0]
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
  passwordChangedAt?: Date
  title?: string
  demonstration?: boolean
  provider?: string | null
  unitId?: number | null
  expiresAt?: Date | null
}

export async function insertPerson(client: PoolClient, person: NewPerson): Promise<void> {
  await client.query(
    `insert into access.person (id, agency_id, name, email, roles, password_hash, password_changed_at, title,
       demonstration, provider, unit_id, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      person.id,
      person.agencyId,
      person.name,
      person.email,
      person.roles,
      person.passwordHash,
      person.passwordChangedAt ?? null,
      person.title ?? '',
      person.demonstration ?? false,
      person.provider ?? null,
      person.unitId ?? null,
      person.expiresAt ?? null,
    ],
  )
}

export async function anyoneExists(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query('select from access.person where not demonstration limit 1')
  return rows.length > 0
}
