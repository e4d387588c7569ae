import type { Tx } from '#platform/db'
import type { FieldChange, IncidentContent } from '../../contract/index.ts'
import type { IncidentValues } from '../write.ts'
import { incidentRow, peopleRows } from './rows.ts'

/** One incident after a merge; `change` is null where nothing changed. */
export interface MergedIncident {
  readonly id: string
  /** Hash of the file's rows, kept so that the same file is recognised; null leaves the one on record. */
  readonly hash: number | null
  readonly edition: string | null
  readonly change: {
    readonly version: number
    readonly reason: string
    readonly before: IncidentContent
    readonly changes: readonly FieldChange[]
    readonly values: IncidentValues
  } | null
}

/** Writes a batch of merged incidents, their people, and a version of each that changed. */
export async function writeMerged(
  tx: Tx,
  batch: readonly MergedIncident[],
  { importId }: { importId: string },
): Promise<void> {
  const changed = batch.flatMap(({ id, change }) => (change ? [{ id, ...change }] : []))
  if (changed.length > 0) {
    await writeVersions(tx, changed, importId)
    await writeIncidents(tx, changed)
    for (const part of ['victim', 'suspect', 'weapon'] as const) await writePeople(tx, part, changed)
  }
  const marked = batch.filter(({ hash, edition }) => hash !== null || edition !== null)
  await tx.client.query(
    `update incidents.incident i set source_hash = coalesce(x.hash, i.source_hash), edition = coalesce(x.edition, i.edition)
     from jsonb_to_recordset($1::jsonb) as x (id uuid, hash bigint, edition date)
     where i.id = x.id and (i.source_hash, i.edition) is distinct from (coalesce(x.hash, i.source_hash), coalesce(x.edition, i.edition))`,
    [JSON.stringify(marked.map(({ id, hash, edition }) => ({ id, hash, edition })))],
  )
}

type Changed = NonNullable<MergedIncident['change']> & { readonly id: string }

async function writeVersions(tx: Tx, changed: readonly Changed[], importId: string): Promise<void> {
  const rows = changed.map(({ id, version, reason, before, changes }) => ({
    id,
    version,
    reason,
    before,
    changes,
  }))
  await tx.client.query(
    `insert into incidents.version (incident_id, version, owner_agency, category, sensitivity, by_person, by_name, via,
       import_id, reason, changes, before)
     select x.id, x.version, i.owner_agency, i.category, i.sensitivity, $2, $3, 'import', $4, x.reason, x.changes, x.before
     from jsonb_to_recordset($1::jsonb) as x (id uuid, version int, reason text, changes jsonb, before jsonb)
     join incidents.incident i on i.id = x.id`,
    [JSON.stringify(rows), tx.actor.personId, tx.actor.name, importId],
  )
}

async function writeIncidents(tx: Tx, changed: readonly Changed[]): Promise<void> {
  const rows = changed.map(({ id, version, values }) => ({ id, version, ...incidentRow(values) }))
  const names = Object.keys(incidentRow(changed[0]!.values))
  await tx.client.query(
    `update incidents.incident i set version = x.version, ${names.map((name) => `${name} = x.${name}`).join(', ')}
     from jsonb_populate_recordset(null::incidents.incident, $1::jsonb) x where i.id = x.id`,
    [JSON.stringify(rows)],
  )
}

async function writePeople(
  tx: Tx,
  part: 'victim' | 'suspect' | 'weapon',
  changed: readonly Changed[],
): Promise<void> {
  const rows = changed.flatMap(({ id, before, values }) => peopleRows(id, part, before, values.content))
  if (rows.length === 0) return
  const names = Object.keys(rows[0]!).filter((name) => name !== 'id' && name !== 'incident_id')
  await tx.client.query(
    `insert into incidents.${part} as t (id, incident_id, owner_agency, sensitivity, ${names.join(', ')})
     select x.id, i.id, i.owner_agency, i.sensitivity, ${names.map((name) => `x.${name}`).join(', ')}
     from jsonb_populate_recordset(null::incidents.${part}, $1::jsonb) x join incidents.incident i on i.id = x.incident_id
     on conflict (id) do update set ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    [JSON.stringify(rows)],
  )
}
