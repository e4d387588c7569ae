import { isGeometry, toWkt } from './geometry.ts'

/** Parts of a list in one cell, as Gun Violence Archive files write them. */
const LIST_MARK = '||'

/** A record of named cells. */
export interface Flat {
  readonly cells: Map<string, string>
  /** A value that text cannot carry exactly. */
  problem: { readonly column: string; readonly reason: string; readonly remedy: string } | null
}

/** Makes one level of a nested record: `a.b` for members, `||` between the parts of a list, WKT for geometries. */
export function flatten(record: object, prefix = '', flat: Flat = { cells: new Map(), problem: null }): Flat {
  for (const [key, value] of Object.entries(record)) {
    const name = prefix + key
    if (value !== null && typeof value === 'object' && !Array.isArray(value) && !isGeometry(value)) {
      flatten(value as object, `${name}.`, flat)
    } else flat.cells.set(name, textOf(value, name, flat))
  }
  return flat
}

function textOf(value: unknown, name: string, flat: Flat): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') {
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
      const remedy = 'Export that column as text, so that no digit is lost.'
      flat.problem ??= { column: name, reason: 'the number has too many digits to be read exactly', remedy }
    }
    return String(value)
  }
  if (isGeometry(value)) return toWkt(value)
  if (Array.isArray(value)) return value.map((part) => textOf(part, name, flat)).join(LIST_MARK)
  return typeof value === 'boolean' ? String(value) : JSON.stringify(value)
}
