import { limits } from '../limits.ts'
import { unguarded } from '../write/cells.ts'
import type { ImportWarning, RowBatch, RowProblem } from './types.ts'

const mendRow = 'Look for an unquoted delimiter in that row, or quote the cell that holds it.'

/** Turns split records into batches: fills short rows, marks long ones, leaves out blank rows and ignored columns. */
export class Batcher {
  /** Columns kept, in order. */
  readonly headers: readonly string[]
  private readonly width: number
  private readonly kept: readonly number[] | null
  private readonly warnings: ImportWarning[]
  private row = 1
  private rows: string[][] = []
  private lines: number[] = []
  private problems: RowProblem[] = []
  private blank: ImportWarning | null = null

  constructor(headers: readonly string[], ignored: string, warnings: ImportWarning[]) {
    this.width = headers.length
    const kept = headers.flatMap((header, index) => (header.startsWith(ignored) ? [] : [index]))
    this.kept = kept.length === headers.length ? null : kept
    this.headers = this.kept === null ? headers : kept.map((index) => unguarded(headers[index]!))
    this.warnings = warnings
  }

  /** Takes a record; answers the batch that is full with it, otherwise null. */
  add(
    cells: string[],
    line: number,
    problem?: { column: string | null; reason: string; remedy: string },
  ): RowBatch | null {
    const length = cells.length
    if (length !== this.width || cells[0] === '') {
      if (isBlank(cells)) return this.skip(line)
      if (length < this.width) pad(cells, this.width)
      else if (length > this.width) this.trim(cells, line)
    }
    if (problem) this.mark(line, problem)
    this.rows.push(this.kept === null ? cells : this.keep(cells))
    this.lines.push(line)
    return this.rows.length === limits.batchRows ? this.flush() : null
  }

  /** The rows not yet handed on; null when there are none. */
  flush(): RowBatch | null {
    if (this.rows.length === 0) return null
    const batch = { firstRow: this.row, rows: this.rows, lines: this.lines, problems: this.problems }
    this.row += this.rows.length
    this.rows = []
    this.lines = []
    this.problems = []
    return batch
  }

  private skip(line: number): null {
    if (this.blank === null) {
      this.blank = { code: 'rows.blank', message: '', line, count: 0 }
      this.warnings.push(this.blank)
    }
    const count = (this.blank.count ?? 0) + 1
    this.blank.count = count
    this.blank.message = `${count} blank ${count === 1 ? 'row was' : 'rows were'} left out, first on line ${this.blank.line}.`
    return null
  }

  private trim(cells: string[], line: number): void {
    let length = cells.length
    while (length > this.width && cells[length - 1] === '') length--
    cells.length = length
    if (length === this.width) return
    const own = this.headers.length
    const reason = `row has ${length - this.width + own} cells, header ${own}`
    this.mark(line, { column: null, reason, remedy: mendRow })
  }

  private mark(line: number, problem: { column: string | null; reason: string; remedy: string }): void {
    const index = this.rows.length
    this.problems.push({ index, row: this.row + index, line, ...problem })
  }

  /** Columns that are left out are ours, so the others were guarded when they were written. */
  private keep(cells: string[]): string[] {
    const own = this.kept!.map((index) => unguarded(cells[index]!))
    for (let index = this.width; index < cells.length; index++) own.push(unguarded(cells[index]!))
    return own
  }
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '')
}

function pad(cells: string[], width: number): void {
  while (cells.length < width) cells.push('')
}
