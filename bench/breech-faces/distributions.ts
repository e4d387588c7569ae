import { CartridgeComparer } from '@throughline/topography'
import type { Item } from './likeness.ts'

/** What one comparison found, by the measures a reader sees. */
export interface Compared {
  readonly same: boolean
  /** Congruent cells by the original rule, mean of both directions. */
  readonly cells: number
  readonly high: number
  /** Median correlation of cells. */
  readonly correlation: number
  /** The fitted score, 0 to 1. */
  readonly score: number
}

export const MEASURES = ['cells', 'high', 'correlation', 'score'] as const
export type Measure = (typeof MEASURES)[number]

/** Whole comparisons of up to `same` pairs of one gun and `other` of two, taken evenly from all there are. */
export function compareSome(
  items: readonly Item[],
  { same, other }: { readonly same: number; readonly other: number },
): Compared[] {
  const comparer = new CartridgeComparer()
  const prepared = items.map(({ grid }) => comparer.prepare(grid))
  const pairs = items.flatMap((a, i) =>
    items.slice(i + 1).map((b, j) => ({ a: i, b: i + 1 + j, same: a.gun === b.gun })),
  )
  const chosen = [
    ...evenly(
      pairs.filter((pair) => pair.same),
      same,
    ),
    ...evenly(
      pairs.filter((pair) => !pair.same),
      other,
    ),
  ]
  return chosen.map(({ a, b, same: one }) => {
    const { cmc, features, score } = comparer.compare(prepared[a]!, prepared[b]!)
    return {
      same: one,
      cells: (cmc.original[0] + cmc.original[1]) / 2,
      high: cmc.high,
      correlation: features.correlation,
      score: score ?? 0.5,
    }
  })
}

function evenly<T>(all: readonly T[], count: number): T[] {
  if (all.length <= count) return [...all]
  return Array.from({ length: count }, (_, i) => all[Math.floor(((i + 0.5) * all.length) / count)]!)
}

/** Values of one measure, of pairs of one gun or of two, least first. */
export const valuesOf = (found: readonly Compared[], measure: Measure, same: boolean): number[] =>
  found
    .filter((one) => one.same === same)
    .map((one) => one[measure])
    .sort((a, b) => a - b)

export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN

/** The widest gap between two cumulative distributions: 0 when they are the same, 1 when nothing overlaps. */
export function widestGap(one: readonly number[], two: readonly number[]): number {
  const share = (sorted: readonly number[], at: number) =>
    sorted.filter((value) => value <= at).length / sorted.length
  return Math.max(0, ...[...one, ...two].map((at) => Math.abs(share(one, at) - share(two, at))))
}

/** Chance that a pair of two guns stands above a pair of one gun, ties half: how hard the task is. 0 is easy. */
export function confusion(found: readonly Compared[], measure: Measure): number {
  const [same, other] = [valuesOf(found, measure, true), valuesOf(found, measure, false)]
  const above = same.reduce(
    (sum, value) => sum + other.reduce((s, rival) => s + (rival > value ? 1 : rival === value ? 0.5 : 0), 0),
    0,
  )
  return above / (same.length * other.length)
}
