import { positionOf } from './coordinates.ts'
import type { Position } from './coordinates.ts'
import { isMissing } from './missing.ts'
import { nothing, quote } from './parsed.ts'
import type { CellOptions, Parsed, Parser } from './parsed.ts'
import { projector } from './projection.ts'

const wktPoint =
  /^\s{0,9}(?:SRID=(\d{1,9});)?\s{0,9}POINT\s{0,9}Z?M?\s{0,9}\(\s{0,9}([+-]?[\d.]{1,40}(?:e[+-]?\d{1,4})?)[\s,]{1,9}([+-]?[\d.]{1,40}(?:e[+-]?\d{1,4})?)[^)]{0,200}\)\s{0,9}$/i
const wktEmpty = /^\s{0,9}(?:SRID=\d{1,9};)?\s{0,9}POINT\s{0,9}(?:EMPTY|\(\s{0,9}\))\s{0,9}$/i

/** Reads a point as well-known text, `POINT (-87.69 41.78)`, with `SRID=…;` in front where PostGIS wrote it. */
export function wktParser(options: CellOptions = {}): Parser<Position> {
  const missing = options.missing ?? isMissing
  return (text) => {
    if (missing(text) || wktEmpty.test(text)) return nothing
    const found = wktPoint.exec(text)
    if (!found) return { problem: `${quote(text)} is not a point such as POINT (-87.69 41.78).` }
    return inDegrees(Number(found[2]), Number(found[3]), Number(found[1] ?? 0))
  }
}

const hex = /^[0-9a-f]{42,}$/i
const Z = 0x80000000
const M = 0x40000000
const SRID = 0x20000000

/**
 * Reads a point as hexadecimal well-known binary, plain (OGC 06-103r4) or extended by PostGIS with a system of
 * coordinates. Carto and PostGIS write their geometry columns so.
 */
export function wkbParser(options: CellOptions = {}): Parser<Position> {
  const missing = options.missing ?? isMissing
  return (text) => {
    if (missing(text)) return nothing
    const bare = text.trim().replace(/^(\\x|0x)/i, '')
    const point = hex.test(bare) ? readPoint(bare) : null
    if (point === null) return { problem: `${quote(text)} is not a point in hexadecimal form (WKB).` }
    // PostGIS writes an empty point as two numbers that are none.
    return Number.isNaN(point.x) ? nothing : inDegrees(point.x, point.y, point.srid)
  }
}

function readPoint(text: string): { x: number; y: number; srid: number } | null {
  const bytes = new Uint8Array(Math.min(text.length >> 1, 25))
  for (let at = 0; at < bytes.length; at++) bytes[at] = Number.parseInt(text.slice(2 * at, 2 * at + 2), 16)
  const view = new DataView(bytes.buffer)
  const little = view.getUint8(0) === 1
  const type = view.getUint32(1, little)
  const hasSrid = (type & SRID) !== 0
  const kind = (type & ~(Z | M | SRID)) >>> 0
  const start = hasSrid ? 9 : 5
  if (view.getUint8(0) > 1 || kind % 1000 !== 1 || kind > 3001 || bytes.length < start + 16) return null
  const srid = hasSrid ? view.getUint32(5, little) : 0
  return { x: view.getFloat64(start, little), y: view.getFloat64(start + 8, little), srid }
}

/** No system, or degrees, is taken as it stands; others are brought to degrees where their number is known. */
function inDegrees(x: number, y: number, srid: number): Parsed<Position> {
  if (srid === 0 || srid === 4326 || srid === 4269) return positionOf(x, y)
  try {
    return projector(`EPSG:${srid}`)(x, y)
  } catch {
    return { problem: `The point is written in the unknown system EPSG:${srid}.` }
  }
}
