/** A count must be a whole number of events; a rate or a share passed by mistake is refused. */
export function requireCount(value: number, name: string): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`${name} must be a whole number of 0 or more, but it is ${value}.`)
  }
}

/** Populations, exposures, bandwidths and cell sizes. */
export function requirePositive(value: number, name: string): void {
  if (!Number.isFinite(value) || value <= 0) {
    throw new RangeError(`${name} must be a number above 0, but it is ${value}.`)
  }
}

/** The confidence level is a share: 0.95, not 95. */
export function requireLevel(level: number): void {
  if (!(level > 0 && level < 1)) {
    throw new RangeError(`level must lie between 0 and 1 (0.95 for 95 percent), but it is ${level}.`)
  }
}

/** Coordinates come as x, y, x, y, …; an odd length means a value was lost on the way. */
export function requirePairs(points: ArrayLike<number>): void {
  if (points.length % 2 !== 0) {
    throw new RangeError(`points must hold x and y in turn, but it has ${points.length} values.`)
  }
}
