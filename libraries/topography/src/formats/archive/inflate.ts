import { Inflate, Unzlib } from 'fflate'
import { SurfaceFormatError } from '../error.ts'

/** Packed bytes given at once; what they can expand to (1,032 times this) is all that is ever waiting. */
const PIECE = 16 * 1024

type Kind = 'deflate' | 'zlib'

/**
 * Expands piece by piece and stops at the first byte too many, whatever the header promised.
 *
 * @throws SurfaceFormatError when there is more or less than `size` bytes, or the stream is broken.
 */
export function expand(
  packed: Uint8Array,
  size: number,
  what: string,
  sink: (piece: Uint8Array) => void,
  kind: Kind = 'deflate',
): void {
  let total = 0
  const take = (piece: Uint8Array) => {
    total += piece.length
    if (total > size) throw refuse(what, 'holds more than it says')
    sink(piece)
  }
  const stream = kind === 'zlib' ? new Unzlib(take) : new Inflate(take)
  try {
    for (let at = 0; at < packed.length; at += PIECE)
      stream.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length)
  } catch (error) {
    throw error instanceof SurfaceFormatError ? error : refuse(what, 'is not packed as it should be')
  }
  if (total !== size) throw refuse(what, 'ends too early')
}

/** Expands into bytes of exactly `size`, which the caller has checked against the limits. */
export function expandAll(
  packed: Uint8Array,
  size: number,
  what: string,
  kind: Kind = 'deflate',
): Uint8Array {
  const whole = new Uint8Array(size)
  let at = 0
  expand(
    packed,
    size,
    what,
    (piece) => {
      whole.set(piece, at)
      at += piece.length
    },
    kind,
  )
  return whole
}

const refuse = (what: string, fault: string) => new SurfaceFormatError('damaged', `${what} ${fault}.`)
