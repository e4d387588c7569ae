import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Kernel } from '../kernel/index.ts'
import { CartridgeComparer, compareCartridges, type CartridgeComparison } from './index.ts'
import { rough, STEP } from './testing/rough.ts'

const SIZE = 176
/** With cells of 33 samples, whose edge moves by nearly one when they turn by one step: smaller ones cannot tell 3° from 0. */
const LARGE = 264
const seed = fc.integer({ min: 1, max: 1e6 })
const comparer = new CartridgeComparer({ preset: 'cmcR' })
const compare = (...[a, b]: [a: ReturnType<typeof rough>, b: ReturnType<typeof rough>]) =>
  comparer.compare(comparer.prepare(a), comparer.prepare(b))

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const correlationOf = ({ cells }: CartridgeComparison) => mean(cells.map(({ correlation }) => correlation))

describe('comparing breech faces', () => {
  it('finds a surface wholly in itself', () => {
    fc.assert(
      fc.property(seed, (from) => {
        const surface = rough(from, SIZE)
        const { cmc, cells, score, verdict } = compare(surface, surface)
        expect(cmc.original).toEqual(cmc.compared)
        expect(cmc.high).toBe(cmc.compared[0])
        for (const { dx, dy, theta, correlation, congruent, high } of cells) {
          expect([dx, dy, theta, congruent, high]).toEqual([0, 0, 0, true, true])
          expect(correlation).toBeCloseTo(1, 5)
        }
        expect(score).toBeGreaterThan(0.99)
        expect(verdict).toBe('similar')
      }),
      { numRuns: 4 },
    )
  })

  it('finds a moved and turned surface where it went', () => {
    fc.assert(
      fc.property(
        seed,
        fc.integer({ min: -9, max: 9 }),
        fc.integer({ min: -9, max: 9 }),
        fc.integer({ min: -8, max: 8 }),
        (from, right, down, thirds) => {
          const turn = 3 * thirds
          // Moved after it was turned back: along the axes of the first surface.
          const there = rough(from, LARGE, { turn, right, down })
          const { cells, cmc, verdict } = compare(rough(from, LARGE), there)
          const ab = cells.filter(({ direction, congruent }) => direction === 'ab' && congruent)
          expect(cmc.original[0]).toBeGreaterThan(0.7 * cmc.compared[0])
          expect(cmc.original[1]).toBeGreaterThan(0.7 * cmc.compared[1])
          expect(mean(ab.map(({ theta }) => theta))).toBeCloseTo(-turn, -0.5)
          const cosine = Math.cos((-turn * Math.PI) / 180)
          const sine = Math.sin((-turn * Math.PI) / 180)
          const movedX = STEP * (cosine * right + sine * down)
          const movedY = STEP * (-sine * right + cosine * down)
          expect(Math.abs(mean(ab.map(({ dx }) => dx)) - movedX)).toBeLessThan(2 * STEP)
          expect(Math.abs(mean(ab.map(({ dy }) => dy)) - movedY)).toBeLessThan(2 * STEP)
          expect(verdict).toBe('similar')
        },
      ),
      { numRuns: 6 },
    )
  })

  it('gives the same with directions exchanged when surfaces are', () => {
    fc.assert(
      fc.property(seed, fc.boolean(), (from, related) => {
        const a = rough(from, SIZE)
        const b = rough(related ? from : from + 1, SIZE + 8, { right: 4, turn: 6 }, 0.5)
        const [ab, ba] = [compare(a, b), compare(b, a)]
        expect(ba.cmc.original).toEqual(ab.cmc.original.toReversed())
        expect(ba.cmc.high).toBe(ab.cmc.high)
        expect(ba.score).toBe(ab.score)
        expect(ba.verdict).toBe(ab.verdict)
        const cellsOf = ({ cells }: CartridgeComparison, wanted: 'ab' | 'ba') =>
          cells.filter(({ direction }) => direction === wanted).map((cell) => ({ ...cell, direction: '' }))
        expect(cellsOf(ba, 'ba')).toEqual(cellsOf(ab, 'ab'))
      }),
      { numRuns: 3 },
    )
  })

  it('finds less the more noise there is, and nothing between strangers', () => {
    fc.assert(
      fc.property(seed, (from) => {
        const clean = rough(from, SIZE)
        const at = [0, 0.7, 1.5].map((noise) => compare(clean, rough(from, SIZE, {}, noise)))
        const correlations = at.map(correlationOf)
        expect(correlations).toEqual(correlations.toSorted((a, b) => b - a))
        const stranger = compare(clean, rough(from + 1, SIZE))
        expect(correlationOf(stranger)).toBeLessThan(correlations[1]!)
        expect(stranger.score).toBeLessThan(at[1]!.score!)
        expect(stranger.verdict).not.toBe('similar')
        expect(Math.min(...stranger.cmc.original)).toBeLessThanOrEqual(4)
      }),
      { numRuns: 3 },
    )
  })

  it('gives the same bits again, from another kernel, and without SIMD', () => {
    const [a, b] = [rough(11, SIZE), rough(11, SIZE, { right: 5, turn: 9 }, 0.4)]
    const first = JSON.stringify(compareCartridges(a, b, { preset: 'cmcR' }))
    expect(JSON.stringify(compare(a, b))).toBe(first)
    const scalar = new CartridgeComparer({ preset: 'cmcR' }, new Kernel({ simd: false }))
    expect(JSON.stringify(scalar.compare(scalar.prepare(a), scalar.prepare(b)))).toBe(first)
  })

  it('concludes nothing where there is too little surface', () => {
    const { width, ...rest } = rough(3, SIZE)
    const heights = rest.heights.map((height, at) => (at % width < width * 0.13 ? height : NaN))
    const little = { ...rest, width, heights }
    const { score, verdict, reason } = compare(little, little)
    expect(score).toBeNull()
    expect(verdict).toBe('inconclusive')
    expect(reason).toContain('cells have enough surface')
    const nothing = { ...rest, width, heights: rest.heights.map(() => NaN) }
    expect(compare(nothing, nothing).verdict).toBe('inconclusive')
  })

  it('says what it cannot compare', () => {
    const a = rough(1, SIZE)
    expect(() => compareCartridges(a, { ...a, step: STEP / 2 })).toThrow('resample one')
    expect(() =>
      compareCartridges({ width: 9, height: 9, step: STEP, heights: new Float32Array(81) }, a),
    ).toThrow('too few')
    expect(() => new CartridgeComparer({ rotation: { limit: 10, step: 0.5 } })).toThrow('whole degrees')
    expect(() => new CartridgeComparer({ division: { cellsPerSide: 1, maxMissing: 0.85 } })).toThrow('cells')
    expect(() => new CartridgeComparer({ division: { cellsPerSide: 8, maxMissing: 1 } })).toThrow('missing')
  })

  it('names the thresholds it used', () => {
    const a = rough(2, SIZE)
    const strict = compareCartridges(a, a, { preset: 'song2014' }).method
    expect(strict).toMatchObject({ preset: 'song2014', thresholds: { translation: 125, correlation: 0.6 } })
    const own = { translation: 50, rotation: 3, correlation: 0.9 }
    expect(compareCartridges(a, a, { thresholds: own }).method).toMatchObject({
      preset: null,
      thresholds: own,
    })
  })
})

describe('the score', () => {
  it('does not depend on the thresholds that cells are counted by', () => {
    const [a, b] = [rough(8, SIZE), rough(8, SIZE, { right: 3 }, 1)]
    const [strict, wide] = (['tong2015', 'song2014'] as const).map((preset) =>
      compareCartridges(a, b, { preset }),
    )
    expect(strict!.score).toBe(wide!.score)
    expect(strict!.features).toEqual(wide!.features)
  })
})
