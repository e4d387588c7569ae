import {
  BreechFaceMaker,
  Chance,
  croppedToMeasured,
  seedOf,
  surfacePrint,
  type Detail,
  type Grid,
  type MachiningPattern,
  type SurfacePrint,
  type SyntheticFiring,
} from '@throughline/topography'
import { realScans, type Scan } from '../breech-faces/scans.ts'

/** Which surface an entry of the index is: a real scan, or an invented one that has part of the marks of a real one. */
export type EntryOrigin =
  | { readonly kind: 'real'; readonly scan: number }
  | {
      readonly kind: 'synthetic'
      readonly firing: SyntheticFiring
      /** The real scan of which it has a part, and how much, as power. */
      readonly like: number
      readonly share: number
    }

/**
 * Guns of the same make share marks beyond chance; the scanned slides do. A synthetic gun cannot share them with real ones, so
 * that invented entries would be too easy to tell from them. Each therefore holds up to this share of one real scan.
 */
const LARGEST_SHARE = 0.12
/** Patterns in the proportion of the real scans, most of them of the kinds that were scanned. */
const PATTERNS: readonly (readonly [MachiningPattern, number])[] = [
  ['cellular', 0.7],
  ['granular', 0.2],
  ['parallel arcs', 0.05],
  ['circular', 0.05],
]
const GUNS_OF_A_MAKE = 500
const FIRINGS = 2

/** The entries of an index of a given size: real scans at places that follow from the size, the others invented. */
export class Entries {
  readonly scans: readonly Scan[] = realScans()
  readonly #prints = this.scans.map(({ grid }) => surfacePrint(grid))
  readonly #maker = new BreechFaceMaker()
  readonly #size: number

  constructor(size: number) {
    this.#size = size
  }

  id(ordinal: number): string {
    const origin = this.origin(ordinal)
    return origin.kind === 'real' ? this.scans[origin.scan]!.name : `synthetic-${ordinal}`
  }

  /** Ordinal of a real scan. */
  placeOf(scan: number): number {
    return Math.floor(((scan + 0.5) * this.#size) / this.scans.length)
  }

  origin(ordinal: number): EntryOrigin {
    const scan = Math.floor((ordinal * this.scans.length) / this.#size)
    if (this.placeOf(scan) === ordinal) return { kind: 'real', scan }
    const gun = Math.floor(ordinal / FIRINGS)
    const chance = new Chance(seedOf('bench', gun))
    let place = chance.unit()
    const pattern = PATTERNS.find(([, part]) => (place -= part) < 0)?.[0] ?? 'cellular'
    const set = pattern === 'cellular' ? 'fadul' : 'weller'
    const alike = this.scans.flatMap((one, i) => (one.set === set ? [i] : []))
    return {
      kind: 'synthetic',
      firing: {
        gun: { seed: gun, make: { seed: Math.floor(gun / GUNS_OF_A_MAKE), pattern } },
        firing: ordinal % FIRINGS,
      },
      like: alike[Math.floor(chance.unit() * alike.length)]!,
      share: chance.unit() * LARGEST_SHARE,
    }
  }

  coarse(ordinal: number): Int8Array {
    return this.#print(ordinal, 'coarse')
  }

  /** Made when a pass asks for it: on the disk 100,000 of them would be 40 GB. */
  detail(ordinal: number, part: 'fine' | 'grid'): Detail {
    const nothing = {
      fine: new Int8Array(0),
      grid: { width: 0, height: 0, step: 1, heights: new Float32Array(0) },
    }
    if (part === 'fine') return { ...nothing, fine: this.#print(ordinal, 'fine') }
    return { ...nothing, grid: this.#grid(ordinal) }
  }

  #print(ordinal: number, pass: keyof SurfacePrint): Int8Array {
    const origin = this.origin(ordinal)
    if (origin.kind === 'real') return this.#prints[origin.scan]![pass]
    const made = pass === 'coarse' ? this.#maker.coarse(origin.firing) : this.#maker.fine(origin.firing)
    return blended(made, this.#prints[origin.like]![pass], origin.share)
  }

  #grid(ordinal: number): Grid {
    const origin = this.origin(ordinal)
    if (origin.kind === 'real') return this.scans[origin.scan]!.grid
    const { grid } = croppedToMeasured(this.#maker.grid(origin.firing))
    return blendedGrid(grid, this.scans[origin.like]!.grid, origin.share)
  }
}

const EMPTY = -128

/** Both have the same deviation: the sum of shares of power has it too. */
function blended(made: Int8Array, real: Int8Array, share: number): Int8Array {
  const [own, other] = [Math.sqrt(1 - share), Math.sqrt(share)]
  return made.map((z, i) => {
    if (z === EMPTY || real[i] === EMPTY) return z
    return Math.max(-126, Math.min(126, Math.round(own * z + other * real[i]!)))
  })
}

/** The same with heights, the middles laid on each other. */
function blendedGrid(made: Grid, real: Grid, share: number): Grid {
  const [own, other] = [Math.sqrt(1 - share), (Math.sqrt(share) * deviation(made)) / deviation(real)]
  const right = (real.width - made.width) >> 1
  const down = (real.height - made.height) >> 1
  const heights = made.heights.map((z, i) => {
    const x = (i % made.width) + right
    const y = Math.floor(i / made.width) + down
    if (x < 0 || y < 0 || x >= real.width || y >= real.height) return z
    const also = real.heights[y * real.width + x]!
    return Number.isNaN(also) ? z : own * z + other * also
  })
  return { ...made, heights }
}

function deviation({ heights }: Grid): number {
  const known = heights.filter((z) => !Number.isNaN(z))
  return Math.sqrt(known.reduce((sum, z) => sum + z * z, 0) / known.length)
}
