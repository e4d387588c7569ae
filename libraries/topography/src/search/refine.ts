import type { Kernel } from '../kernel/index.ts'
import type { Fit } from './coarse.ts'
import { COARSE, FINE, type Base } from './surface-print.ts'
import { likeness, loadBytes, turnedMeans } from './turned.ts'

/** Samples of 25 micrometres in common that a score needs: the same area as in the coarse pass. */
const MIN_COMMON = 600
/** How far a finer fit may be from the coarse one: degrees and samples. */
const TURN_REACH = 4
const SHIFT_REACH = 6
/** What is looked at around the coarse fit before climbing. */
const FIRST_TURNS = [-2, -1, 0, 1, 2]
const FIRST_SHIFTS = [-1, 0, 1]

type Place = readonly [theta: number, dx: number, dy: number]

/**
 * Looks again at 25 micrometres where the coarse pass found an entry to fit, in whole degrees: climbs from the best of
 * the places around it. Fits of the same gun gain by it, chance ones do not.
 */
export class FinePass {
  readonly #kernel: Kernel
  readonly #query: Base
  readonly #side: number
  readonly #turns = new Map<number, number>()
  readonly #entry: number

  constructor(kernel: Kernel, query: Base) {
    this.#kernel = kernel
    this.#query = query
    this.#side = query.side / FINE
    this.#entry = kernel.reserve(this.#side ** 2)
  }

  /** The fit at 25 micrometres, shifts in those samples; null when too little is common. */
  fit(entry: Int8Array, coarse: Fit): Fit | null {
    loadBytes(this.#kernel, entry, this.#entry)
    const start: Place = [coarse.theta, (coarse.dx * COARSE) / FINE, (coarse.dy * COARSE) / FINE]
    const climb = new Climb(start, (place) => this.#scoreAt(place))
    for (const turn of FIRST_TURNS)
      for (const dy of FIRST_SHIFTS)
        for (const dx of FIRST_SHIFTS) climb.look([start[0] + turn, start[1] + dx, start[2] + dy])
    return climb.toTheTop()
  }

  #scoreAt([theta, dx, dy]: Place): number | null {
    const squares = {
      query: this.#turned(theta),
      entry: this.#entry,
      side: this.#side,
      least: MIN_COMMON,
    }
    return likeness(this.#kernel, squares, dx, dy)
  }

  #turned(theta: number): number {
    const known = this.#turns.get(theta)
    if (known !== undefined) return known
    const kept = this.#kernel.keep(turnedMeans(this.#kernel, this.#query, theta, FINE))
    this.#turns.set(theta, kept)
    return kept
  }
}

/** Goes to the best neighbour until none is better. Every place is looked at once. */
class Climb {
  readonly #start: Place
  readonly #scoreAt: (place: Place) => number | null
  readonly #seen = new Set<string>()
  #best: { readonly place: Place; readonly score: number } | null = null

  constructor(start: Place, scoreAt: (place: Place) => number | null) {
    this.#start = start
    this.#scoreAt = scoreAt
  }

  look(place: Place): void {
    const [theta, dx, dy] = place
    const far =
      Math.abs(theta - this.#start[0]) > TURN_REACH ||
      Math.max(Math.abs(dx - this.#start[1]), Math.abs(dy - this.#start[2])) > SHIFT_REACH
    if (far || this.#seen.has(place.join())) return
    this.#seen.add(place.join())
    const score = this.#scoreAt(place)
    if (score !== null && !(this.#best && this.#best.score >= score)) this.#best = { place, score }
  }

  toTheTop(): Fit | null {
    for (let before = null as Place | null; this.#best && this.#best.place !== before;) {
      before = this.#best.place
      const [theta, dx, dy] = before
      for (const step of [-1, 1]) {
        this.look([theta + step, dx, dy])
        this.look([theta, dx + step, dy])
        this.look([theta, dx, dy + step])
      }
    }
    if (!this.#best) return null
    const { place, score } = this.#best
    return { score, theta: place[0], dx: place[1], dy: place[2] }
  }
}
