import { SIDE } from './spectra.ts'

/** Cells of 400 micrometres. */
const CELL = 64
const CELLS = SIDE / CELL
/** Samples are averaged over 4 by 4: 25 micrometres. */
const BLOCK = 4

/** Pearson's correlation in every cell of which at least 60 % is common to both squares. */
export function cellCorrelations(a: Float32Array, b: Float32Array): number[] {
  const found: number[] = []
  for (let row = 0; row < CELLS; row++)
    for (let column = 0; column < CELLS; column++) {
      const pairs = blocks(a, b, column * CELL, row * CELL)
      if (pairs.length >= 0.6 * (CELL / BLOCK) ** 2) found.push(pearson(pairs))
    }
  return found
}

function blocks(a: Float32Array, b: Float32Array, left: number, top: number): [number, number][] {
  const pairs: [number, number][] = []
  for (let y = top; y < top + CELL; y += BLOCK)
    for (let x = left; x < left + CELL; x += BLOCK) {
      let [sumA, sumB] = [0, 0]
      for (let i = 0; i < BLOCK * BLOCK; i++) {
        const at = (y + Math.floor(i / BLOCK)) * SIDE + x + (i % BLOCK)
        sumA += a[at]!
        sumB += b[at]!
      }
      if (!Number.isNaN(sumA + sumB)) pairs.push([sumA, sumB])
    }
  return pairs
}

function pearson(pairs: readonly [number, number][]): number {
  const n = pairs.length
  const mean = (which: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[which], 0) / n
  const [ma, mb] = [mean(0), mean(1)]
  let [aa, bb, ab] = [0, 0, 0]
  for (const [a, b] of pairs) {
    aa += (a - ma) ** 2
    bb += (b - mb) ** 2
    ab += (a - ma) * (b - mb)
  }
  return ab / Math.sqrt(aa * bb)
}
