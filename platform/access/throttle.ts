import type { PoolClient } from 'pg'
import { Failure } from '#platform/http'
import type { Database } from '#platform/db'

/**
 * Counts one use of `key` and refuses more than `limit` in a window of `windowSeconds`. Counted in PostgreSQL, so
 * that all web servers count together; runs as the owning role (`withOwner`, `asOwner`).
 *
 * @throws Failure `request.too_many`
 */
export async function throttle(
  client: Pick<PoolClient, 'query'>,
  key: string,
  limit: number,
  windowSeconds: number,
  now: Date = new Date(),
): Promise<void> {
  const { rows } = await client.query<{ count: number }>(
    `insert into access.throttle as seen (key, window_started_at, count) values ($1, $2, 1)
     on conflict (key) do update set
       count = case when seen.window_started_at > $3 then seen.count + 1 else 1 end,
       window_started_at = case when seen.window_started_at > $3 then seen.window_started_at else $2 end
     returning count`,
    [key, now, new Date(now.getTime() - windowSeconds * 1000)],
  )
  if (rows[0]!.count > limit) throw new Failure('request.too_many')
}

/** How many failed proofs one network address may offer, over all accounts, before it has to wait. */
const FAILURES_BY_ADDRESS = { limit: 20, windowSeconds: 300 }
/** How many ways in one address may begin: each costs the server a password hash or a row. */
const ATTEMPTS_BY_ADDRESS = { limit: 300, windowSeconds: 300 }

/** Refuses an address that has failed too often, and counts the attempt. */
export async function throttleAddress(database: Database, address: string, now: Date): Promise<void> {
  const { limit, windowSeconds } = FAILURES_BY_ADDRESS
  const { rows } = await database.pool.query<{ count: number }>(
    'select count from access.throttle where key = $1 and window_started_at > $2',
    [`sign-in failures ${address}`, new Date(now.getTime() - windowSeconds * 1000)],
  )
  if ((rows[0]?.count ?? 0) >= limit) throw new Failure('request.too_many')
  const attempts = ATTEMPTS_BY_ADDRESS
  await throttle(database.pool, `sign-in ${address}`, attempts.limit, attempts.windowSeconds, now)
}

/** Counts a failed proof of an address. */
export async function noteAddressFailure(database: Database, address: string, now: Date): Promise<void> {
  await throttle(
    database.pool,
    `sign-in failures ${address}`,
    Number.MAX_SAFE_INTEGER,
    FAILURES_BY_ADDRESS.windowSeconds,
    now,
  )
}
