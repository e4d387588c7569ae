import type { Tx } from '#platform/db'
import { uuid } from '#platform/db'
import type { ListKind, ListMapping, ListReport } from '../../contract/index.ts'

/** A list of the network as it was sent in. */
export interface ListRow {
  readonly id: string
  readonly kind: ListKind
  readonly file_name: string
  readonly file_hash: string
  readonly size: number
  readonly format: string
  readonly headers: readonly string[]
  readonly mapping: ListMapping
  readonly report: ListReport | null
  readonly rejected_hash: string | null
  readonly imported_at: Date | null
  readonly recorded_at: Date
  readonly recorded_by_name: string
}

const COLUMNS = `id, kind, file_name, file_hash, size, format, headers, mapping, report, rejected_hash, imported_at,
  recorded_at, recorded_by_name`

export type NewList = Pick<
  ListRow,
  'id' | 'kind' | 'file_name' | 'file_hash' | 'size' | 'format' | 'headers' | 'mapping'
>

export async function insertList(tx: Tx, row: NewList): Promise<void> {
  const { agencyId, personId, name } = tx.actor
  await tx.client.query(
    `insert into ballistics.network_list (id, owner_agency, kind, file_name, file_hash, size, format, headers, mapping,
       recorded_by, recorded_by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      row.id,
      agencyId,
      row.kind,
      row.file_name,
      row.file_hash,
      row.size,
      row.format,
      row.headers,
      JSON.stringify(row.mapping),
      personId,
      name,
    ],
  )
  await keepFile(tx, { hash: row.file_hash, size: row.size, name: row.file_name })
}

/** Says whose a stored file is; a file that no row names may be cleared away. */
export async function keepFile(
  tx: Tx,
  { hash, size, name }: { readonly hash: string; readonly size: number; readonly name: string },
): Promise<void> {
  await tx.client.query(
    `insert into files.file (id, owner_agency, category, name, media_type, hash, size, created_by)
     values ($1, $2, 'ballistic', $3, 'text/csv', $4, $5, $6)`,
    [uuid(), tx.actor.agencyId, name, hash, size, tx.actor.personId],
  )
}

export async function findLists(tx: Tx): Promise<ListRow[]> {
  const { rows } = await tx.client.query<ListRow>(
    `select ${COLUMNS} from ballistics.network_list where owner_agency = $1 order by recorded_at desc, id desc limit 200`,
    [tx.actor.agencyId],
  )
  return rows
}

export async function findList(tx: Tx, id: string, lock = false): Promise<ListRow | undefined> {
  const { rows } = await tx.client.query<ListRow>(
    `select ${COLUMNS} from ballistics.network_list where id = $1 ${lock ? 'for update' : ''}`,
    [id],
  )
  return rows[0]
}

export async function finishList(
  tx: Tx,
  id: string,
  done: Pick<ListRow, 'kind' | 'mapping' | 'report' | 'rejected_hash'>,
): Promise<void> {
  await tx.client.query(
    `update ballistics.network_list set kind = $2, mapping = $3, report = $4, rejected_hash = $5, imported_at = now()
     where id = $1`,
    [id, done.kind, JSON.stringify(done.mapping), JSON.stringify(done.report), done.rejected_hash],
  )
}
