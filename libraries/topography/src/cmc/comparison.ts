import type { Features, Verdict } from '../score/index.ts'
import type { Registration } from './search.ts'
import type { Thresholds } from './thresholds.ts'

/** A cell of one cartridge case and where it fits best on the other. Lengths are micrometres. */
export interface ComparedCell {
  /** `ab`: a cell of the first surface sought on the second; `ba`: the other way round. */
  readonly direction: 'ab' | 'ba'
  /** Place in the division, from 0. */
  readonly row: number
  readonly column: number
  /** Its middle, from the left and from the top of its own surface. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** To the right and down, from its own place (middles of both surfaces laid on each other) to where it fits. */
  readonly dx: number
  readonly dy: number
  /** Degrees by which the other surface was turned about its middle, anticlockwise. */
  readonly theta: number
  /** Pearson's, over jointly observed samples. */
  readonly correlation: number
  /** By the original rule. */
  readonly congruent: boolean
  /** By High CMC in this direction. */
  readonly high: boolean
}

/** How a comparison was made; with the surfaces it determines the result. */
export interface CmcMethod {
  /** Null when the thresholds are the caller's own. */
  readonly preset: string | null
  readonly thresholds: Thresholds
  readonly cellsPerSide: number
  /** Largest share of missing samples in a cell or region. */
  readonly maxMissing: number
  /** Degrees. */
  readonly rotations: readonly number[]
  readonly registration: Registration
}

/** What two breech faces have in common. Plain data: it can be written as JSON and read again. */
export interface CartridgeComparison {
  readonly kind: 'cartridge'
  readonly method: CmcMethod
  readonly cmc: {
    /** Congruent cells by the original rule, first surface on second and second on first. */
    readonly original: readonly [ab: number, ba: number]
    /** Congruent cells by High CMC, both directions together. */
    readonly high: number
    /** Whether both directions have a mode and agree; if not, `high` is the smaller of `original`. */
    readonly highAgreed: boolean
    /** Cells with enough surface to be compared. */
    readonly compared: readonly [ab: number, ba: number]
  }
  readonly cells: readonly ComparedCell[]
  /** How many cells are High CMC candidates at each of the method's rotations. */
  readonly distribution: { readonly ab: readonly number[]; readonly ba: readonly number[] }
  readonly features: Features
  /** From 0 to 1; null when too little could be compared. Not a probability. */
  readonly score: number | null
  readonly verdict: Verdict
  /** Why, in a sentence. */
  readonly reason: string
  readonly versions: { readonly method: string; readonly score: string }
}
