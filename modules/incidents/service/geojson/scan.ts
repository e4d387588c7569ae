import { layerInvalid } from './invalid.ts'

const MAX_DEPTH = 40
const MAX_OBJECTS = 500_000
const MAX_LISTS = 4_000_000
const MAX_VALUES = 12_000_000

/**
 * Refuses JSON whose parts would take more memory than its bytes promise, before it is parsed: deep
 * nesting, or millions of empty lists.
 */
export function refuseHostileJson(bytes: Uint8Array): void {
  const seen = { depth: 0, objects: 0, lists: 0, values: 0 }
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte === QUOTE) at = endOfString(bytes, at)
    else if (byte === COMMA) seen.values += 1
    else if (byte === CLOSE || byte === CLOSE_LIST) seen.depth -= 1
    else if (byte === OPEN || byte === OPEN_LIST) {
      seen.depth += 1
      if (byte === OPEN) seen.objects += 1
      else seen.lists += 1
      if (seen.depth > MAX_DEPTH) throw layerInvalid('The file is nested deeper than any GeoJSON.')
    }
  }
  if (seen.objects > MAX_OBJECTS || seen.lists > MAX_LISTS || seen.values > MAX_VALUES)
    throw layerInvalid(
      'The boundaries have more corners than can be kept. Simplify them to a few metres, then send them again.',
    )
}

const [QUOTE, ESCAPE, COMMA, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [34, 92, 44, 123, 125, 91, 93]

function endOfString(bytes: Uint8Array, start: number): number {
  let at = start + 1
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === ESCAPE ? 2 : 1
  return at
}
