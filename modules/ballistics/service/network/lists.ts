import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { uuid, type Tx } from '#platform/db'
import type { FileStore } from '#platform/files'
import { Failure } from '#platform/http'
import { writeRejected } from '#platform/import'
import type { ListKind, ListMapping, ListReport, PreviewedRow, RowProblem } from '../../contract/index.ts'
import {
  findList,
  findLists,
  finishList,
  insertList,
  keepFile,
  type ListRow,
} from '../../store/network/lists.ts'
import { fittingMapping, guessKind, missingFields, proposeMapping } from './columns.ts'
import { readRows, rowReader, type ListReading } from './read.ts'
import { readWhole, withFolder, withUpload, type WholeTable } from './source.ts'
import { storeAcquisitions } from './store-acquisitions.ts'
import { storeLeads } from './store-leads.ts'

const SHOWN = 12
/** Problems told in the report; the file of rejected rows has all. */
const TOLD = 50

/** A file that was read as a table and is kept. */
export interface KeptList {
  readonly hash: string
  readonly size: number
  readonly table: WholeTable
}

/**
 * Takes a file in. What is no table is refused before anything of it is kept.
 * @throws Failure of the import catalogue
 */
export const keepList = (files: FileStore, upload: Readable, name: string): Promise<KeptList> =>
  withUpload(upload, async (path) => {
    const table = await readWhole({ stream: createReadStream(path), name })
    return { table, ...(await files.put(createReadStream(path))) }
  })

/** Records a kept file as a list that waits for its columns to be confirmed. */
export async function recordList(
  tx: Tx,
  { hash, size, table }: KeptList,
  name: string,
  asked?: ListKind,
): Promise<ListRow> {
  const id = uuid()
  const kind = asked ?? guessKind(table.headers)
  tx.about({ type: 'network-list', id, fields: ['uploaded'] })
  await insertList(tx, {
    id,
    kind,
    file_name: name,
    file_hash: hash,
    size,
    format: table.format,
    headers: table.headers,
    mapping: proposeMapping(kind, table.headers),
  })
  return (await findList(tx, id))!
}

/** @throws Failure `record.unavailable` */
export async function readList(tx: Tx, id: string, lock = false): Promise<ListRow> {
  const row = await findList(tx, id, lock)
  if (!row) throw new Failure('record.unavailable')
  tx.about({ type: 'network-list', id })
  return row
}

export async function listLists(tx: Tx): Promise<ListRow[]> {
  const rows = await findLists(tx)
  tx.about({ type: 'network-list', count: rows.length })
  return rows
}

const tableOf = async (files: FileStore, row: ListRow): Promise<WholeTable> =>
  readWhole({ stream: await files.open(row.file_hash), name: row.file_name })

/** The last day a list can speak of: somewhere it is tomorrow already. */
const tomorrow = (): string => new Date(Date.now() + 24 * 3600 * 1000).toISOString().slice(0, 10)

/** How a mapping reads a list: its first rows, and how many it would reject. */
export async function previewList(
  files: FileStore,
  row: ListRow,
  { kind, mapping: asked }: { readonly kind: ListKind; readonly mapping: ListMapping },
) {
  const table = await tableOf(files, row)
  const mapping = fittingMapping(kind, asked, table.headers)
  const missing = missingFields(kind, mapping)
  const read = rowReader(kind, mapping, table, tomorrow())
  const rows: PreviewedRow[] = table.rows.slice(0, SHOWN).map((cells, at) => {
    const { value, problem, notes } = read(cells)
    return { row: at + 1, cells: flat(value), problems: problem ? [problem] : [...notes] }
  })
  const { rejected } = readRows(kind, mapping, table, tomorrow())
  return { rows, rowsRead: table.rows.length, rejected: missing.length > 0 ? 0 : rejected.length, missing }
}

/** What would be stored of a row, by field. */
function flat(value: object | null): Record<string, string> {
  const entries = Object.entries((value ?? {}) as Record<string, unknown>)
  return Object.fromEntries(
    entries.flatMap(([field, one]): [string, string][] => {
      if (one === null) return []
      if (typeof one !== 'object') return [[NAMED[field] ?? field, String(one)]]
      const { acquisition, caseNumber } = one as { acquisition: string | null; caseNumber: string | null }
      const side = field.toUpperCase()
      return [
        ...(acquisition === null ? [] : [[`acquisition${side}`, acquisition] as [string, string]]),
        ...(caseNumber === null ? [] : [[`case${side}`, caseNumber] as [string, string]]),
      ]
    }),
  )
}

const NAMED: Readonly<Record<string, string>> = {
  number: 'lead',
  issuedOn: 'issued',
  notifiedOn: 'notified',
  confirmedOn: 'confirmed',
  enteredOn: 'entered',
}

/**
 * Imports a list with a confirmed mapping, in the caller's transaction: all of it, or nothing. A list that comes in a
 * second time changes nothing.
 *
 * @throws Failure `ballistics.list_unmapped`, `ballistics.list_done`
 */
export async function importList(
  tx: Tx,
  files: FileStore,
  row: ListRow,
  { kind, mapping: asked }: { readonly kind: ListKind; readonly mapping: ListMapping },
): Promise<ListRow> {
  if (row.imported_at) throw new Failure('ballistics.list_done')
  const table = await tableOf(files, row)
  const mapping = fittingMapping(kind, asked, table.headers)
  const missing = missingFields(kind, mapping)
  if (missing.length > 0)
    throw new Failure('ballistics.list_unmapped', {
      fields: missing.map((group) => ({ path: group.join(' or '), message: 'No column holds this.' })),
    })
  const reading = readRows(kind, mapping, table, tomorrow())
  const stored =
    kind === 'leads'
      ? await storeLeads(tx, row.id, reading.leads)
      : await storeAcquisitions(tx, reading.acquisitions)
  const report: ListReport = {
    ...stored.counts,
    rowsRead: table.rows.length,
    unchanged: stored.counts.unchanged + reading.repeated,
    rejected: reading.rejected.length,
    problems: reading.rejected.slice(0, TOLD).map(toldOf),
    notes: [...reading.notes, ...stored.notes].slice(0, TOLD),
    warnings: [...table.warnings, ...saidOf(reading)],
  }
  tx.about({ type: 'network-list', id: row.id, fields: ['imported'], count: table.rows.length })
  await finishList(tx, row.id, {
    kind,
    mapping,
    report,
    rejected_hash: await keepRejected(tx, files, row, table, reading),
  })
  return (await findList(tx, row.id))!
}

const toldOf = ({ row, column, reason, remedy }: RowProblem): RowProblem => ({ row, column, reason, remedy })

const saidOf = ({ repeated }: ListReading): string[] =>
  repeated === 0
    ? []
    : [
        `${repeated === 1 ? 'One row repeats' : `${repeated} rows repeat`} another one of the list; the last of each counts.`,
      ]

async function keepRejected(
  tx: Tx,
  files: FileStore,
  { file_name }: ListRow,
  { headers }: WholeTable,
  { rejected }: ListReading,
): Promise<string | null> {
  if (rejected.length === 0) return null
  return withFolder(async (folder) => {
    const path = join(folder, 'rejected.csv')
    const file = writeRejected(path, headers)
    await file.write(rejected)
    await file.close()
    const kept = await files.put(createReadStream(path))
    await keepFile(tx, { ...kept, name: `rejected-${file_name}` })
    return kept.hash
  })
}
