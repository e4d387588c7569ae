import type { CalendarDate } from '#contract'
import { ExhibitContent, kindNamed } from '../../contract/index.ts'
import { keyOf } from '../../store/filter.ts'
import type { WholeTable } from '../network/source.ts'
import { cellsOf, type Cells, type Problem } from './cells.ts'
import type { Columns, Field } from './fields.ts'

/** An exhibit as a row of a file tells of it. */
export interface ReadExhibit {
  readonly row: number
  readonly content: ExhibitContent & { readonly number: string }
  readonly ori: string | null
  readonly agency: string | null
  readonly caseNumber: string | null
  readonly collected: string | null
  readonly received: string | null
}

/** An entry into the imaging network as a row of a file tells of it. */
export interface ReadEntry {
  readonly row: number
  readonly number: string
  readonly acquisition: string
  readonly entered: string
  readonly site: string | null
}

export interface RowNote extends Problem {
  readonly row: number
}

export interface Reading<T> {
  /** By the key of the number; of rows that repeat one the last counts. */
  readonly found: ReadonlyMap<string, T>
  readonly rejected: readonly RowNote[]
  readonly notes: readonly RowNote[]
  readonly repeated: number
}

type ReadRow<T> = { value: T; notes: readonly Problem[] } | { problem: Problem }

const TEXTS = [
  'barcode',
  'propertyTag',
  'calibre',
  'make',
  'model',
  'serial',
  'headstamp',
  'marker',
  'position',
  'remarks',
] as const satisfies readonly Field[]

export const readExhibits = (
  columns: Columns,
  table: WholeTable,
  latest: CalendarDate,
): Reading<ReadExhibit> => readRows(columns, table, latest, readExhibit)

export const readEntries = (columns: Columns, table: WholeTable, latest: CalendarDate): Reading<ReadEntry> =>
  readRows(columns, table, latest, readEntry)

function readRows<T extends { row: number }>(
  columns: Columns,
  { headers, rows, broken }: WholeTable,
  latest: CalendarDate,
  read: (cells: Cells, row: readonly string[], number: string, at: number) => ReadRow<T>,
): Reading<T> {
  const cells = cellsOf(columns, headers, rows, latest)
  const found = new Map<string, T>()
  const rejected: RowNote[] = []
  const notes: RowNote[] = []
  let repeated = 0
  for (const [index, row] of rows.entries()) {
    const at = index + 1
    const number = cells.text(row, 'number')
    const unread = broken.get(index)
    const answer =
      unread !== undefined
        ? { problem: { column: unread.column, reason: unread.reason, remedy: unread.remedy } }
        : number === null
          ? {
              problem: cells.problem(
                'number',
                'There is no number of the exhibit.',
                'Enter it and import the row again.',
              ),
            }
          : read(cells, row, number, at)
    if ('problem' in answer) {
      rejected.push({ row: at, ...answer.problem })
      continue
    }
    notes.push(...answer.notes.map((note) => ({ row: at, ...note })))
    const key = keyOf(number!)
    if (found.delete(key)) repeated++
    found.set(key, answer.value)
  }
  return { found, rejected, notes, repeated }
}

function readExhibit(cells: Cells, row: readonly string[], number: string, at: number): ReadRow<ReadExhibit> {
  const written = cells.text(row, 'kind')
  const kind = written === null ? null : kindNamed(written)
  if (kind === null)
    return {
      problem: cells.problem(
        'kind',
        written === null
          ? 'There is no kind of exhibit.'
          : `"${written.slice(0, 60)}" is not a kind of exhibit.`,
        'Write cartridge case, bullet, fragment, test fire or firearm.',
      ),
    }
  const [collected, received] = [cells.moment(row, 'collected'), cells.moment(row, 'received')]
  if ('problem' in collected) return collected
  if ('problem' in received) return received
  const texts = Object.fromEntries(TEXTS.map((field) => [field, cells.text(row, field)]))
  const content = ExhibitContent.safeParse({ ...texts, number, kind })
  if (!content.success) {
    const { path, message } = content.error.issues[0]!
    return { problem: cells.problem(path[0] as Field, message, 'Shorten it and import the row again.') }
  }
  const turned =
    collected.value !== null &&
    received.value !== null &&
    received.value.slice(0, 10) < collected.value.slice(0, 10)
  return {
    value: {
      row: at,
      content: { ...content.data, number },
      ori: cells.text(row, 'ori')?.slice(0, 9) ?? null,
      agency: cells.text(row, 'agency')?.slice(0, 120) ?? null,
      caseNumber: cells.text(row, 'caseNumber')?.slice(0, 60) ?? null,
      collected: turned ? null : collected.value,
      received: received.value,
    },
    notes: turned
      ? [
          cells.problem(
            'collected',
            'Received before it was collected.',
            'The day collected was left out; correct it on the page of the exhibit.',
          ),
        ]
      : [],
  }
}

function readEntry(cells: Cells, row: readonly string[], number: string, at: number): ReadRow<ReadEntry> {
  const acquisition = cells.text(row, 'acquisition')
  if (acquisition === null)
    return {
      problem: cells.problem(
        'acquisition',
        'There is no number of the acquisition.',
        'Enter it as the network shows it.',
      ),
    }
  const entered = cells.moment(row, 'entered')
  if ('problem' in entered) return entered
  if (entered.value === null)
    return {
      problem: cells.problem(
        'entered',
        'There is no day on which it was entered.',
        'Enter the day; the clock stops there.',
      ),
    }
  return {
    value: {
      row: at,
      number,
      acquisition: acquisition.slice(0, 60),
      entered: entered.value,
      site: cells.text(row, 'site')?.slice(0, 120) ?? null,
    },
    notes: [],
  }
}
