import type { Row, Table } from './table.ts'

/** Turns rows of a table into lines of its file. */
export function lineWriter({ columns, style }: Table): { head: string; line: (row: Row) => string } {
  const names = Object.keys(columns)
  const { delimiter, newline, bom, title } = style
  const quoted = (text: string) =>
    text.includes(delimiter) || text.includes('"') || text.includes('\n') || text.includes('\r')
      ? `"${text.replaceAll('"', '""')}"`
      : text
  const line = (cells: readonly string[]) => cells.map(quoted).join(delimiter) + newline
  return {
    head: `${bom ? '\uFEFF' : ''}${title === null ? '' : line([title])}${line(names)}`,
    line: ({ cells }) => line(names.map((name) => cells[name]!)),
  }
}
