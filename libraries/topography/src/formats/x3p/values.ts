import type { Axis } from './header.ts'

/** Heights of a file before units; single precision stays single. */
export type Heights = Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>

/**
 * Heights as they are meant. Whole numbers are offset + value × increment. For floating point the increment is left
 * alone, as the format defines it for whole numbers only, and files are about that carry one beside true heights.
 */
export function heightsOf(
  stored: Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>,
  axis: Axis,
): Heights {
  const scale = isWhole(axis) ? axis.increment : 1
  if (scale === 1 && axis.offset === 0) return stored
  const heights = stored instanceof Float64Array ? stored : Float64Array.from(stored)
  for (let i = 0; i < heights.length; i++) heights[i] = axis.offset + heights[i]! * scale
  return heights
}

export const isWhole = ({ type }: Axis): boolean => type === 'I' || type === 'L'

/** One bit for each sample, the lowest of a byte first; a sample whose bit is 0 was not measured. */
export function clearInvalid(heights: Heights, valid: Uint8Array): void {
  for (let i = 0; i < heights.length; i++) if (((valid[i >> 3]! >> (i & 7)) & 1) === 0) heights[i] = NaN
}
