import type { Tx } from '#platform/db'
import type { ClockContent } from '../../contract/index.ts'

export interface StoredClocks {
  readonly version: number
  readonly content: unknown
  readonly reason: string
  readonly changed_at: Date
  readonly changed_by_name: string
}

/** The newest version of an agency's clocks, or the one that is named; nothing where it never chose. */
export async function findClocks(
  tx: Tx,
  agency: number,
  version: number | null,
): Promise<StoredClocks | undefined> {
  const { rows } = await tx.client.query<StoredClocks>(
    `select version, content, reason, changed_at, changed_by_name from ballistics.clock_version
     where owner_agency = $1 and ($2::int is null or version = $2) order by version desc limit 1`,
    [agency, version],
  )
  return rows[0]
}

/** The newest clocks of every agency that shows them to the actor, with its time zone. */
export async function findNewestClocks(
  tx: Tx,
): Promise<{ owner_agency: number; content: unknown; time_zone: string }[]> {
  const { rows } = await tx.client.query<{ owner_agency: number; content: unknown; time_zone: string }>(
    `select distinct on (v.owner_agency) v.owner_agency, v.content, a.time_zone
     from ballistics.clock_version v join access.agency a on a.id = v.owner_agency
     order by v.owner_agency, v.version desc`,
  )
  return rows
}

export async function listVersions(tx: Tx): Promise<Omit<StoredClocks, 'content'>[]> {
  const { rows } = await tx.client.query<Omit<StoredClocks, 'content'>>(
    `select version, reason, changed_at, changed_by_name from ballistics.clock_version
     where owner_agency = $1 order by version desc limit 100`,
    [tx.actor.agencyId],
  )
  return rows
}

/** Adds a version; false where someone else added it a moment before. */
export async function insertClocks(
  tx: Tx,
  { version, content, reason }: { version: number; content: ClockContent; reason: string },
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `insert into ballistics.clock_version (owner_agency, version, content, reason, changed_by, changed_by_name)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [tx.actor.agencyId, version, JSON.stringify(content), reason, tx.actor.personId, tx.actor.name],
  )
  return rowCount === 1
}

export async function zoneOf(tx: Tx, agency: number): Promise<string> {
  const { rows } = await tx.client.query<{ time_zone: string }>(
    'select time_zone from access.agency where id = $1',
    [agency],
  )
  return rows[0]?.time_zone ?? 'UTC'
}
