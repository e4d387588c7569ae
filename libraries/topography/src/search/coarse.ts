import { sideFor, type Kernel, type Shape, type Window } from '../kernel/index.ts'
import { COARSE, type Base } from './surface-print.ts'
import { likeness, loadBytes, turnedMeans } from './turned.ts'

/** Samples of 50 micrometres by which surfaces are shifted against each other, each way: 1.2 mm. */
const REACH = 24
/** Fewer common samples say nothing: 150 of 50 micrometres are 0.375 mm². */
const MIN_COMMON = 150

/** Where an entry fits the query best. */
export interface Fit {
  /** See `likeness`. */
  readonly score: number
  /** Degrees by which the query was turned, anticlockwise. */
  readonly theta: number
  /** Samples by which the turned query then lies further right and down on the entry. */
  readonly dx: number
  readonly dy: number
}

/** A query turned to one angle: its heights and its spectrum in the memory of the kernel. */
interface Turn {
  readonly theta: number
  readonly heights: number
  readonly spectrum: number
}

/**
 * The whole-surface pass of a search: correlates a query, turned to every angle, with one entry after the other at
 * 50 micrometres. The place comes from the largest product (by Fourier transform), the score from what both have there.
 */
export class CoarsePass {
  readonly #kernel: Kernel
  readonly #side: number
  readonly #shape: Shape
  readonly #turns: readonly Turn[]
  readonly #entry: number
  readonly #matrix: number
  readonly #spectrum: number
  readonly #product: number

  constructor(kernel: Kernel, query: Base, thetas: readonly number[]) {
    this.#kernel = kernel
    this.#side = query.side / COARSE
    const size = sideFor(this.#side + REACH)
    this.#shape = kernel.shape(size, size)
    this.#entry = kernel.reserve(this.#side ** 2)
    this.#matrix = kernel.reserve(this.#shape.matrixLength)
    this.#spectrum = kernel.reserve(this.#shape.spectrumLength)
    this.#product = kernel.reserve(this.#shape.spectrumLength)
    this.#turns = thetas.map((theta) => this.#turn(query, theta))
  }

  #turn(query: Base, theta: number): Turn {
    const kernel = this.#kernel
    const spectrum = kernel.reserve(this.#shape.spectrumLength)
    const heights = kernel.keep(turnedMeans(kernel, query, theta, COARSE))
    const window = this.#window(heights)
    kernel.place(window, kernel.meanOf(window).mean, this.#matrix, this.#shape)
    kernel.forward(this.#matrix, this.#shape, spectrum)
    return { theta, heights, spectrum }
  }

  #window(address: number): Window {
    return { address, stride: this.#side, width: this.#side, height: this.#side }
  }

  /** The best fit of an entry, side² bytes; null when query and entry have too little in common. */
  fit(entry: Int8Array): Fit | null {
    this.#load(entry)
    let best: Fit | null = null
    for (const turn of this.#turns) {
      const { row, column } = this.#peak(turn)
      const [dx, dy] = [column - REACH, row - REACH]
      const squares = { query: turn.heights, entry: this.#entry, side: this.#side, least: MIN_COMMON }
      const score = likeness(this.#kernel, squares, dx, dy)
      if (score !== null && !(best && best.score >= score)) best = { score, theta: turn.theta, dx, dy }
    }
    return best
  }

  #load(entry: Int8Array): void {
    loadBytes(this.#kernel, entry, this.#entry)
    // Bytes are means of 0 but for rounding, and lie at the reach, so that the shifts wanted are the first ones.
    this.#kernel.place(this.#window(this.#entry), 0, this.#matrix, this.#shape, REACH, REACH)
    this.#kernel.forward(this.#matrix, this.#shape, this.#spectrum)
  }

  #peak({ spectrum }: Turn): { row: number; column: number } {
    const shifts = 2 * REACH + 1
    this.#kernel.correlate(spectrum, this.#spectrum, this.#shape, this.#product)
    const stride = this.#kernel.inverse(this.#product, this.#shape, this.#matrix, shifts)
    return this.#kernel.peak({ address: this.#matrix, stride, width: shifts, height: shifts })
  }
}
