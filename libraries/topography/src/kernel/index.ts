import { instantiate, simdRuns, type KernelExports } from './wasm.ts'

/** Sides of matrices that can be transformed: multiples of 8 without a prime factor above 5, up to 1,024. */
const SIDES: readonly number[] = Array.from({ length: 128 }, (_, i) => 8 * (i + 1)).filter(smooth)

/** The shape of a transform, and where its plans are. */
export interface Shape {
  readonly rows: number
  readonly columns: number
  /** Samples of the matrix, of a plane of its spectrum, and of the whole spectrum (real plane, then imaginary). */
  readonly matrixLength: number
  readonly planeLength: number
  readonly spectrumLength: number
  readonly planRows: number
  readonly planColumns: number
}

/** A window of a matrix of heights in the memory of the kernel; `stride` is the length of a row of the matrix. */
export interface Window {
  readonly address: number
  readonly stride: number
  readonly width: number
  readonly height: number
}

/**
 * The arithmetic of comparisons, single precision, in WebAssembly: real two-dimensional Fourier transforms, products of
 * spectra, turning, means, correlation. One instance belongs to one thread. Matrices live in its own memory, are
 * handed out by `reserve` and named by their address. Every sum has one order: results are the same bits in every
 * run, worker and engine, with SIMD or without.
 */
export class Kernel {
  readonly simd: boolean
  readonly #wasm: KernelExports
  readonly #shapes = new Map<string, Shape>()
  readonly #plans = new Map<number, number>()
  #free: number

  /** With SIMD where the engine has it, unless told otherwise. */
  constructor(options: { readonly simd?: boolean } = {}) {
    this.simd = options.simd ?? simdRuns()
    this.#wasm = instantiate(this.simd ? 'simd' : 'scalar')
    this.#free = this.#wasm.freeFrom()
  }

  /** Memory for so many numbers, not cleared. It stays until `release`. */
  reserve(length: number): number {
    const address = this.#free
    this.#free = (address + 4 * length + 63) & ~63
    const missing = this.#free - this.#wasm.memory.buffer.byteLength
    if (missing > 0) this.#wasm.memory.grow(Math.ceil(missing / 65_536))
    return address
  }

  /** A point to which `release` can go back. Shapes first asked for after it go with it. */
  mark(): number {
    return this.#free
  }

