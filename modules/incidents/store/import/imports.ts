import type { z } from 'zod'
import type { Tx } from '#platform/db'
import type { ColumnPreview, Import, ImportReport, Profile } from '../../contract/index.ts'

export interface ImportRow {
  readonly id: string
  readonly file_name: string
  readonly file_hash: string
  readonly size: number
  readonly state: Import['state']
  readonly format: string
  readonly profile: Profile | null
  readonly recognised: string | null
  readonly columns: z.infer<typeof ColumnPreview>[]
  readonly as_of: string | null
  readonly created_at: Date
  readonly created_by_name: string
  readonly job_id: string | null
  readonly report: ImportReport | null
  readonly rejected_hash: string | null
  readonly mends: string | null
  readonly problem: Import['problem']
}

/**
 * A worker that was killed again and again, or lost the database at the last, ends its job and cannot say so
 * here: what the job came to then holds, or the import would seem to run for ever.
 */
const orOfJob = (column: 'state' | 'problem') =>
  `coalesce((select to_jsonb(job) -> '${column}' from jobs.job where job.id = import.job_id
     and import.state in ('waiting', 'running') and job.state in ('failed', 'cancelled')), to_jsonb(import.${column}))`

const COLUMNS = `id, file_name, file_hash, size, ${orOfJob('state')} as state, format, profile, recognised, columns,
  as_of, created_at, created_by_name, job_id, report, rejected_hash, mends, ${orOfJob('problem')} as problem`

const RECENT = 200

/** Imports of the actor's agency, newest first, without their columns and profiles. */
export async function findImports(tx: Tx): Promise<ImportRow[]> {
  const { rows } = await tx.client.query<ImportRow>(
    `select ${COLUMNS.replace('profile,', 'null as profile,').replace('columns,', `'[]'::jsonb as columns,`)}
     from incidents.import where owner_agency = $1 order by created_at desc limit ${RECENT}`,
    [tx.actor.agencyId],
  )
  return rows
}

/** One import of the actor's agency; with `lock` nobody else changes it until the transaction ends. */
export async function findImport(tx: Tx, id: string, { lock = false } = {}): Promise<ImportRow | undefined> {
  const { rows } = await tx.client.query<ImportRow>(
    `select ${COLUMNS} from incidents.import where owner_agency = $1 and id = $2 ${lock ? 'for update' : ''}`,
    [tx.actor.agencyId, id],
  )
  return rows[0]
}

export type NewImport = Pick<
  ImportRow,
  | 'id'
  | 'file_name'
  | 'file_hash'
  | 'size'
  | 'format'
  | 'profile'
  | 'recognised'
  | 'columns'
  | 'mends'
  | 'state'
>

/** Records an import and, so that its content is not cleared away, the file. */
export async function insertImport(tx: Tx, row: NewImport): Promise<void> {
  const { agencyId, personId, name } = tx.actor
  await tx.client.query(
    `insert into incidents.import (id, owner_agency, file_name, file_hash, size, state, format, profile, recognised,
       columns, mends, created_by, created_by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      row.id,
      agencyId,
      row.file_name,
      row.file_hash,
      row.size,
      row.state,
      row.format,
      JSON.stringify(row.profile),
      row.recognised,
      JSON.stringify(row.columns),
      row.mends,
      personId,
      name,
    ],
  )
  await keepFile(tx, {
    hash: row.file_hash,
    size: row.size,
    name: row.file_name,
    mediaType: 'application/octet-stream',
  })
}

/** Says whose a stored file is; a file that no row names may be cleared away. */
export async function keepFile(
  tx: Tx,
  { hash, size, name, mediaType }: { hash: string; size: number; name: string; mediaType: string },
): Promise<void> {
  await tx.client.query(
    `insert into files.file (id, owner_agency, category, name, media_type, hash, size, created_by)
     values (incidents.new_id(), $1, 'incident', $2, $3, $4, $5, $6)`,
    [tx.actor.agencyId, name, mediaType, hash, size, tx.actor.personId],
  )
}

type Change = Partial<
  Pick<ImportRow, 'state' | 'profile' | 'as_of' | 'job_id' | 'report' | 'rejected_hash' | 'problem'>
>

const JSON_COLUMNS = new Set(['profile', 'report', 'problem'])

/** Changes some fields of an import. */
export async function changeImport(tx: Tx, id: string, change: Change): Promise<void> {
  const names = Object.keys(change) as (keyof Change)[]
  const values = names.map((name) =>
    JSON_COLUMNS.has(name) && change[name] ? JSON.stringify(change[name]) : change[name],
  )
  await tx.client.query(
    `update incidents.import set ${names.map((name, index) => `${name} = $${index + 2}`).join(', ')} where id = $1`,
    [id, ...values],
  )
}
