import type { ImportReport } from '../../contract/index.ts'
import type { FileRow, Problem } from './rows.ts'

/** Counts what became of the rows of a file, so that none drops out silently. */
export class Tally {
  private readonly rejectedRows: FileRow[] = []
  private readonly notes = new Map<string, number>()
  private counts = { added: 0, changed: 0, unchanged: 0, recorded: 0 }
  private readonly rows: number

  constructor(rows: number) {
    this.rows = rows
  }

  /** Whether a row cannot be stored; it is then kept for the file of rejected rows. */
  refused(row: FileRow): boolean {
    if (row.problems.length === 0) return false
    this.rejectedRows.push(row)
    return true
  }

  note(code: string): void {
    this.notes.set(code, (this.notes.get(code) ?? 0) + 1)
  }

  stored({ added, changed, all }: { added: number; changed: number; all: number }): void {
    this.counts = { ...this.counts, added, changed, unchanged: all - added - changed }
  }

  recorded(count: number): void {
    this.counts.recorded += count
  }

  get rejected(): readonly FileRow[] {
    return this.rejectedRows
  }

  report(): ImportReport {
    return {
      rows: this.rows,
      ...this.counts,
      rejected: this.rejectedRows.length,
      reasons: reasonsOf(this.rejectedRows.flatMap(({ problems }) => problems)),
      notes: [...this.notes].map(([code, rows]) => ({ code, rows })),
    }
  }
}

function reasonsOf(problems: readonly Problem[]): ImportReport['reasons'] {
  const groups = new Map<string, ImportReport['reasons'][number]>()
  for (const problem of problems) {
    // One group for all dates that are none: the text of the cell differs in each.
    const reason = problem.reason.replace(/^"[^"]*"/, 'A cell')
    const key = `${problem.column} ${reason}`
    const group = groups.get(key)
    if (group) group.rows += 1
    else groups.set(key, { ...problem, reason, rows: 1 })
  }
  return [...groups.values()].sort((a, b) => b.rows - a.rows).slice(0, 50)
}