  /** Gives back everything reserved since the mark. */
  release(mark: number): void {
    this.#free = mark
    for (const [length, plan] of this.#plans) if (plan >= mark) this.#plans.delete(length)
    for (const [key, { planRows, planColumns }] of this.#shapes)
      if (planRows >= mark || planColumns >= mark) this.#shapes.delete(key)
  }

  /** The memory at an address. The view is lost at the next `reserve`: use it at once. */
  view(address: number, length: number): Float32Array {
    return new Float32Array(this.#wasm.memory.buffer, address, length)
  }

  /** Copies numbers into memory of their own. */
  keep(values: Float32Array): number {
    const address = this.reserve(values.length)
    this.view(address, values.length).set(values)
    return address
  }

  /** @throws RangeError when a side is none of those that `sideFor` gives. */
  shape(rows: number, columns: number): Shape {
    const key = `${rows} ${columns}`
    const known = this.#shapes.get(key)
    if (known) return known
    if (!SIDES.includes(rows) || !SIDES.includes(columns))
      throw new RangeError(`There is no transform of ${rows} by ${columns}; take sides from sideFor().`)
    const planeLength = columns * this.#wasm.lineLength(rows)
    const shape: Shape = {
      rows,
      columns,
      matrixLength: rows * columns,
      planeLength,
      spectrumLength: 2 * planeLength,
      planRows: this.#plan(rows),
      planColumns: this.#plan(columns),
    }
    this.#shapes.set(key, shape)
    return shape
  }

  #plan(length: number): number {
    const known = this.#plans.get(length)
    if (known !== undefined) return known
    const plan = this.reserve(Math.ceil(this.#wasm.planBytes(length) / 4))
    this.#wasm.writePlan(plan, length)
    this.#plans.set(length, plan)
    return plan
  }

  /**
   * The spectrum of a real matrix. For each of `columns` horizontal frequencies a line of vertical ones,
   * 0 to rows / 2 and a few to fill up; real plane, then imaginary.
   */
  forward(matrix: number, shape: Shape, spectrum: number): void {
    const { rows, columns, planRows, planColumns } = shape
    this.#wasm.forward(matrix, rows, columns, planRows, planColumns, spectrum)
  }

  /**
   * The matrix of a spectrum, unscaled (`rows · columns` times the original), of which the first `width` columns are
   * wanted. The spectrum is used up. Rows of the matrix are `width` rounded up to a multiple of 8, which is returned.
   */
  inverse(spectrum: number, shape: Shape, matrix: number, width: number = shape.columns): number {
    const { rows, columns, planRows, planColumns } = shape
    this.#wasm.inverse(spectrum, rows, columns, planRows, planColumns, matrix, width)
    return (width + 7) & ~7
  }

  /**
   * Spectrum of the circular cross-correlation Σ a(p) · b(p + shift), scaled so that `inverse` gives its values.
   * `product` may be `b`.
   */
  correlate(a: number, b: number, shape: Shape, product: number): void {
    this.#wasm.correlateSpectra(a, b, product, 4 * shape.planeLength, 1 / (shape.rows * shape.columns))
  }

  /** The window of a matrix with rows of `stride` samples that a box takes in, up to but without `right` and `bottom`. */
  window(
    matrix: number,
    stride: number,
    box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
  ): Window {
    const { left, top, right, bottom } = box
    return { address: matrix + 4 * (top * stride + left), stride, width: right - left, height: bottom - top }
  }

  /** Row, column and value of the largest number of a window; the first of equals. */
  peak({ address, stride, width, height }: Window): { row: number; column: number; value: number } {
    const place = this.#wasm.peak(address, stride, width, height)
    return { row: Math.floor(place / width), column: place % width, value: this.#wasm.highest.value }
  }

  /**
   * Sums of squares of a region of 3 · width by 3 · height samples in the corner of a matrix, for `normalisedPeak`. `sums`
   * takes as many numbers as the matrix has; the whole sum is returned.
   */
  energy(matrix: number, shape: Shape, width: number, height: number, sums: number): number {
    return this.#wasm.columnEnergy(matrix, shape.columns, width, height, sums)
  }

  /**
   * Row and column at which the cross-correlation of a cell of `width` by `height` with its region is largest when it is divided
   * by the root of the region's energy under the cell. By the inequality of Cauchy and Schwarz nothing exceeds the place
   * at which both are alike. `correlation` has rows of `stride`; `sums` and `whole` come from `energy`.
   */
  normalisedPeak(
    correlation: number,
    stride: number,
    cell: { readonly width: number; readonly height: number },
    energy: { readonly sums: number; readonly whole: number; readonly shape: Shape },
  ): { row: number; column: number } {
    const { width, height } = cell
    const { sums, whole, shape } = energy
    const place = this.#wasm.normalisedPeak(correlation, stride, width, height, sums, shape.columns, whole)
    const across = 2 * width + 1
    return { row: Math.floor(place / across), column: place % across }
  }

  /** Mean and number of the observed samples of a window; the mean is NaN when there are none. */
  meanOf({ address, stride, width, height }: Window): { mean: number; observed: number } {
    const mean = this.#wasm.meanOf(address, stride, width, height)
    return { mean, observed: this.#wasm.observed.value }
  }

  /**
   * Puts a window, less `mean`, into a matrix with its corner at `left`, `top`; 0 where nothing was measured and
   * everywhere else.
   */
  place(window: Window, mean: number, matrix: number, shape: Shape, left = 0, top = 0): void {
    const { address, stride, width, height } = window
    const { rows, columns } = shape
    this.#wasm.place(address, stride, width, height, mean, matrix, rows, columns, left, top)
  }

  /**
   * Pearson's correlation of two windows of the same size over the samples observed in both, and their number; NaN when
   * there are fewer than three or one side does not vary. The levels are numbers near the means.
   */
  pearson(a: Window, levelA: number, b: Window, levelB: number): { correlation: number; observed: number } {
    const { width, height } = a
    const correlation = this.#wasm.pearson(
      a.address,
      a.stride,
      levelA,
      b.address,
      b.stride,
      levelB,
      width,
      height,
    )
    return { correlation, observed: this.#wasm.observed.value }
  }

  /**
   * A matrix of heights turned about its middle by whole degrees, anticlockwise as seen with the first row on top;
   * NaN where nothing was measured. From the nearest sample, or between the four around.
   */
  turn(
    from: number,
    to: number,
    rows: number,
    columns: number,
    degrees: number,
    how: 'nearest' | 'bilinear' = 'nearest',
  ): void {
    if (how === 'nearest') this.#wasm.turnNearest(from, to, rows, columns, degrees)
    else this.#wasm.turnBilinear(from, to, rows, columns, degrees)
  }
}

/**
 * The smallest side of a transform that has room for so many samples.
 * @throws RangeError above 1,024.
 */
export function sideFor(length: number): number {
  const side = SIDES.find((candidate) => candidate >= length)
  if (side === undefined) throw new RangeError(`${length} samples are more than a transform takes (1,024).`)
  return side
}

function smooth(side: number): boolean {
  let rest = side
  for (const prime of [2, 3, 5]) while (rest % prime === 0) rest /= prime
  return rest === 1 && side >= 16
}
