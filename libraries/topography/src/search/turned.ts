import type { Kernel, Window } from '../kernel/index.ts'
import { blockMeans, EMPTY, type Base } from './surface-print.ts'

/** Turns the query by whole degrees, anticlockwise, and takes means of blocks; `side / factor` samples squared. */
export function turnedMeans(kernel: Kernel, query: Base, theta: number, factor: number): Float32Array {
  const mark = kernel.mark()
  const from = kernel.keep(query.heights)
  const to = kernel.reserve(query.heights.length)
  kernel.turn(from, to, query.side, query.side, theta, 'bilinear')
  const heights = kernel.view(to, query.heights.length).slice()
  kernel.release(mark)
  return blockMeans({ side: query.side, heights }, factor)
}

/** Bytes of an entry into the memory of the kernel, NaN where nothing was measured. */
export function loadBytes(kernel: Kernel, bytes: Int8Array, address: number): void {
  const heights = kernel.view(address, bytes.length)
  for (let i = 0; i < bytes.length; i++) heights[i] = bytes[i] === EMPTY ? NaN : bytes[i]!
}

/**
 * r · √n of two squares, the first moved by `dx`, `dy` samples over the second: Pearson's correlation of what both have
 * times the root of the number of samples. It is near the number of standard deviations that chance is away. Null when
 * fewer than `least` samples are common.
 */
export function likeness(
  kernel: Kernel,
  { query, entry, side, least }: { query: number; entry: number; side: number; least: number },
  dx: number,
  dy: number,
): number | null {
  if (Math.abs(dx) >= side || Math.abs(dy) >= side) return null
  const at = (address: number, x: number, y: number): Window => ({
    address: address + 4 * (Math.max(0, y) * side + Math.max(0, x)),
    stride: side,
    width: side - Math.abs(dx),
    height: side - Math.abs(dy),
  })
  const { correlation, observed } = kernel.pearson(at(query, -dx, -dy), 0, at(entry, dx, dy), 0)
  return observed < least || Number.isNaN(correlation) ? null : correlation * Math.sqrt(observed)
}
