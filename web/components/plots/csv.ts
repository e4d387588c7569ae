import type { PlotTable } from './types.ts'

/** A table as CSV after RFC 4180. Cells a spreadsheet would run as a formula are led by an apostrophe. */
export function toCsv({ columns, rows }: PlotTable): string {
  return [columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n'
}

function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
