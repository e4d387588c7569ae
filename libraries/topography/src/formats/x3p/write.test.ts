import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_RATIO } from '../limits.ts'
import { NO_METADATA, type SurfaceMask, type SurfaceMetadata } from '../model.ts'
import { readX3p } from './read.ts'
import { writeX3p } from './write.ts'

const step = fc.double({ min: 1e-8, max: 1e-3, noNaN: true })
const sides = fc.record({
  width: fc.integer({ min: 1, max: 16 }),
  height: fc.integer({ min: 1, max: 16 }),
  dx: step,
  dy: step,
})

/** Surfaces of both precisions with any share of samples missing. */
const surfaces = sides.chain((sizes) => {
  const length = sizes.width * sizes.height
  const exact = { minLength: length, maxLength: length }
  return fc.oneof(
    fc.float64Array({ ...exact, min: -1e-3, max: 1e-3 }).map((heights) => ({ ...sizes, heights })),
    fc
      .float32Array({ ...exact, min: -Math.fround(1e-3), max: Math.fround(1e-3) })
      .map((heights) => ({ ...sizes, heights })),
  )
})

/** In the order in which main.xml has them. */
const PATHS = ['Record1/Axes/Origin', 'Record2/Vendor/Lens', 'Other/Note']

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((text) => text.replaceAll(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '?').trim())
  .filter((text) => text !== '')
const word = fc.option(words, { nil: undefined })
const metadata: fc.Arbitrary<SurfaceMetadata> = fc.record({
  date: word,
  creator: word,
  calibrationDate: word,
  comment: word,
  instrument: fc.record({ manufacturer: word, model: word, serial: word, version: word }),
  probing: fc.record({ type: word, identification: word }),
  other: fc
    .array(
      fc.record({
        path: fc.constantFrom(...PATHS),
        value: words,
      }),
      { maxLength: 4 },
    )
    .map((all) => all.sort((a, b) => PATHS.indexOf(a.path) - PATHS.indexOf(b.path))),
})

describe('a written x3p file', () => {
  it('reads back bit by bit in either precision, whatever is missing', () => {
    fc.assert(
      fc.property(surfaces, (surface) => {
        const read = readX3p(writeX3p({ surface }), { lengthUnit: 'm' })
        expect(read.surface).toEqual(surface)
        expect(read.checks.slice(0, 2).map(({ outcome }) => outcome)).toEqual(['passed', 'passed'])
      }),
      { numRuns: 60 },
    )
  })

  it('keeps who measured, when, with what, and everything else', () => {
    const surface = { width: 1, height: 1, dx: 1e-6, dy: 1e-6, heights: new Float32Array(1) }
    fc.assert(
      fc.property(metadata, (given) => {
        expect(readX3p(writeX3p({ surface, metadata: given })).metadata).toEqual(given)
      }),
      { numRuns: 60 },
    )
  })

  it('holds whole numbers to half an increment, and what was not measured', () => {
    fc.assert(
      fc.property(surfaces, fc.constantFrom('int16' as const, 'int32' as const), (surface, type) => {
        const increment = type === 'int16' ? 1e-7 : 1e-10
        const read = readX3p(writeX3p({ surface }, { type, increment }), { lengthUnit: 'm', heightUnit: 'm' })
        const far = surface.heights.filter((height, i) => {
          const back = read.surface.heights[i]!
          return Number.isNaN(height) ? !Number.isNaN(back) : !(Math.abs(back - height) <= increment * 0.501)
        })
        expect(far).toHaveLength(0)
        const again = readX3p(writeX3p(read, { type, increment }), { lengthUnit: 'm', heightUnit: 'm' })
        expect(again.surface).toEqual(read.surface)
      }),
      { numRuns: 40 },
    )
  })

  it('refuses heights that have no whole number, and steps that are none', () => {
    const surface = { width: 1, height: 1, dx: 1e-6, dy: 1e-6, heights: Float64Array.of(1) }
    expect(() => writeX3p({ surface }, { type: 'int16', increment: 1e-9 })).toThrow(RangeError)
    expect(() => writeX3p({ surface }, { type: 'int16', increment: 0 })).toThrow(RangeError)
    expect(() => writeX3p({ surface: { ...surface, dx: 0 } })).toThrow(RangeError)
  })

  it('keeps a mask with its colours and their meaning', () => {
    const pixels = Uint8Array.from({ length: 12 * 4 }, (_, i) => (i * 37) % 256)
    const annotations = [{ colour: '#1f376c', label: 'break-off & "more"' }]
    const mask: SurfaceMask = { width: 4, height: 3, pixels, background: '#cd7f32', annotations }
    const surface = { width: 4, height: 3, dx: 1e-6, dy: 1e-6, heights: new Float64Array(12) }
    expect(readX3p(writeX3p({ surface, mask })).mask).toEqual(mask)
  })

  it('is the same bytes for the same contents, and safe with any text', () => {
    const surface = { width: 2, height: 1, dx: 1e-6, dy: 1e-6, heights: Float64Array.of(NaN, 1e-6) }
    const given = {
      ...NO_METADATA,
      comment: '</Comment><!DOCTYPE x>\0',
      other: [{ path: 'Info/2 lenses?', value: '&' }],
    }
    const bytes = writeX3p({ surface, metadata: given })
    expect(writeX3p({ surface, metadata: given })).toEqual(bytes)
    expect(readX3p(bytes).metadata).toMatchObject({
      comment: '</Comment><!DOCTYPE x>\ufffd',
      other: [{ path: 'Info/_2_lenses_', value: '&' }],
    })
  })

  it('of a flat surface never packs as a bomb does', () => {
    const surface = { width: 500, height: 400, dx: 1e-6, dy: 1e-6, heights: new Float64Array(200_000) }
    const bytes = writeX3p({ surface })
    expect(bytes.length * MAX_RATIO).toBeGreaterThan(surface.heights.byteLength)
    expect(readX3p(bytes).surface).toEqual(surface)
  })
})
