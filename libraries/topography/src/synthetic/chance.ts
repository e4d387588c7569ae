/**
 * Chance from a seed, the same on every machine: xoshiro128** (Blackman and Vigna
 * 2018), its state filled by SplitMix32. Only whole numbers, + − × ÷ and square roots are used: no function whose last bit
 * an engine may choose.
 */
export class Chance {
  readonly #state: Uint32Array

  /** From a seed, or from the four words of a state, not all of them 0. */
  constructor(seed: number | readonly [number, number, number, number]) {
    if (typeof seed !== 'number') {
      this.#state = Uint32Array.from(seed)
      return
    }
    let mixed = seed | 0
    this.#state = Uint32Array.from({ length: 4 }, () => mix((mixed = (mixed + 0x9e3779b9) | 0)))
  }

  /** 0 to 4,294,967,295. */
  uint32(): number {
    const s = this.#state
    const result = Math.imul(rotated(Math.imul(s[1]!, 5), 7), 9) >>> 0
    const shifted = s[1]! << 9
    s[2]! ^= s[0]!
    s[3]! ^= s[1]!
    s[1]! ^= s[2]!
    s[0]! ^= s[3]!
    s[2]! ^= shifted
    s[3] = rotated(s[3]!, 11)
    return result
  }

  /** From 0 up to, never 1. */
  unit(): number {
    return this.uint32() / 4_294_967_296
  }

  /**
   * Mean 0 and deviation 1, near enough to the normal distribution: eight uniform numbers added (Irwin and Hall), never beyond 4.9.
   */
  normal(): number {
    let sum = 0
    for (let i = 0; i < 8; i++) sum += this.unit()
    return (sum - 4) * IRWIN_HALL
  }
}

/** 1 / √(8/12). */
const IRWIN_HALL = Math.sqrt(1.5)

/** A seed of its own for every name under a seed. FNV-1a over UTF-16 units, mixed. */
export function seedOf(...names: readonly (string | number)[]): number {
  let hash = 0x811c9dc5
  const text = names.join('/')
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return mix(hash)
}

/** A whole number of 32 bits into another so that near ones have nothing in common (SplitMix32). */
export function mix(value: number): number {
  let word = value ^ (value >>> 16)
  word = Math.imul(word, 0x21f0aaad)
  word ^= word >>> 15
  word = Math.imul(word, 0x735a2d97)
  return (word ^ (word >>> 15)) >>> 0
}

function rotated(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by))
}
