import type { Tx } from '#platform/db'
import type { RecoveryContent, RecoveryVersion } from '../contract/index.ts'

export interface VersionRow {
  readonly version: number
  readonly at: Date
  readonly by_name: string
  readonly reason: string
  readonly changes: RecoveryVersion['changes']
}

/** Versions after the first, newest first. */
export async function findVersions(tx: Tx, id: string): Promise<VersionRow[]> {
  const { rows } = await tx.client.query<VersionRow>(
    'select version, at, by_name, reason, changes from tracing.version where recovery_id = $1 order by version desc',
    [id],
  )
  return rows
}

interface NewVersion {
  readonly id: string
  readonly version: number
  readonly reason: string
  readonly changes: RecoveryVersion['changes']
  readonly before: RecoveryContent
}

/** Keeps the state before a change and raises the version, in the actor's name. */
export async function insertVersion(
  tx: Tx,
  { id, version, reason, changes, before }: NewVersion,
): Promise<void> {
  await tx.client.query(
    `insert into tracing.version (recovery_id, version, owner_agency, by_person, by_name, reason, changes, before)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      id,
      version,
      tx.actor.agencyId,
      tx.actor.personId,
      tx.actor.name,
      reason,
      JSON.stringify(changes),
      JSON.stringify(before),
    ],
  )
  await tx.client.query('update tracing.recovery set version = $2 where id = $1', [id, version])
}
