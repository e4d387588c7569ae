/** What a cell of an export can hold. */
export type Cell = string | number | boolean | null

/**
 * A sign that begins a formula, also in its full-width form, behind whatever a spreadsheet may drop from the front;
 * or a control character that can hide one.
 */
// oxlint-disable-next-line no-control-regex
const risky = /^(?:[\x00-\x20\x7f\xa0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\x00-\x08\t\r\n])/
const numeric = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i

/** Whether a spreadsheet could take the text for a formula (OWASP: CSV injection). Numbers such as -87.6 are none. */
export function isRisky(text: string): boolean {
  return risky.test(text) && !numeric.test(text)
}

/** Text that a spreadsheet shows and never computes. */
export function neutral(text: string): string {
  return isRisky(text) ? `'${text}` : text
}

/**
 * The same for a file that comes back: what already begins with apostrophes before a formula gets one more, so
 * that `unguarded` gives back exactly what was there.
 */
export function guarded(text: string): string {
  return isRisky(behindApostrophes(text)) ? `'${text}` : text
}

/** Takes off what `guarded` put in front. */
export function unguarded(text: string): string {
  return text.startsWith("'") && isRisky(behindApostrophes(text)) ? text.slice(1) : text
}

const behindApostrophes = (text: string): string => text.replace(/^'+/, '')

/** Quotes a cell of CSV where it must be (RFC 4180), and where blanks at its edge could be cut. */
function csvCell(text: string): string {
  return /[",\n\r;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** One line of CSV. A row of one blank cell is quoted, as a blank line is no row. */
export function csvLine(cells: readonly string[]): string {
  return cells.length === 1 && cells[0] === '' ? '""\r\n' : `${cells.map(csvCell).join(',')}\r\n`
}
