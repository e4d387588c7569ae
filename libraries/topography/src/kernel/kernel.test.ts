import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Kernel, sideFor } from './index.ts'

const SIDES = [16, 24, 40, 48, 64, 72, 80, 96]
const kernels = [new Kernel({ simd: true }), new Kernel({ simd: false })] as const
const [simd, scalar] = kernels

const side = fc.constantFrom(...SIDES)
const seed = fc.integer({ min: 1, max: 2 ** 31 - 2 })

/** Reproducible noise around 0. */
function noise(length: number, from: number): Float32Array {
  let state = from
  return Float32Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647 - 0.5
  })
}

const bytes = (values: Float32Array) => new Uint8Array(values.slice().buffer)

/** Does some work in memory that is given back. */
function within<T>(kernel: Kernel, work: () => T): T {
  const mark = kernel.mark()
  try {
    return work()
  } finally {
    kernel.release(mark)
  }
}

function spectrumOf(kernel: Kernel, matrix: Float32Array, rows: number, columns: number): Float32Array {
  return within(kernel, () => {
    const shape = kernel.shape(rows, columns)
    const from = kernel.keep(matrix)
    const to = kernel.reserve(shape.spectrumLength)
    kernel.forward(from, shape, to)
    return kernel.view(to, shape.spectrumLength).slice()
  })
}

/** Straight from the definition, in double precision: horizontal frequency, then vertical. */
function naiveDft(matrix: Float32Array, rows: number, columns: number, u: number, v: number) {
  let re = 0
  let im = 0
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++) {
      const angle = -2 * Math.PI * ((u * x) / columns + (v * y) / rows)
      re += matrix[y * columns + x]! * Math.cos(angle)
      im += matrix[y * columns + x]! * Math.sin(angle)
    }
  return { re, im }
}

describe('the transform', () => {
  it('is the discrete Fourier transform', () => {
    fc.assert(
      fc.property(side, side, seed, fc.nat(), fc.nat(), (rows, columns, start, a, b) => {
        const matrix = noise(rows * columns, start)
        const spectrum = spectrumOf(simd, matrix, rows, columns)
        const line = spectrum.length / (2 * columns)
        const u = a % columns
        const v = b % (rows / 2 + 1)
        const { re, im } = naiveDft(matrix, rows, columns, u, v)
        expect(spectrum[u * line + v]).toBeCloseTo(re, 3)
        expect(spectrum[spectrum.length / 2 + u * line + v]).toBeCloseTo(im, 3)
      }),
      { numRuns: 60 },
    )
  })

  it.each([216, 240, 256, 360])('comes back at a side of %i', (rows) => {
    const matrix = noise(rows * 216, rows)
    const back = within(simd, () => {
      const shape = simd.shape(rows, 216)
      const spectrum = simd.reserve(shape.spectrumLength)
      const result = simd.reserve(shape.matrixLength)
      simd.forward(simd.keep(matrix), shape, spectrum)
      expect(simd.inverse(spectrum, shape, result)).toBe(216)
      return simd.view(result, shape.matrixLength).slice()
    })
    let worst = 0
    for (let i = 0; i < back.length; i++)
      worst = Math.max(worst, Math.abs(back[i]! / (rows * 216) - matrix[i]!))
    expect(worst).toBeLessThan(1e-6)
  })

  it('gives the same bits with SIMD and without, again and again', () => {
    fc.assert(
      fc.property(side, side, seed, (rows, columns, start) => {
        const matrix = noise(rows * columns, start)
        const results = [simd, scalar, simd].map((kernel) =>
          bytes(correlationOf(kernel, matrix, rows, columns)),
        )
        expect(results[1]).toEqual(results[0])
        expect(results[2]).toEqual(results[0])
      }),
      { numRuns: 40 },
    )
  })

  it('refuses sides it has no passes for, and says where they come from', () => {
    expect(() => simd.shape(72, 77)).toThrow('sideFor')
    expect(sideFor(207)).toBe(216)
    expect(sideFor(226)).toBe(240)
    expect(() => sideFor(1025)).toThrow('1,024')
  })
})

/** Correlation with itself moved, the first columns only. */
function correlationOf(kernel: Kernel, matrix: Float32Array, rows: number, columns: number): Float32Array {
  return within(kernel, () => {
    const shape = kernel.shape(rows, columns)
    const [a, b] = [kernel.reserve(shape.spectrumLength), kernel.reserve(shape.spectrumLength)]
    kernel.forward(kernel.keep(matrix), shape, a)
    kernel.forward(kernel.keep(matrix.toReversed()), shape, b)
    kernel.correlate(a, b, shape, b)
    const result = kernel.reserve(rows * columns)
    const wide = kernel.inverse(b, shape, result, columns - 5)
    return kernel.view(result, rows * wide).slice()
  })
}

