import type { PoolClient } from 'pg'
import type { Role } from '#contract'

/** A person as administrators see them: what they have, never what it is. */
export interface ListedPerson {
  id: string
  name: string
  email: string
  roles: Role[]
  agency: string
  agency_id: number
  title: string
  unit_id: number | null
  unit_name: string | null
  demonstration: boolean
  provider: string | null
  locked: boolean
  has_totp: boolean
  has_passkey: boolean
  disabled_at: Date | null
  disabled_reason: 'administrator' | 'expired' | 'unused' | 'removed' | null
  expires_at: Date | null
  last_seen_at: Date | null
  recovery_until: Date | null
}

const LISTED = `select person.id, person.name, person.email, person.roles, agency.name as agency, person.agency_id,
    person.title, person.unit_id, unit.name as unit_name, person.demonstration, person.provider,
    person.locked_at is not null as locked, person.totp_secret is not null as has_totp,
    exists (select from access.passkey where passkey.person_id = person.id) as has_passkey,
    person.disabled_at, person.disabled_reason, person.expires_at, person.last_seen_at,
    (select max(invitation.expires_at) from access.invitation
      where invitation.person_id = person.id and used_at is null and invitation.expires_at > $2) as recovery_until
  from access.person join access.agency on agency.id = person.agency_id
  left join access.unit on unit.id = person.unit_id`

export async function listPeopleOf(client: PoolClient, agencyId: number, now: Date): Promise<ListedPerson[]> {
  const { rows } = await client.query<ListedPerson>(
    `${LISTED} where person.agency_id = $1 and person.removed_at is null
     order by person.disabled_at is not null, person.name, person.id`,
    [agencyId, now],
  )
  return rows
}

export async function findListed(
  client: PoolClient,
  id: string,
  now: Date,
): Promise<ListedPerson | undefined> {
  const { rows } = await client.query<ListedPerson>(
    `${LISTED} where person.id = $1 and person.removed_at is null`,
    [id, now],
  )
  return rows[0]
}

export interface PersonChange {
  readonly roles?: readonly Role[] | undefined
  readonly disabled?: boolean | undefined
  readonly unitId?: number | null | undefined
  readonly expiresAt?: Date | null | undefined
}

/** An account that is enabled again counts as used today, or it would be disabled at once for lack of use. */
export async function updatePerson(
  client: PoolClient,
  id: string,
  { roles, disabled, unitId, expiresAt }: PersonChange,
  now: Date,
): Promise<void> {
  await client.query(
    `update access.person set roles = coalesce($2, roles),
       disabled_at = case when $3::boolean is null then disabled_at when $3 then coalesce(disabled_at, $8) end,
       disabled_reason = case when $3::boolean is null then disabled_reason
         when $3 then coalesce(disabled_reason, 'administrator') end,
       last_seen_at = case when $3 is false and disabled_at is not null then $8 else last_seen_at end,
       unit_id = case when $4 then $5 else unit_id end,
       expires_at = case when $6 then $7 else expires_at end
     where id = $1`,
    [
      id,
      roles ?? null,
      disabled ?? null,
      unitId !== undefined,
      unitId ?? null,
      expiresAt !== undefined,
      expiresAt ?? null,
      now,
    ],
  )
}

/** Active administrators of an agency, locked, so that two changes at once cannot remove the last one. */
export async function lockAdministrators(client: PoolClient, agencyId: number): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select id from access.person where agency_id = $1 and disabled_at is null and expires_at is null
       and 'administrator' = any (roles) for update`,
    [agencyId],
  )
  return rows.map((row) => row.id)
}

export async function emailRetired(client: PoolClient, emailHash: Buffer, now: Date): Promise<boolean> {
  const { rows } = await client.query(
    `select from access.retired_email where email_hash = $1 and retired_at > $2::timestamptz - interval '1 year'`,
    [emailHash, now],
  )
  return rows.length > 0
}
