import type { PoolClient } from 'pg'
import { decrypt, type AuditSecret } from '../secret.ts'
import { aboutRecord, recordKey } from './keys.ts'

/** What a change held before and after; either may be missing, as with a record that is new. */
export interface Change {
  readonly before?: unknown
  readonly after?: unknown
}

/** What can still be read of the changes of a record, by the hash that their audit rows carry. */
export async function readChanges(
  client: PoolClient,
  secret: AuditSecret,
  record: { type: string; id: string },
  hashes: readonly Buffer[],
): Promise<Map<string, Change>> {
  const changes = new Map<string, Change>()
  if (hashes.length === 0) return changes
  const key = await recordKey(client, secret, record.type, record.id)
  if (!key) return changes
  const { rows } = await client.query<{ hash: Buffer; sealed: Buffer }>(
    `select hash, sealed from audit.content where hash = any ($1) and subject_type = $2 and subject_id = $3`,
    [hashes, record.type, record.id],
  )
  for (const { hash, sealed } of rows) {
    const change = opened(key, sealed, aboutRecord(record.type, record.id))
    if (change) changes.set(hash.toString('hex'), change)
  }
  return changes
}

/** One that was damaged is an alarm of the verification; the others stay readable. */
function opened(key: Buffer, sealed: Buffer, about: string): Change | undefined {
  try {
    return JSON.parse(decrypt(key, sealed, about).toString()) as Change
  } catch {
    return undefined
  }
}

/** When the contents of a record were destroyed, if they were. */
export async function forgottenAt(client: PoolClient, type: string, id: string): Promise<Date | null> {
  const { rows } = await client.query<{ destroyed_at: Date | null }>(
    'select destroyed_at from audit.record_key where subject_type = $1 and subject_id = $2',
    [type, id],
  )
  return rows[0]?.destroyed_at ?? null
}
