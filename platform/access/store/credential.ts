import type { PoolClient } from 'pg'

export async function noteFailure(
  client: PoolClient,
  id: string,
  to: { failures: number; since: Date; lockedAt: Date | null },
): Promise<void> {
  await client.query(
    'update access.person set failures = $2, failed_since = $3, locked_at = coalesce(locked_at, $4) where id = $1',
    [id, to.failures, to.since, to.lockedAt],
  )
}

export async function release(client: PoolClient, id: string): Promise<void> {
  await client.query(
    'update access.person set locked_at = null, failures = 0, failed_since = null where id = $1',
    [id],
  )
}

export async function setPassword(client: PoolClient, id: string, hash: string, now: Date): Promise<void> {
  await client.query('update access.person set password_hash = $2, password_changed_at = $3 where id = $1', [
    id,
    hash,
    now,
  ])
}

export async function setPendingSecret(client: PoolClient, id: string, secret: Buffer): Promise<void> {
  await client.query('update access.person set totp_pending = $2 where id = $1', [id, secret])
}

/** The proven secret takes the place of an older one; the code that proved it is used. */
export async function adoptSecret(client: PoolClient, id: string, step: number, now: Date): Promise<void> {
  await client.query(
    `update access.person set totp_secret = totp_pending, totp_pending = null, totp_since = $3, totp_step = $2
     where id = $1`,
    [id, step, now],
  )
}

/** Uses the code of a step, once: false when it or a later one was used before. */
export async function useStep(client: PoolClient, id: string, step: number): Promise<boolean> {
  const { rowCount } = await client.query(
    'update access.person set totp_step = $2 where id = $1 and (totp_step is null or totp_step < $2)',
    [id, step],
  )
  return rowCount === 1
}

export async function dropAuthenticator(client: PoolClient, id: string): Promise<void> {
  await client.query(
    'update access.person set totp_secret = null, totp_pending = null, totp_since = null where id = $1',
    [id],
  )
}

export async function replaceRecoveryCodes(
  client: PoolClient,
  id: string,
  hashes: readonly Buffer[],
): Promise<void> {
  await client.query('delete from access.recovery_code where person_id = $1', [id])
  await client.query(
    'insert into access.recovery_code (code_hash, person_id) select unnest($2::bytea[]), $1',
    [id, hashes],
  )
}

export async function useRecoveryCode(
  client: PoolClient,
  id: string,
  hash: Buffer,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await client.query(
    'update access.recovery_code set used_at = $3 where code_hash = $2 and person_id = $1 and used_at is null',
    [id, hash, now],
  )
  return rowCount === 1
}

/** Everything a person could prove themselves with goes, and the lock with it: what a recovery begins with. */
export async function dropCredentials(client: PoolClient, id: string): Promise<void> {
  await dropAuthenticator(client, id)
  await client.query('delete from access.passkey where person_id = $1', [id])
  await client.query('delete from access.recovery_code where person_id = $1', [id])
  await release(client, id)
}

export async function markRecovered(client: PoolClient, id: string, by: string, now: Date): Promise<void> {
  await client.query(
    'update access.person set recovered_at = $3, recovered_by = $2, last_seen_at = $3 where id = $1',
    [id, by, now],
  )
}

export async function dismissRecovered(client: PoolClient, id: string): Promise<void> {
  await client.query('update access.person set recovered_at = null, recovered_by = null where id = $1', [id])
}

export async function bindSubject(
  client: PoolClient,
  id: string,
  issuer: string,
  subject: string,
): Promise<void> {
  await client.query('update access.person set issuer = $2, subject = $3 where id = $1', [
    id,
    issuer,
    subject,
  ])
}
