/** Counts or scores of pairs of one origin, and of pairs of two. */
export interface Split {
  readonly same: readonly number[]
  readonly different: readonly number[]
}

export function splitBy<T>(
  pairs: readonly T[],
  isSame: (pair: T) => boolean,
  value: (pair: T) => number,
): Split {
  return {
    same: pairs.filter(isSame).map(value),
    different: pairs.filter((pair) => !isSame(pair)).map(value),
  }
}

/** Chance that a pair of one origin has the higher number of the two; equal ones count half. */
export function areaUnderCurve({ same, different }: Split): number {
  let sum = 0
  for (const a of same) for (const b of different) sum += a > b ? 1 : a === b ? 0.5 : 0
  return sum / (same.length * different.length)
}

export const range = (values: readonly number[]): string => `${Math.min(...values)}–${Math.max(...values)}`
