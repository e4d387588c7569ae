import { expandAll } from '../archive/inflate.ts'
import { SurfaceFormatError } from '../error.ts'

const WHAT = 'A strip of the picture'
const CLEAR = 256
const END = 257
const MOST_CODES = 4096

/**
 * Expands one strip or tile into exactly `size` bytes (TIFF 6.0, sections 9 and 13, and Adobe's technical note on
 * deflate).
 *
 * @throws SurfaceFormatError
 */
export function unpack(packed: Uint8Array, size: number, method: number): Uint8Array {
  if (method === 1) return whole(packed.subarray(0, size), size)
  if (method === 8 || method === 32946) return expandAll(packed, size, WHAT, 'zlib')
  if (method === 5) return whole(lzw(packed, size), size)
  if (method === 32773) return whole(packBits(packed, size), size)
  throw new SurfaceFormatError(
    'unsupported',
    `The picture is compressed by method ${method}.`,
    'Save it without compression.',
  )
}

function whole(bytes: Uint8Array, size: number): Uint8Array {
  if (bytes.length === size) return bytes
  throw new SurfaceFormatError('damaged', `${WHAT} ends too early.`)
}

/**
 * Codes of 9 to 12 bits, highest bit first, that widen one code early. A string of the table is where it was first
 * put out: the string before it, and the byte that followed.
 */
function lzw(packed: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size)
  const from = new Uint32Array(MOST_CODES)
  const length = new Uint16Array(MOST_CODES)
  let next = END + 1
  let width = 9
  let [bits, held, to] = [0, 0, 0]
  let before = { start: 0, count: 0 }
  for (const byte of packed) {
    held = ((held << 8) | byte) & 0xffffff
    bits += 8
    if (bits < width) continue
    bits -= width
    const code = (held >>> bits) & ((1 << width) - 1)
    if (code === END || to >= size) break
    if (code === CLEAR) {
      next = END + 1
      width = 9
      before = { start: 0, count: 0 }
      continue
    }
    if (before.count > 0 && next < MOST_CODES) {
      from[next] = before.start
      length[next++] = before.count + 1
    }
    if (code >= next) throw new SurfaceFormatError('damaged', `${WHAT} is not packed as it should be.`)
    before = { start: to, count: code < CLEAR ? 1 : length[code]! }
    if (code < CLEAR) out[to++] = code
    else for (let i = 0; i < before.count && to < size; i++) out[to++] = out[from[code]! + i]!
    if (next + 1 >= 1 << width && width < 12) width++
  }
  return out.subarray(0, to)
}

/** A count and bytes to copy, or a negative count and one byte to repeat. */
function packBits(packed: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size)
  let to = 0
  for (let at = 0; at + 1 < packed.length && to < size;) {
    const count = (packed[at++]! << 24) >> 24
    if (count >= 0) {
      const run = packed.subarray(at, at + Math.min(count + 1, size - to))
      out.set(run, to)
      to += run.length
      at += count + 1
    } else if (count > -128) {
      out.fill(packed[at++]!, to, to + 1 - count)
      to = Math.min(size, to + 1 - count)
    }
  }
  return out.subarray(0, to)
}
