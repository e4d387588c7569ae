import {
  dateParser,
  guessDateOrder,
  missingTest,
  type Moment,
  type Parser,
  type Table,
} from '#platform/import'
import type { Mapping } from '../../contract/index.ts'

/** A row of the file, its cells by the fields they are mapped to; blank where a cell says nothing. */
export interface FileRow {
  readonly row: number
  readonly cells: readonly string[]
  readonly of: (field: string) => string
  /** What was wrong with it; a row with anything here is not stored. */
  readonly problems: Problem[]
}

export interface Problem {
  readonly column: string
  readonly reason: string
  readonly remedy: string
}

/** `NONE` and `NA` say something where a serial number belongs, so only what says nothing anywhere is missing here. */
const isBlank = missingTest(['(null)', 'null', 'unk', '-', '--', 'n/a', 'unknown'])
/** Serial numbers keep every word: that none is there is a finding. */
const VERBATIM = new Set(['serial', 'remarks', 'description'])

/** Every row of a table under a mapping. */
export async function readRows(table: Table, mapping: Mapping): Promise<FileRow[]> {
  const at = new Map(Object.entries(mapping).map(([field, header]) => [field, table.headers.indexOf(header)]))
  const rows: FileRow[] = []
  for await (const batch of table.rows()) {
    const wrong = new Map(batch.problems.map((problem) => [problem.index, problem]))
    batch.rows.forEach((cells, index) => {
      const problem = wrong.get(index)
      rows.push({
        row: batch.firstRow + index,
        cells,
        problems: problem
          ? [{ column: problem.column ?? '', reason: problem.reason, remedy: problem.remedy }]
          : [],
        of: (field) => {
          const text = (cells[at.get(field) ?? -1] ?? '').trim()
          return VERBATIM.has(field) || !isBlank(text) ? text : ''
        },
      })
    })
  }
  return rows
}

/** Reads days of one column, whose order is decided for the column as a whole. */
export function dayReader(
  rows: readonly FileRow[],
  field: string,
  today: string,
): (row: FileRow) => string | null {
  const { order } = guessDateOrder(rows.slice(0, 2_000).map((row) => row.of(field)))
  const parse: Parser<Moment> = dateParser({ order, latest: today })
  return (row) => {
    const parsed = parse(row.of(field))
    if ('value' in parsed) return parsed.value?.date ?? null
    row.problems.push({
      column: field,
      reason: parsed.problem,
      remedy: 'Correct the date in the file, or leave it empty.',
    })
    return null
  }
}

/** Says that a field must not be empty. */
export function required(row: FileRow, field: string, what: string): string {
  const text = row.of(field)
  if (text === '')
    row.problems.push({
      column: field,
      reason: `The ${what} is missing.`,
      remedy: 'Fill it in, then import the rejected rows again.',
    })
  return text
}
