import { ImportError } from '../failure.ts'
import { limits } from '../limits.ts'
import type { ImportWarning } from './types.ts'

const dataLike = /^(-?\d+\.\d+|\d{4}-\d{1,2}-\d{1,2}([T ].*)?|\d{1,2}\/\d{1,2}\/\d{2,4}( .*)?|POINT ?\(.*)$/i

/**
 * Names the columns: trimmed, blank ones called by their place. Throws on no header, on names that occur
 * twice and on too many columns.
 */
export function nameColumns(cells: readonly string[], warnings: ImportWarning[]): string[] {
  if (cells.length > limits.columns) {
    throw new ImportError(
      'import.too_many_columns',
      `The table has ${cells.length} columns; ${limits.columns} are accepted.`,
    )
  }
  const trimmed = cells.map((cell) => cell.trim())
  const data = trimmed.filter((cell) => dataLike.test(cell))
  if (trimmed.every((cell) => cell === ''))
    throw new ImportError('import.header_missing', 'The first row of the file is blank.')
  if (data.length > 1) {
    throw new ImportError(
      'import.header_missing',
      `The first row looks like data: ${data.slice(0, 2).join(', ')}.`,
    )
  }
  const blank = trimmed.flatMap((cell, index) => (cell === '' ? [index + 1] : []))
  if (blank.length > 0) {
    const message = `${blank.length === 1 ? 'Column' : 'Columns'} ${blank.join(', ')} had no name and ${blank.length === 1 ? 'is' : 'are'} called by place.`
    warnings.push({ code: 'header.blank', message, count: blank.length })
  }
  const named = trimmed.map((cell, index) => cell || `column ${index + 1}`)
  refuseDoubles(named)
  return named
}

function refuseDoubles(headers: readonly string[]): void {
  const places = new Map<string, number>()
  for (const [index, header] of headers.entries()) {
    const before = places.get(header)
    if (before !== undefined) {
      throw new ImportError(
        'import.duplicate_header',
        `"${header}" stands above columns ${before} and ${index + 1}.`,
      )
    }
    places.set(header, index + 1)
  }
}

/**
 * Place of the header among the first rows: the first that is not blank, below titles (a single cell above
 * wider rows). -1 when all are blank.
 */
export function findHeader(rows: readonly string[][], warnings: ImportWarning[]): number {
  const filled = rows.flatMap((row, index) => {
    const cells = row.reduce((sum, cell) => (cell.trim() === '' ? sum : sum + 1), 0)
    return cells === 0 ? [] : [{ index, cells }]
  })
  let at = 0
  while (at < 10 && filled[at]?.cells === 1 && filled[at + 1] !== undefined && isTitled(filled.slice(at + 1)))
    at++
  if (at > 0) {
    const message = `${at === 1 ? 'One title row' : `${at} title rows`} above the header ${at === 1 ? 'was' : 'were'} left out.`
    warnings.push({ code: 'header.titles', message, count: at })
  }
  return filled[at]?.index ?? -1
}

function isTitled(below: readonly { cells: number }[]): boolean {
  const wider = below.slice(0, 20).filter(({ cells }) => cells > 1).length
  return wider * 2 > Math.min(below.length, 20)
}
