import type { Tx } from '#platform/db'
import type { FieldChange, IncidentContent } from '../contract/index.ts'

interface VersionRow {
  readonly version: number
  readonly at: Date
  readonly by_name: string
  readonly via: 'edit' | 'import' | 'rule'
  readonly reason: string | null
  readonly changes: FieldChange[]
}

/** Versions after the first, newest first. */
export async function findVersions(tx: Tx, id: string): Promise<VersionRow[]> {
  const { rows } = await tx.client.query<VersionRow>(
    `select version, at, by_name, via, reason, changes from incidents.version
     where incident_id = $1 order by version desc`,
    [id],
  )
  return rows
}

/** The state before the given version was made. */
export async function findBefore(tx: Tx, id: string, version: number): Promise<IncidentContent | undefined> {
  const { rows } = await tx.client.query<{ before: IncidentContent }>(
    'select before from incidents.version where incident_id = $1 and version = $2',
    [id, version],
  )
  return rows[0]?.before
}

interface NewVersion {
  readonly id: string
  readonly version: number
  readonly via: VersionRow['via']
  readonly reason: string
  readonly changes: readonly FieldChange[]
  readonly before: IncidentContent
}

/** Adds version rows in the actor's name, labelled like the incident they belong to. */
export async function insertVersions(tx: Tx, versions: readonly NewVersion[]): Promise<void> {
  await tx.client.query(
    `insert into incidents.version (incident_id, version, owner_agency, category, sensitivity, by_person, by_name,
       via, reason, changes, before)
     select x.id, x.version, i.owner_agency, i.category, i.sensitivity, $2, $3, x.via, x.reason, x.changes, x.before
     from jsonb_to_recordset($1::jsonb) as x (id uuid, version int, via text, reason text, changes jsonb, before jsonb)
     join incidents.incident i on i.id = x.id`,
    [JSON.stringify(versions), tx.actor.personId, tx.actor.name],
  )
}

/** Raises the version of one incident. */
export async function raiseVersion(tx: Tx, id: string): Promise<void> {
  await tx.client.query('update incidents.incident set version = version + 1 where id = $1', [id])
}
