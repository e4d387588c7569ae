import { croppedToMeasured, resample } from '../prepare/index.ts'
import type { Grid } from '../surface.ts'

/** Micrometres between samples of the surface that is turned; coarser ones are means of its blocks. */
const BASE_STEP = 12.5
/** Micrometres between the samples of either pass. */
export const COARSE_STEP = 50
export const FINE_STEP = 25
/** Samples of the base along each side of the block that makes one of them. */
export const COARSE = COARSE_STEP / BASE_STEP
export const FINE = FINE_STEP / BASE_STEP
/** Samples along the side of the coarse surfaces unless stated: 3.6 mm, wide enough for the primer of a pistol cartridge. */
export const SIDE = 72
/** Micrometres from a sample to the sides of the square of which this share must have been measured. */
const EDGE_REACH = 62.5
const EDGE_SHARE = 0.85
/** Heights beyond so many standard deviations are dirt or steep edges: they count no more than this. */
const CLIP = 2.5
/** A height of an entry is a whole number of 1/126 of the clipped range; this one says that nothing was measured. */
const UNITS = 126
export const EMPTY = -128

/** A square of heights at 12.5 micrometres, the measured part in its middle; NaN where nothing is. */
export interface Base {
  readonly side: number
  readonly heights: Float32Array
  /** What lies in the middle of the square: micrometres from the first sample of the grid, to the right and down. */
  readonly middle: { readonly x: number; readonly y: number }
}

/**
 * Brings a prepared surface to the form that searches work on. The edge of what was measured is left out: there the primer
 * rolls off towards hole and rim on every cartridge case alike, which makes strangers similar.
 *
 * @param side samples of 50 micrometres along each side of the square; what lies outside is cut off.
 * @throws RangeError when too little is left to compare.
 */
export function baseOf(grid: Grid, side: number): Base {
  const cut = croppedToMeasured(resample(withoutEdge(grid), BASE_STEP))
  const length = side * COARSE
  const [left, top] = [(length - cut.grid.width) >> 1, (length - cut.grid.height) >> 1]
  const inGrid = (samples: number) => (samples + 0.5) * BASE_STEP - grid.step / 2
  const middle = { x: inGrid(cut.left + length / 2 - left), y: inGrid(cut.top + length / 2 - top) }
  return { side: length, heights: clipped(inMiddle(cut.grid, length)), middle }
}

function inMiddle({ width, height, heights }: Grid, side: number): Float32Array {
  const square = new Float32Array(side * side).fill(NaN)
  const left = (side - width) >> 1
  const top = (side - height) >> 1
  for (let y = Math.max(0, -top); y < height && y + top < side; y++)
    for (let x = Math.max(0, -left); x < width && x + left < side; x++)
      square[(y + top) * side + x + left] = heights[y * width + x]!
  return square
}

/** Leaves out samples near whose place too much was not measured. Single missing samples do no harm. */
function withoutEdge(grid: Grid): Grid {
  const { width, height, heights, step } = grid
  const reach = Math.max(1, Math.round(EDGE_REACH / step))
  const counts = runningCounts(grid)
  const enough = EDGE_SHARE * (2 * reach + 1) ** 2
  const at = (x: number, y: number) =>
    counts[Math.min(height, Math.max(0, y)) * (width + 1) + Math.min(width, Math.max(0, x))]!
  const kept = heights.slice()
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const [left, right, top, bottom] = [x - reach, x + reach + 1, y - reach, y + reach + 1]
      const measured = at(right, bottom) - at(left, bottom) - at(right, top) + at(left, top)
      if (measured < enough) kept[i] = NaN
    }
  return { ...grid, heights: kept }
}

/** Measured samples above and to the left of each corner of the grid, (width + 1) by (height + 1). */
function runningCounts({ width, height, heights }: Grid): Uint32Array {
  const counts = new Uint32Array((width + 1) * (height + 1))
  for (let y = 0; y < height; y++)
    for (let x = 0, row = 0; x < width; x++) {
      if (!Number.isNaN(heights[y * width + x]!)) row++
      counts[(y + 1) * (width + 1) + x + 1] = counts[y * (width + 1) + x + 1]! + row
    }
  return counts
}

/** Less the mean, no height beyond the clip, the standard deviation 1. */
function clipped(heights: Float32Array): Float32Array {
  let count = 0
  let sum = 0
  let squares = 0
  for (const z of heights) {
    if (Number.isNaN(z)) continue
    count++
    sum += z
    squares += z * z
  }
  const mean = sum / count
  const deviation = Math.sqrt(squares / count - mean * mean)
  if (!(count >= 2 && deviation > 0))
    throw new RangeError('Too little of the surface was measured to be searched for.')
  return heights.map((z) => Math.min(CLIP, Math.max(-CLIP, (z - mean) / deviation)))
}

/** Means of blocks of `factor` by `factor` samples; NaN where less than half of a block was measured. */
export function blockMeans({ side, heights }: Pick<Base, 'side' | 'heights'>, factor: number): Float32Array {
  const length = Math.floor(side / factor)
  const means = new Float32Array(length * length)
  for (let row = 0, at = 0; row < length; row++)
    for (let column = 0; column < length; column++, at++) {
      let sum = 0
      let count = 0
      for (let y = row * factor; y < (row + 1) * factor; y++)
        for (let i = y * side + column * factor, end = i + factor; i < end; i++) {
          const z = heights[i]!
          if (Number.isNaN(z)) continue
          sum += z
          count++
        }
      means[at] = 2 * count >= factor * factor ? sum / count : NaN
    }
  return means
}

/** One byte a sample: how an index keeps a surface. The mean is taken off and the range is used. */
export function toBytes(means: Float32Array): Int8Array {
  const levelled = clipped(means)
  return Int8Array.from(levelled, (z) => (Number.isNaN(z) ? EMPTY : Math.round((z / CLIP) * UNITS)))
}

/** What an index keeps of a surface. */
export interface SurfacePrint {
  /** side² bytes at 50 micrometres. */
  readonly coarse: Int8Array
  /** (2 · side)² bytes at 25 micrometres. */
  readonly fine: Int8Array
}

/** @throws RangeError when too little of the surface was measured. */
export function surfacePrint(grid: Grid, side: number = SIDE): SurfacePrint {
  const base = baseOf(grid, side)
  return { coarse: toBytes(blockMeans(base, COARSE)), fine: toBytes(blockMeans(base, FINE)) }
}

/** Micrometres that the edge rule of `baseOf` takes from a straight edge. */
export const CLEAR_OF_EDGE = 45

/** Bytes of a grid that has the step of a pass already and whose edges are left out: its measured part in the middle. */
export function centredBytes(grid: Grid, side: number): Int8Array {
  return toBytes(inMiddle(croppedToMeasured(grid).grid, side))
}
