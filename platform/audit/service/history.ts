import pg from 'pg'
import { asOwner, type Tx } from '#platform/db'
import { readChanges, type Change } from '../contents/read.ts'
import type { AuditSecret } from '../secret.ts'

interface Protected {
  readonly target: string
  readonly record_column: string
}

/** Whether the person may see a record itself: asked of the database, under the person's own labels. */
export async function seesRecord(tx: Tx, type: string, id: string): Promise<boolean> {
  if (type === 'person') return seesPerson(tx, id)
  const { rows } = await asOwner(tx, (client) =>
    client.query<Protected>(
      `select target::text, record_column from access.protected_table where record_type = $1 and part is null`,
      [type],
    ),
  )
  const place = rows[0]
  if (!place) return false
  const column = pg.escapeIdentifier(place.record_column)
  const found = await tx.client.query(`select from ${place.target} where ${column}::text = $1 limit 1`, [id])
  return found.rows.length > 0
}

async function seesPerson(tx: Tx, id: string): Promise<boolean> {
  if (!tx.actor.permissions.has('people.read')) return false
  const { rows } = await tx.client.query('select from access.person where id::text = $1 and agency_id = $2', [
    id,
    tx.actor.agencyId,
  ])
  return rows.length > 0
}

/** What the changes of a record held, as far as it was kept and the person may see the record. */
export async function changesOf(
  tx: Tx,
  secret: AuditSecret | undefined,
  record: { type: string; id: string },
  hashes: readonly Buffer[],
): Promise<ReadonlyMap<string, Change>> {
  if (!secret) return new Map()
  return asOwner(tx, (client) => readChanges(client, secret, record, hashes))
}
