/** Chance that is the same for the same seed. */
export interface Chance {
  /** A whole number from 0 to below. */
  below(count: number): number
  of<T>(values: readonly T[]): T
}

/** Mulberry32; inputs of neighbouring numbers share nothing, for the seed is stirred first. */
export function chanceOf(seed: number, input: number): Chance {
  let state = Math.imul(seed ^ Math.imul(input, 0x9e3779b1), 0x85ebca6b)
  const below = (count: number) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * count)
  }
  return { below, of: (values) => values[below(values.length)]! }
}
