import { Kernel, type Grid } from '@throughline/topography'

/** Square of 4 mm at 6.25 micrometres, in which textures are laid. */
export const SIDE = 640
const PERIOD = 4000

/** Bins of wave numbers (waves in 4 mm), evenly on a logarithmic scale; the shortest wave is 16 micrometres. */
const EDGES = Array.from({ length: 27 }, (_, i) => 3 * (250 / 3) ** (i / 26))

/** The middle wavelengths of the bins, micrometres. */
export const WAVELENGTHS = EDGES.slice(1).map((edge, i) => PERIOD / Math.sqrt(edge * EDGES[i]!))

/** A texture in the middle of the square; NaN elsewhere. */
export function inSquare({ width, height, heights }: Grid): Float32Array {
  const square = new Float32Array(SIDE * SIDE).fill(NaN)
  const left = (SIDE - width) >> 1
  const top = (SIDE - height) >> 1
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) square[(y + top) * SIDE + x + left] = heights[y * width + x]!
  return square
}

/** Sums over the waves of every bin. */
export class Spectra {
  readonly #kernel = new Kernel()
  readonly #shape = this.#kernel.shape(SIDE, SIDE)

  /** Spectrum of what both have, 0 where one of them has nothing. */
  of(square: Float32Array, common: Float32Array): Float32Array {
    const mark = this.#kernel.mark()
    let [sum, count] = [0, 0]
    square.forEach((z, i) => {
      if (Number.isNaN(z) || Number.isNaN(common[i]!)) return
      sum += z
      count++
    })
    const matrix = this.#kernel.keep(
      square.map((z, i) => (Number.isNaN(z) || Number.isNaN(common[i]!) ? 0 : z - sum / count)),
    )
    const spectrum = this.#kernel.reserve(this.#shape.spectrumLength)
    this.#kernel.forward(matrix, this.#shape, spectrum)
    const copy = this.#kernel.view(spectrum, this.#shape.spectrumLength).slice()
    this.#kernel.release(mark)
    return copy
  }

  /** Mean over the waves of each bin of the product of two spectra, real part. */
  product(a: Float32Array, b: Float32Array): number[] {
    const { columns, planeLength } = this.#shape
    const line = planeLength / columns
    const sums = EDGES.slice(1).map(() => ({ n: 0, sum: 0 }))
    for (let column = 0; column < columns; column++)
      for (let down = 0; down < SIDE / 2; down++) {
        const across = column < SIDE / 2 ? column : column - SIDE
        const waves = Math.sqrt(across * across + down * down)
        const bin = sums[EDGES.findIndex((edge) => waves < edge) - 1]
        if (!bin) continue
        const at = column * line + down
        bin.n++
        bin.sum += a[at]! * b[at]! + a[planeLength + at]! * b[planeLength + at]!
      }
    return sums.map(({ n, sum }) => sum / n)
  }
}
