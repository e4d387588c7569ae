import { gunzipSync, gzipSync } from 'node:zlib'
import type { CartridgeComparison, ComparedCell } from '@throughline/topography'

/** What is kept of a comparison in columns of its own, beside the whole of it. */
export interface ComparisonSummary {
  readonly original: readonly [ab: number, ba: number]
  readonly compared: readonly [ab: number, ba: number]
  readonly high: number
  readonly score: number | null
  readonly turn: number
  readonly shiftX: number
  readonly shiftY: number
}

export function summaryOf(comparison: CartridgeComparison): ComparisonSummary {
  const { cmc, score, cells } = comparison
  const { turn, shiftX, shiftY } = placementOf(cells.filter(({ direction }) => direction === 'ab'))
  const { original, compared, high } = cmc
  return { original, compared, high, score, turn, shiftX, shiftY }
}

/** How the other surface lies: the middle of what the cells that go together say, or the best of them where none do. */
function placementOf(cells: readonly ComparedCell[]) {
  const congruent = cells.filter((cell) => cell.congruent)
  const high = cells.filter((cell) => cell.high)
  const best = cells.toSorted((a, b) => b.correlation - a.correlation).slice(0, 5)
  const voices = [congruent, high].find((some) => some.length >= 3) ?? best
  const median = (of: (cell: ComparedCell) => number) => {
    const values = voices.map(of).sort((a, b) => a - b)
    return values.length === 0 ? 0 : values[values.length >> 1]!
  }
  return {
    turn: median(({ theta }) => theta),
    shiftX: median(({ dx }) => dx),
    shiftY: median(({ dy }) => dy),
  }
}

/** A comparison as bytes to keep; the same comparison gives the same bytes. */
export const packed = (comparison: CartridgeComparison): Buffer => gzipSync(JSON.stringify(comparison))

export const unpacked = (bytes: Buffer): CartridgeComparison =>
  JSON.parse(gunzipSync(bytes).toString('utf8')) as CartridgeComparison
