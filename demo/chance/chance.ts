import { Chance as Source } from '@throughline/topography'

/**
 * Chance from a seed in words, on the generator that synthetic surfaces are drawn from. The same seed and name give the
 * same draws on every machine; a stream of its own for every part of the city keeps one part as it is when another is
 * changed.
 */
export class Chance extends Source {
  readonly #seed: string

  constructor(seed: string | number) {
    super(hashOf(String(seed)))
    this.#seed = String(seed)
  }

  /** A stream of its own under this one; drawing from it takes nothing from here. */
  stream(name: string | number): Chance {
    return new Chance(`${this.#seed}/${name}`)
  }

  /** 0 up to, never 1, in steps of 2⁻⁵³. */
  override unit(): number {
    return ((this.uint32() >>> 5) * 67_108_864 + (this.uint32() >>> 6)) / 9_007_199_254_740_992
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.unit()
  }

  /** A whole number from `low` to `high`, both possible. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.unit() * (high - low + 1))
  }

  /** True in a share of `probability` of the calls. */
  happens(probability: number): boolean {
    return this.unit() < probability
  }

  /** @throws RangeError when there is nothing to pick from. */
  pick<T>(from: readonly T[]): T {
    if (from.length === 0) throw new RangeError('There is nothing to pick from.')
    return from[Math.floor(this.unit() * from.length)]!
  }
}

/** FNV-1a over UTF-16 units: short, and good enough to tell names of streams apart. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash | 0
}
