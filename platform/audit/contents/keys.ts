import { randomBytes } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { AuditSecret } from '../secret.ts'

/** What a key or a content belongs to; the length keeps `a` of `bc` apart from `ab` of `c`. */
export const aboutRecord = (type: string, id: string): string => `${type.length}:${type}${id}`

/** The key of a record, made when it is first needed; nothing once it was destroyed, or if this secret cannot open it. */
export async function recordKey(
  client: PoolClient,
  secret: AuditSecret,
  type: string,
  id: string,
): Promise<Buffer | undefined> {
  const about = aboutRecord(type, id)
  const fresh = secret.wrap(randomBytes(32), about)
  await client.query(
    `insert into audit.record_key (subject_type, subject_id, wrapped) values ($1, $2, $3) on conflict do nothing`,
    [type, id, fresh],
  )
  const { rows } = await client.query<{ wrapped: Buffer | null }>(
    'select wrapped from audit.record_key where subject_type = $1 and subject_id = $2',
    [type, id],
  )
  const wrapped = rows[0]?.wrapped
  return wrapped ? unwrapped(secret, wrapped, about) : undefined
}

/** A key that another secret wrapped is left for the day that secret is back; work goes on without it. */
function unwrapped(secret: AuditSecret, wrapped: Buffer, about: string): Buffer | undefined {
  try {
    return secret.unwrap(wrapped, about)
  } catch {
    return undefined
  }
}

/**
 * Destroys the key of a record, so that nobody can read any more what its changes held; the rows of the audit
 * stay, and the chain with them. Runs in the transaction that purges the record, as the owning role.
 */
export async function forgetRecord(client: PoolClient, type: string, id: string): Promise<void> {
  await client.query(
    `insert into audit.record_key (subject_type, subject_id, wrapped, destroyed_at) values ($1, $2, null, now())
     on conflict (subject_type, subject_id) do update
       set wrapped = null, destroyed_at = coalesce(record_key.destroyed_at, now())`,
    [type, id],
  )
}
