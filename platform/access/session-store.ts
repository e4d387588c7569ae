import type { PoolClient } from 'pg'
import type { Purpose, Role } from '#contract'
import type { InvitationRow, SessionRow } from './store.ts'

export async function insertSession(
  client: PoolClient,
  tokenHash: Buffer,
  personId: string,
  purpose: Purpose,
): Promise<void> {
  await client.query('insert into access.session (token_hash, person_id, purpose) values ($1, $2, $3)', [
    tokenHash,
    personId,
    purpose,
  ])
  await client.query(
    'update access.person set last_seen_at = now(), failures = 0, failed_since = null where id = $1',
    [personId],
  )
}

/** The live session of a token; ended, idle, outlived and disabled ones do not exist. */
export const FIND_SESSION = `select person.id, person.agency_id, agency.name as agency, agency.unit, agency.kind as agency_kind,
    access.clearances_of(person.id) as clearances,
    sharing.sight_of(person.agency_id, person.id) as sight, person.name, person.email, person.roles, person.title, person.demonstration, person.disabled_at, person.last_seen_at,
    session.purpose, session.created_at, session.seen_at
  from access.session join access.person on person.id = session.person_id
  join access.agency on agency.id = person.agency_id
  where session.token_hash = $1 and session.ended_at is null and person.disabled_at is null
    and session.seen_at > now() - $2::interval and session.created_at > now() - $3::interval`

export type LiveSession = Omit<SessionRow, 'password_hash' | 'failures' | 'failed_since'>

export async function touchSession(client: PoolClient, tokenHash: Buffer): Promise<void> {
  await client.query('update access.session set seen_at = now() where token_hash = $1', [tokenHash])
}

export async function setPurpose(client: PoolClient, tokenHash: Buffer, purpose: Purpose): Promise<void> {
  await client.query('update access.session set purpose = $2 where token_hash = $1', [tokenHash, purpose])
}

export async function endSession(client: PoolClient, tokenHash: Buffer): Promise<void> {
  await client.query(
    'update access.session set ended_at = now() where token_hash = $1 and ended_at is null',
    [tokenHash],
  )
}

export async function endSessionsOf(client: PoolClient, personId: string): Promise<void> {
  await client.query('update access.session set ended_at = now() where person_id = $1 and ended_at is null', [
    personId,
  ])
}

export interface NewInvitation {
  tokenHash: Buffer
  kind: 'setup' | 'invitation'
  agencyId?: number
  name?: string
  email?: string
  roles: readonly Role[]
  expiresAt: Date
}

export async function insertInvitation(client: PoolClient, invitation: NewInvitation): Promise<void> {
  const { tokenHash, kind, agencyId, name, email, roles, expiresAt } = invitation
  await client.query(
    `insert into access.invitation (token_hash, kind, agency_id, name, email, roles, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [tokenHash, kind, agencyId ?? null, name ?? null, email ?? null, roles, expiresAt],
  )
}

/** The invitation behind a link, if it can still be used; locked, so that it is used once. */
export async function lockInvitation(
  client: PoolClient,
  tokenHash: Buffer,
): Promise<InvitationRow | undefined> {
  const { rows } = await client.query<InvitationRow>(
    `select invitation.kind, invitation.agency_id, invitation.name, invitation.email, invitation.roles,
       (select agency.name from access.agency where agency.id = invitation.agency_id) as agency
     from access.invitation where token_hash = $1 and used_at is null and expires_at > now() for update`,
    [tokenHash],
  )
  return rows[0]
}

export async function useInvitation(client: PoolClient, tokenHash: Buffer): Promise<void> {
  await client.query('update access.invitation set used_at = now() where token_hash = $1', [tokenHash])
}

/** A new setup link replaces every older one. */
export async function withdrawSetups(client: PoolClient): Promise<void> {
  await client.query(`update access.invitation set used_at = now() where kind = 'setup' and used_at is null`)
}

export async function anyoneExists(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query('select from access.person where not demonstration limit 1')
  return rows.length > 0
}
