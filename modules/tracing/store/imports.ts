import type { Tx } from '#platform/db'
import type { Import, ImportKind, ImportReport, ImportSettings, Mapping } from '../contract/index.ts'

export interface ImportRow {
  readonly id: string
  readonly kind: ImportKind
  readonly file_name: string
  readonly file_hash: string
  readonly state: Import['state']
  readonly columns: Import['columns']
  readonly mapping: Mapping
  readonly settings: ImportSettings
  readonly job_id: string | null
  readonly report: ImportReport | null
  readonly rejected_hash: string | null
  readonly problem: Import['problem']
  readonly created_at: Date
  readonly created_by_name: string
}

type New = Pick<ImportRow, 'id' | 'kind' | 'file_name' | 'file_hash' | 'columns' | 'mapping' | 'settings'>

/** Records an upload of the actor's agency. */
export async function insertImport(tx: Tx, row: New): Promise<void> {
  const { agencyId, personId, name } = tx.actor
  await tx.client.query(
    `insert into tracing.import (id, owner_agency, kind, file_name, file_hash, state, columns, mapping, settings, created_by, created_by_name)
     values ($1, $2, $3, $4, $5, 'uploaded', $6, $7, $8, $9, $10)`,
    [
      row.id,
      agencyId,
      row.kind,
      row.file_name,
      row.file_hash,
      JSON.stringify(row.columns),
      JSON.stringify(row.mapping),
      JSON.stringify(row.settings),
      personId,
      name,
    ],
  )
}

export async function findImport(tx: Tx, id: string, lock = false): Promise<ImportRow | undefined> {
  const { rows } = await tx.client.query<ImportRow>(
    `select * from tracing.import where id = $1 ${lock ? 'for update' : ''}`,
    [id],
  )
  return rows[0]
}

export async function findImports(tx: Tx): Promise<ImportRow[]> {
  const { rows } = await tx.client.query<ImportRow>(
    'select * from tracing.import order by created_at desc, id limit 100',
  )
  return rows
}

type Change = Partial<
  Pick<
    ImportRow,
    'kind' | 'state' | 'mapping' | 'settings' | 'job_id' | 'report' | 'rejected_hash' | 'problem'
  >
>
const JSON_COLUMNS = new Set(['mapping', 'settings', 'report', 'problem'])

/** Changes some fields of an import. */
export async function changeImport(tx: Tx, id: string, change: Change): Promise<void> {
  const names = Object.keys(change) as (keyof Change)[]
  const values = names.map((name) =>
    JSON_COLUMNS.has(name) && change[name] ? JSON.stringify(change[name]) : change[name],
  )
  await tx.client.query(
    `update tracing.import set ${names.map((name, at) => `${name} = $${at + 2}`).join(', ')} where id = $1`,
    [id, ...values],
  )
}
