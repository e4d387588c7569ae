import type { PoolClient } from 'pg'
import { dropCredentials } from './credential.ts'
import { endSessionsOf } from './session.ts'

const ids = ({ rows }: { rows: { id: string }[] }): string[] => rows.map(({ id }) => id)

export async function disableExpired(client: PoolClient, now: Date): Promise<string[]> {
  return ids(
    await client.query<{ id: string }>(
      `update access.person set disabled_at = $1, disabled_reason = 'expired'
       where expires_at <= $1 and disabled_at is null returning id`,
      [now],
    ),
  )
}

/** Sample accounts are not anyone's. */
export async function disableUnused(client: PoolClient, since: Date, now: Date): Promise<string[]> {
  return ids(
    await client.query<{ id: string }>(
      `update access.person set disabled_at = $2, disabled_reason = 'unused'
       where coalesce(last_seen_at, created_at) <= $1 and disabled_at is null and not demonstration returning id`,
      [since, now],
    ),
  )
}

export async function endedTemporary(
  client: PoolClient,
  before: Date,
): Promise<{ id: string; email: string }[]> {
  const { rows } = await client.query<{ id: string; email: string }>(
    `select id, email from access.person where expires_at <= $1 and removed_at is null and disabled_at is not null
     order by id for update`,
    [before],
  )
  return rows
}

/** The row stays, because what was done stands under its name; everything one could sign in with goes. */
export async function removeAccount(
  client: PoolClient,
  { id, hash }: { id: string; hash: Buffer },
  now: Date,
): Promise<void> {
  await dropCredentials(client, id)
  await endSessionsOf(client, id, now)
  await client.query(
    `update access.person set removed_at = $2, disabled_reason = 'removed', email = 'removed ' || id, roles = '{}',
       password_hash = null, provider = null, issuer = null, subject = null where id = $1`,
    [id, now],
  )
  await client.query(
    `insert into access.retired_email (email_hash, retired_at) values ($1, $2)
     on conflict (email_hash) do update set retired_at = excluded.retired_at`,
    [hash, now],
  )
}

/** Answers and counts are worth nothing after their time; ended sessions are kept a while to be looked into. */
export async function forget(client: PoolClient, justNow: Date, longAgo: Date): Promise<void> {
  await client.query('delete from access.challenge where expires_at < $1', [justNow])
  await client.query('delete from access.throttle where window_started_at < $1', [
    new Date(justNow.getTime() - 23 * 3_600_000),
  ])
  await client.query('delete from access.session where seen_at < $1', [longAgo])
  await client.query(
    `delete from access.retired_email where retired_at < $1::timestamptz - interval '1 year'`,
    [justNow],
  )
}
