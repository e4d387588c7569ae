import type { Chance } from './chance.ts'

/** Only exp, log, sqrt and cos are used: they give the same bits wherever the same engine runs. */

export function normal(chance: Chance, mean = 0, deviation = 1): number {
  const radius = Math.sqrt(-2 * Math.log(1 - chance.unit()))
  return mean + deviation * radius * Math.cos(2 * Math.PI * chance.unit())
}

export function exponential(chance: Chance, mean: number): number {
  return -mean * Math.log(1 - chance.unit())
}

/** `median` in the unit of the answer; `spread` is the deviation of the logarithm. */
export function logNormal(chance: Chance, median: number, spread: number): number {
  return median * Math.exp(spread * normal(chance))
}

/** Exact; a large mean is halved into two draws, so that products never underflow. */
export function poisson(chance: Chance, mean: number): number {
  if (mean > 32) return poisson(chance, mean / 2) + poisson(chance, mean / 2)
  const floor = Math.exp(-mean)
  let count = 0
  for (let product = 1 - chance.unit(); product > floor; product *= 1 - chance.unit()) count++
  return count
}

/** Failures before the first success: 0 with probability `success`. */
export function geometric(chance: Chance, success: number): number {
  return success >= 1 ? 0 : Math.floor(Math.log(1 - chance.unit()) / Math.log(1 - success))
}

/** Draws positions in proportion to weights, in logarithmic time. */
export class Weighted {
  readonly #sums: Float64Array

  /** @throws RangeError when a weight is negative or all are 0. */
  constructor(weights: Iterable<number>) {
    let sum = 0
    this.#sums = Float64Array.from(weights, (weight) => {
      if (!(weight >= 0)) throw new RangeError('A weight is 0 or more.')
      return (sum += weight)
    })
    if (!(sum > 0)) throw new RangeError('At least one weight is above 0.')
  }

  draw(chance: Chance): number {
    const target = chance.unit() * this.#sums[this.#sums.length - 1]!
    let [low, high] = [0, this.#sums.length - 1]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#sums[middle]! > target) high = middle
      else low = middle + 1
    }
    return low
  }
}

/** A copy in another order. */
export function shuffled<T>(chance: Chance, items: readonly T[]): T[] {
  const copy = [...items]
  for (let i = copy.length - 1; i > 0; i--) {
    const j = chance.whole(0, i)
    ;[copy[i], copy[j]] = [copy[j]!, copy[i]!]
  }
  return copy
}
