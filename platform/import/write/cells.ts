/** What a cell of an export can hold. */
export type Cell = string | number | boolean | null

const risky = /^[=+\-@\t\r]/
const numeric = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

/** Whether a spreadsheet could take the text for a formula (OWASP: CSV injection). Numbers such as -87.6 are none. */
export function isRisky(text: string): boolean {
  return risky.test(text) && !numeric.test(text)
}

/** Text that a spreadsheet shows and never computes. */
export function neutral(text: string): string {
  return isRisky(text) ? `'${text}` : text
}

/** Quotes a cell of CSV where it must be (RFC 4180), and where blanks at its edge could be cut. */
function csvCell(text: string): string {
  return /[",\n\r;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** One line of CSV. A row of one blank cell is quoted, as a blank line is no row. */
export function csvLine(cells: readonly string[]): string {
  return cells.length === 1 && cells[0] === '' ? '""\r\n' : `${cells.map(csvCell).join(',')}\r\n`
}
