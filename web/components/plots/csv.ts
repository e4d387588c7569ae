import type { PlotCell, PlotTable } from './types.ts'

/**
 * A table as CSV after RFC 4180, with what has to be known of it, under its heading, in a last column of every row: rows
 * are copied out of files. Cells a spreadsheet would run as a formula are led by an apostrophe.
 */
export function toCsv(
  { columns, rows }: PlotTable,
  note?: readonly [heading: string, words: string],
): string {
  const full = (row: readonly PlotCell[]) => columns.map((_, at) => row[at] ?? null)
  const lines = note
    ? [[...columns, note[0]], ...rows.map((row) => [...full(row), note[1]])]
    : [columns, ...rows]
  return lines.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n'
}

function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
