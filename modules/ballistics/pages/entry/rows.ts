import type { ExhibitInput, ExhibitKind } from '../../contract/index.ts'
import { kindNamed } from '../../contract/index.ts'
import { numberOf } from '../exhibit/values.ts'

/** Columns of the grid; those of the first list are always there. */
export const COLUMNS = ['marker', 'kind', 'calibre', 'headstamp', 'position'] as const
export const FURTHER = ['number', 'barcode', 'x', 'y', 'make', 'model', 'serial', 'remarks'] as const
export type Column = (typeof COLUMNS)[number] | (typeof FURTHER)[number]

/** `touched` once someone wrote in it: a row that only stands ready is not entered. */
export type GridRow = Record<Column, string> & { readonly id: string; kind: ExhibitKind; touched: boolean }
export const MOST = 500

let made = 0

/** The next row of a scene: the marker counts on, the kind stays. */
export function nextRow(before?: GridRow): GridRow {
  const marker = before && /^\d{1,6}$/.test(before.marker) ? String(Number(before.marker) + 1) : ''
  return {
    id: `row-${Date.now().toString(36)}-${made++}`,
    touched: false,
    marker,
    kind: before?.kind ?? 'cartridge-case',
    calibre: before?.calibre ?? '',
    headstamp: before?.headstamp ?? '',
    position: '',
    number: '',
    barcode: '',
    x: '',
    y: '',
    make: '',
    model: '',
    serial: '',
    remarks: '',
  }
}

/** The last row stands ready and is not entered unless someone wrote in it. */
export const enteredRows = (rows: readonly GridRow[]): GridRow[] =>
  rows.filter(({ touched }, index) => touched || index < rows.length - 1)

export const contentOf = ({ id: _id, touched: _touched, x, y, ...texts }: GridRow): ExhibitInput => ({
  ...texts,
  x: numberOf(x) ?? null,
  y: numberOf(y) ?? null,
})

interface Paste {
  readonly rows: readonly GridRow[]
  readonly cells: readonly (readonly string[])[]
  readonly at: number
  readonly column: Column
  readonly columns: readonly Column[]
}

/** Cells of a spreadsheet laid over the grid from one cell on; rows are added as they are needed. */
export function pasteInto({ rows, cells, at, column, columns }: Paste): GridRow[] {
  const first = columns.indexOf(column)
  const result = [...rows]
  cells.slice(0, MOST - at).forEach((line, index) => {
    const place = at + index
    const row = { ...(result[place] ?? nextRow(result[place - 1])), touched: true }
    line.forEach((text, offset) => {
      const name = columns[first + offset]
      if (name === 'kind') row.kind = kindNamed(text) ?? row.kind
      else if (name !== undefined) row[name] = text.trim()
    })
    result[place] = row
  })
  return result
}

/** What a spreadsheet puts on the clipboard: lines of cells; null where it is one plain text. */
export function cellsOf(text: string): string[][] | null {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n')
  if (lines.length === 1 && !text.includes('\t')) return null
  return lines.map((one) => one.split('\t'))
}
