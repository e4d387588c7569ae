import { CartridgeComparer, type CartridgeComparison, type PreparedCartridge } from '../cmc/index.ts'
import { Kernel } from '../kernel/index.ts'
import { turned } from '../prepare/index.ts'
import type { Grid } from '../surface.ts'
import { mayBe, type Classes } from './classes.ts'
import { CoarsePass, type Fit } from './coarse.ts'
import type { Segment } from './index-file/segment.ts'
import { Best, type Candidate } from './rank.ts'
import { FinePass } from './refine.ts'
import { baseOf, type Base } from './surface-print.ts'

/** What is sought, and how. Plain data: it travels to worker threads. */
export interface SearchSettings {
  readonly query: Grid
  /** Samples of 50 micrometres along a side of the coarse surfaces of the index. */
  readonly side: number
  /** What the query is known to be; entries stated to be something else are left out. */
  readonly classes: Classes
  /** Degrees the query is turned each way: 30 when cases are laid alike, 180 when they are not. */
  readonly rotation: number
}

/** Degrees between the turns of the coarse pass. */
const TURN = 3

/** What the coarse pass over some entries gave. Sums and lists of several join to the same whatever the division was. */
export interface CoarseFindings {
  /** Left out because they are stated to be of another class. */
  readonly otherClass: number
  /** Left out because too little surface is common to say anything. */
  readonly tooLittle: number
  readonly scored: number
  readonly best: readonly Candidate[]
}

/**
 * One worker's part of a search. It keeps the turned query, and looks at whatever entries it is given. Every number depends on
 * query and entry alone.
 */
export class SearchShard {
  readonly #settings: SearchSettings
  readonly #kernel = new Kernel()
  readonly #base: Base
  #coarse: CoarsePass | null = null
  #fine: FinePass | null = null
  #comparer: CartridgeComparer | null = null
  readonly #quarters = new Map<number, PreparedCartridge>()

  /** @throws RangeError when too little of the query was measured. */
  constructor(settings: SearchSettings) {
    this.#settings = settings
    this.#base = baseOf(settings.query, settings.side)
  }

  /**
   * The best of a segment by the coarse pass. `first` is the ordinal of its first entry.
   */
  coarse({ segment, first, keep }: { segment: Segment; first: number; keep: number }): CoarseFindings {
    const { classes, rotation, side } = this.#settings
    this.#coarse ??= new CoarsePass(this.#kernel, this.#base, thetasTo(rotation))
    const best = new Best(keep)
    const counts = { otherClass: 0, tooLittle: 0, scored: 0 }
    const bytes = side * side
    segment.classes.forEach((known, i) => {
      if (!mayBe(known, classes)) return void counts.otherClass++
      const fit = this.#coarse!.fit(segment.coarse.subarray(i * bytes, (i + 1) * bytes))
      if (!fit) return void counts.tooLittle++
      counts.scored++
      best.add({ ...fit, ordinal: first + i })
    })
    return { ...counts, best: best.list() }
  }

  /** The fit at 25 micrometres; null when too little is common there. */
  fine(fine: Int8Array, coarse: Fit): Fit | null {
    this.#fine ??= new FinePass(this.#kernel, this.#base)
    return this.#fine.fit(fine, coarse)
  }

  /**
   * Cell by cell, with the surfaces as they are. Up to 30 degrees it is the same as comparing the two; further, the query is
   * first turned by the quarters of a circle that bring it nearest to the entry.
   */
  exact(grid: Grid, { theta }: Pick<Fit, 'theta'>): ExactFindings {
    const { rotation } = this.#settings
    const limit = Math.min(rotation, rotation > ALIKE ? 48 : ALIKE)
    this.#comparer ??= new CartridgeComparer({ rotation: { limit, step: TURN } })
    const quarters = rotation > ALIKE ? Math.round(theta / 90) : 0
    let query = this.#quarters.get(quarters)
    if (!query) {
      query = this.#comparer.prepare(
        quarters === 0 ? this.#settings.query : turned(this.#settings.query, -quarters),
      )
      this.#quarters.set(quarters, query)
    }
    return {
      turnedBefore: 90 * quarters,
      comparison: this.#comparer.compare(query, this.#comparer.prepare(grid)),
    }
  }
}

/** Degrees within which cases that were laid by the same custom lie. */
const ALIKE = 30

export interface ExactFindings {
  /** Degrees by which the query was turned before it was compared, anticlockwise: whole quarters. */
  readonly turnedBefore: number
  readonly comparison: CartridgeComparison
}

/** Turns both ways up to the limit; at 180 degrees the last one is the first again. */
function thetasTo(limit: number): number[] {
  const turns = Math.floor(limit / TURN)
  const all = Array.from({ length: 2 * turns + 1 }, (_, i) => (i - turns) * TURN)
  return limit >= 180 ? all.slice(1) : all
}

/** Joins findings of several parts. */
export function joinFindings(parts: readonly CoarseFindings[], keep: number): CoarseFindings {
  const sum = (of: (part: CoarseFindings) => number) => parts.reduce((total, part) => total + of(part), 0)
  const best = new Best(keep)
  for (const part of parts) for (const candidate of part.best) best.add(candidate)
  return {
    otherClass: sum((part) => part.otherClass),
    tooLittle: sum((part) => part.tooLittle),
    scored: sum((part) => part.scored),
    best: best.list(),
  }
}
