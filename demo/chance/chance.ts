/**
 * Chance from a seed: xoshiro128** (Blackman and Vigna, 2018), seeded by SplitMix32 from a hash of seed and
 * name. The same seed and name give the same draws on every machine; a stream of its own for every part of
 * the city keeps one part as it is when another is changed.
 */
export class Chance {
  readonly #seed: string
  readonly #state: Uint32Array

  constructor(seed: string | number) {
    this.#seed = String(seed)
    this.#state = new Uint32Array(4)
    let mixed = hashOf(this.#seed)
    for (let i = 0; i < 4; i++) {
      mixed = (mixed + 0x9e3779b9) | 0
      let word = mixed ^ (mixed >>> 16)
      word = Math.imul(word, 0x21f0aaad)
      word ^= word >>> 15
      word = Math.imul(word, 0x735a2d97)
      this.#state[i] = word ^ (word >>> 15)
    }
  }

  /** A stream of its own under this one; drawing from it takes nothing from here. */
  stream(name: string | number): Chance {
    return new Chance(`${this.#seed}/${name}`)
  }

  /** 0 to 4,294,967,295 */
  uint32(): number {
    const s = this.#state
    const [s0, s1, s2, s3] = [s[0]!, s[1]!, s[2]!, s[3]!]
    const product = Math.imul(s1, 5)
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0
    const shifted = s1 << 9
    const next2 = s2 ^ s0
    const next3 = s3 ^ s1
    s[1] = s1 ^ next2
    s[0] = s0 ^ next3
    s[2] = next2 ^ shifted
    s[3] = (next3 << 11) | (next3 >>> 21)
    return result
  }

  /** 0 up to, never 1, in steps of 2⁻⁵³. */
  unit(): number {
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
