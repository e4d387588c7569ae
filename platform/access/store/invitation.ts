import type { PoolClient } from 'pg'
import type { Role } from '#contract'

export interface InvitationRow {
  id: string
  kind: 'setup' | 'invitation' | 'recovery'
  agency_id: number | null
  agency: string | null
  agency_stopped_at: Date | null
  person_id: string | null
  name: string | null
  email: string | null
  roles: Role[]
  unit_id: number | null
  account_expires_at: Date | null
  made_by: string | null
  expires_at: Date
}

export interface NewInvitation {
  readonly tokenHash: Buffer
  readonly kind: InvitationRow['kind']
  readonly agencyId?: number
  readonly personId?: string
  readonly name?: string
  readonly email?: string
  readonly roles: readonly Role[]
  readonly unitId?: number | null | undefined
  readonly accountExpiresAt?: Date | null | undefined
  readonly madeBy?: string
  readonly expiresAt: Date
}

export async function insertInvitation(client: PoolClient, invitation: NewInvitation): Promise<void> {
  await client.query(
    `insert into access.invitation (token_hash, kind, agency_id, person_id, name, email, roles, unit_id,
       account_expires_at, made_by, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      invitation.tokenHash,
      invitation.kind,
      invitation.agencyId ?? null,
      invitation.personId ?? null,
      invitation.name ?? null,
      invitation.email ?? null,
      invitation.roles,
      invitation.unitId ?? null,
      invitation.accountExpiresAt ?? null,
      invitation.madeBy ?? null,
      invitation.expiresAt,
    ],
  )
}

const INVITATION = `select invitation.id, invitation.kind, invitation.agency_id, agency.name as agency,
    agency.stopped_at as agency_stopped_at, invitation.person_id, invitation.name, invitation.email, invitation.roles,
    invitation.unit_id, invitation.account_expires_at, invitation.made_by, invitation.expires_at
  from access.invitation left join access.agency on agency.id = invitation.agency_id`

/** The invitation behind a link, if it can still be used; locked, so that it is used once. */
export async function lockInvitation(
  client: PoolClient,
  tokenHash: Buffer,
  now: Date,
): Promise<InvitationRow | undefined> {
  const { rows } = await client.query<InvitationRow>(
    `${INVITATION} where token_hash = $1 and used_at is null and invitation.expires_at > $2
       and agency.stopped_at is null for update of invitation`,
    [tokenHash, now],
  )
  return rows[0]
}

export async function listInvitationsOf(
  client: PoolClient,
  agencyId: number,
  now: Date,
): Promise<InvitationRow[]> {
  const { rows } = await client.query<InvitationRow>(
    `${INVITATION} where agency_id = $1 and invitation.kind = 'invitation' and used_at is null
       and invitation.expires_at > $2 order by invitation.name, invitation.id`,
    [agencyId, now],
  )
  return rows
}

export async function useInvitation(client: PoolClient, id: string, now: Date): Promise<void> {
  await client.query('update access.invitation set used_at = $2 where id = $1', [id, now])
}

/** Withdraws an open invitation of an agency. */
export async function withdrawInvitation(
  client: PoolClient,
  agencyId: number,
  id: string,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update access.invitation set used_at = $3
     where id = $2 and agency_id = $1 and kind = 'invitation' and used_at is null`,
    [agencyId, id, now],
  )
  return rowCount === 1
}

/** A new link replaces every older one of its kind: setups, invitations of an address, recoveries of a person. */
export async function replaceInvitations(
  client: PoolClient,
  which: { kind: 'setup' } | { kind: 'invitation'; email: string } | { kind: 'recovery'; personId: string },
  now: Date,
): Promise<void> {
  const [condition, value] =
    which.kind === 'setup'
      ? ['$2::text is null', null]
      : which.kind === 'invitation'
        ? ['lower(email) = lower($2)', which.email]
        : ['person_id::text = $2', which.personId]
  await client.query(
    `update access.invitation set used_at = $1 where kind = '${which.kind}' and used_at is null and ${condition}`,
    [now, value],
  )
}
