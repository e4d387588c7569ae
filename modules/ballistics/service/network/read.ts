import type { CalendarDate } from '#contract'
import type { ListKind, ListMapping, RowProblem } from '../../contract/index.ts'
import { cellsOf } from './cells.ts'
import { readAcquisition, type ReadAcquisition } from './read-acquisition.ts'
import { keyOf, readLead, type ReadLead, type ReadRow } from './read-lead.ts'
import type { WholeTable } from './source.ts'

const SAMPLE = 500

export interface Rejected extends RowProblem {
  readonly cells: readonly string[]
}

/** What a list holds once its columns are known. */
export interface ListReading {
  readonly leads: ReadonlyMap<string, ReadLead>
  readonly acquisitions: ReadonlyMap<string, ReadAcquisition>
  readonly rejected: readonly Rejected[]
  readonly notes: readonly RowProblem[]
  readonly repeated: number
}

type Reader = (row: readonly string[]) => ReadRow<ReadLead> | ReadRow<ReadAcquisition>

export function rowReader(
  kind: ListKind,
  mapping: ListMapping,
  { headers, rows }: Pick<WholeTable, 'headers' | 'rows'>,
  latest: CalendarDate,
): Reader {
  const cells = cellsOf(mapping, headers, rows.slice(0, SAMPLE), latest)
  return kind === 'leads' ? (row) => readLead(cells, row) : (row) => readAcquisition(cells, row)
}

/** Reads every row. Of rows that stand in the list twice the last one counts. */
export function readRows(
  kind: ListKind,
  mapping: ListMapping,
  table: WholeTable,
  latest: CalendarDate,
): ListReading {
  const read = rowReader(kind, mapping, table, latest)
  const [leads, acquisitions] = [new Map<string, ReadLead>(), new Map<string, ReadAcquisition>()]
  const rejected: Rejected[] = []
  const notes: RowProblem[] = []
  let repeated = 0
  for (const [at, row] of table.rows.entries()) {
    const broken = table.broken.get(at)
    const { value, problem, notes: said } = broken ? { value: null, problem: broken, notes: [] } : read(row)
    notes.push(...said.map((note) => ({ row: at + 1, ...note })))
    if (value === null) {
      const { column, reason, remedy } = problem!
      rejected.push({ row: at + 1, column, reason, remedy, cells: row })
      continue
    }
    if ('issuedOn' in value) repeated += put(leads, keyOf(value.number), value)
    else repeated += put(acquisitions, keyOf(value.acquisition), value)
  }
  return { leads, acquisitions, rejected, notes, repeated }
}

/** Answers 1 where the key stood there already. */
function put<T>(map: Map<string, T>, key: string, value: T): number {
  const known = map.delete(key)
  map.set(key, value)
  return known ? 1 : 0
}
