import { uuid, type Tx } from '#platform/db'
import type { ExhibitImport, ExhibitImportReport, ExhibitImportState } from '../../contract/index.ts'

/** A file of exhibits as it was sent in. */
export interface ExhibitImportRow {
  readonly id: string
  readonly file_name: string
  readonly file_hash: string
  readonly size: number
  readonly format: string
  readonly holds: ExhibitImport['holds']
  readonly state: ExhibitImportState
  readonly report: ExhibitImportReport | null
  readonly rejected_hash: string | null
  readonly problem: ExhibitImport['problem']
  readonly job_id: string | null
  readonly recorded_at: Date
  readonly recorded_by_name: string
}

/**
 * A worker that was killed again and again ends its job and cannot say so here: what the job came to then holds, or the
 * import would seem to run for ever.
 */
const orOfJob = (column: 'state' | 'problem') =>
  `coalesce((select to_jsonb(job) -> '${column}' from jobs.job where job.id = i.job_id
     and i.state in ('checking', 'running') and job.state in ('failed', 'cancelled')), to_jsonb(i.${column}))`

const IMPORT = `select i.id, i.file_name, i.file_hash, i.size, i.format, i.holds, ${orOfJob('state')} as state, i.report,
  i.rejected_hash, ${orOfJob('problem')} as problem, i.job_id, i.recorded_at, i.recorded_by_name
  from ballistics.exhibit_import i where i.owner_agency = $1`

const RECENT = 200

/** The files of the actor's agency, newest first. */
export async function findImports(tx: Tx): Promise<ExhibitImportRow[]> {
  const { rows } = await tx.client.query<ExhibitImportRow>(
    `${IMPORT} order by i.recorded_at desc, i.id desc limit ${RECENT}`,
    [tx.actor.agencyId],
  )
  return rows
}

/** One file of the actor's agency; with `lock` nobody else changes it until the transaction ends. */
export async function findImport(
  tx: Tx,
  id: string,
  { lock = false } = {},
): Promise<ExhibitImportRow | undefined> {
  const { rows } = await tx.client.query<ExhibitImportRow>(
    `${IMPORT} and i.id = $2 ${lock ? 'for update of i' : ''}`,
    [tx.actor.agencyId, id],
  )
  return rows[0]
}

export type NewImport = Pick<
  ExhibitImportRow,
  'id' | 'file_name' | 'file_hash' | 'size' | 'format' | 'holds' | 'state'
>

/** Records a file that was sent in and, so that its content is not cleared away, the file. */
export async function insertImport(tx: Tx, row: NewImport): Promise<void> {
  const { agencyId, personId, name } = tx.actor
  await tx.client.query(
    `insert into ballistics.exhibit_import (id, owner_agency, file_name, file_hash, size, format, holds, state,
       recorded_by, recorded_by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      row.id,
      agencyId,
      row.file_name,
      row.file_hash,
      row.size,
      row.format,
      row.holds,
      row.state,
      personId,
      name,
    ],
  )
  await keepImportFile(tx, { hash: row.file_hash, size: row.size, name: row.file_name })
}

type Change = Partial<Pick<ExhibitImportRow, 'state' | 'report' | 'rejected_hash' | 'problem' | 'job_id'>>

const JSON_COLUMNS = new Set(['report', 'problem'])

/** Changes some fields of an import. */
export async function changeImport(tx: Tx, id: string, change: Change): Promise<void> {
  const names = Object.keys(change) as (keyof Change)[]
  const values = names.map((name) =>
    JSON_COLUMNS.has(name) && change[name] ? JSON.stringify(change[name]) : change[name],
  )
  await tx.client.query(
    `update ballistics.exhibit_import set ${names.map((name, i) => `${name} = $${i + 2}`).join(', ')} where id = $1`,
    [id, ...values],
  )
}

/** Says whose a stored file is; a file that no row names may be cleared away. */
export async function keepImportFile(
  tx: Tx,
  { hash, size, name }: { readonly hash: string; readonly size: number; readonly name: string },
): Promise<void> {
  await tx.client.query(
    `insert into files.file (id, owner_agency, category, name, media_type, hash, size, created_by)
     values ($1, $2, 'ballistic', $3, 'text/csv', $4, $5, $6)`,
    [uuid(), tx.actor.agencyId, name, hash, size, tx.actor.personId],
  )
}