describe('correlation', () => {
  it('has its peak where a patch was cut out', () => {
    fc.assert(
      fc.property(seed, fc.nat(40), fc.nat(40), (start, left, top) => {
        const target = noise(72 * 72, start)
        const kernel = simd
        within(kernel, () => {
          const shape = kernel.shape(72, 72)
          const from = kernel.keep(target)
          const [a, b] = [kernel.reserve(shape.spectrumLength), kernel.reserve(shape.spectrumLength)]
          const matrix = kernel.reserve(shape.matrixLength)
          const patch = { address: from + 4 * (top * 72 + left), stride: 72, width: 30, height: 25 }
          kernel.place(patch, kernel.meanOf(patch).mean, matrix, shape)
          kernel.forward(matrix, shape, a)
          kernel.forward(from, shape, b)
          kernel.correlate(a, b, shape, b)
          const stride = kernel.inverse(b, shape, matrix, 43)
          const peak = kernel.peak({ address: matrix, stride, width: 43, height: 48 })
          expect([peak.column, peak.row]).toEqual([left, top])
          const found = { ...patch, address: from + 4 * (peak.row * 72 + peak.column) }
          expect(kernel.pearson(patch, 0, found, 0).correlation).toBeCloseTo(1, 6)
        })
      }),
      { numRuns: 50 },
    )
  })

  it('takes samples observed on both sides only, like the textbook', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 5, max: 19 }), (start, width) => {
        const holes = (values: Float32Array, share: number) =>
          values.map((value, i) =>
            noise(1, 1 + ((start + i * 7919) % 1e9))[0]! < share - 0.5 ? NaN : value + 3,
          )
        const a = holes(noise(width * 20, start), 0.3)
        const b = holes(noise(width * 20, start + 1), 0.2).map((value, i) => value + 0.5 * (a[i] || 0))
        const expected = textbook(a, b)
        const results = kernels.map((kernel) =>
          within(kernel, () => {
            const window = (values: Float32Array) => ({
              address: kernel.keep(values),
              stride: width,
              width,
              height: 20,
            })
            const [x, y] = [window(a), window(b)]
            return [kernel.pearson(x, kernel.meanOf(x).mean, y, 3), kernel.meanOf(x)] as const
          }),
        )
        expect(results[0]![0].observed).toBe(expected.count)
        expect(results[0]![0].correlation).toBeCloseTo(expected.r, 5)
        expect(results[1]).toEqual(results[0])
      }),
      { numRuns: 50 },
    )
  })

  it('is undefined where nothing varies or nothing is shared', () => {
    within(simd, () => {
      const window = (values: number[]) => ({
        address: simd.keep(Float32Array.from(values)),
        stride: 6,
        width: 6,
        height: 1,
      })
      const rising = window([1, 2, 3, 4, 5, 6])
      expect(simd.pearson(rising, 0, window([7, 7, 7, 7, 7, 7]), 0).correlation).toBeNaN()
      expect(simd.pearson(rising, 0, window([NaN, NaN, NaN, NaN, NaN, 1]), 0).correlation).toBeNaN()
      expect(simd.meanOf(window([NaN, NaN, NaN, NaN, NaN, NaN]))).toEqual({ mean: NaN, observed: 0 })
    })
  })
})

function textbook(a: Float32Array, b: Float32Array): { r: number; count: number } {
  const pairs = [...a].flatMap((x, i) =>
    Number.isNaN(x) || Number.isNaN(b[i]!) ? [] : [[x, b[i]!] as const],
  )
  const mean = (of: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[of], 0) / pairs.length
  const [ma, mb] = [mean(0), mean(1)]
  const sum = (f: (x: number, y: number) => number) => pairs.reduce((s, [x, y]) => s + f(x - ma, y - mb), 0)
  return {
    r: sum((x, y) => x * y) / Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y)),
    count: pairs.length,
  }
}

describe('turning', () => {
  const square = noise(41 * 41, 5)
  const turned = (kernel: Kernel, degrees: number, how?: 'nearest' | 'bilinear') =>
    within(kernel, () => {
      const to = kernel.reserve(square.length)
      kernel.turn(kernel.keep(square), to, 41, 41, degrees, how)
      return kernel.view(to, square.length).slice()
    })

  it('by 90 degrees goes anticlockwise: what was on the right is on top', () => {
    for (const how of ['nearest', 'bilinear'] as const) {
      const once = turned(simd, 90, how)
      for (const [x, y] of [
        [3, 7],
        [20, 20],
        [37, 11],
      ] as const)
        expect(once[(40 - x) * 41 + y]).toBeCloseTo(square[y * 41 + x]!, 5)
    }
  })

  it('by nothing changes nothing, and what comes from outside is missing', () => {
    expect(turned(simd, 0)).toEqual(square)
    expect(turned(simd, 0, 'bilinear')).toEqual(square)
    expect(turned(simd, 45)[0]).toBeNaN()
    expect(turned(simd, 45, 'bilinear')[0]).toBeNaN()
  })

  it('gives the same bits without SIMD', () => {
    for (const how of ['nearest', 'bilinear'] as const)
      expect(bytes(turned(scalar, 27, how))).toEqual(bytes(turned(simd, 27, how)))
  })
})
