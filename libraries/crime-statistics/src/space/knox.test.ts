import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { knox } from './knox.ts'

describe('knox', () => {
  it('counts pairs in bands that hold their lower edge', () => {
    const points = Float64Array.of(0, 0, 0, 0, 100, 0, 0, 5000)
    const { cells, distancePairs, intervalPairs } = knox(points, [0, 1, 4, 0], {
      distances: [0, 1, 100, 101],
      intervals: [0, 1, 4, 5],
    })
    expect(cells.map((row) => row.map((cell) => cell.observed))).toEqual([
      [0, 1, 0],
      [0, 0, 0],
      [0, 1, 1],
    ])
    expect(distancePairs).toEqual([1, 0, 2])
    expect(intervalPairs).toEqual([1, 3, 2])
    expect(cells[0]![0]).toMatchObject({ p: null, ratio: 0 })
    expect(cells[1]![0]!.ratio).toBeNull()
  })

  it('equals counting every pair, for either metric', () => {
    const place = fc.integer({ min: -500, max: 500 })
    const incident = fc.tuple(place, place, fc.integer({ min: -20, max: 20 }))
    const incidents = fc.array(incident, { minLength: 2, maxLength: 60 })
    fc.assert(
      fc.property(incidents, fc.constantFrom('manhattan' as const, 'euclidean' as const), (rows, metric) => {
        const [distances, intervals] = [
          [0, 50, 200, 300],
          [1, 3, 10],
        ]
        const points = Float64Array.from(rows.flatMap(([x, y]) => [x, y]))
        const days = rows.map(([, , day]) => day)
        const truth = [0, 0, 0, 0, 0, 0]
        rows.forEach(([ax, ay, a], i) =>
          rows.slice(0, i).forEach(([bx, by, b]) => {
            const apart =
              metric === 'manhattan' ? Math.abs(ax - bx) + Math.abs(ay - by) : Math.hypot(ax - bx, ay - by)
            const row = distances.findIndex((edge) => edge > apart) - 1
            const column = intervals.findIndex((edge) => edge > Math.abs(a - b)) - 1
            if (row >= 0 && column >= 0) truth[row * 2 + column]! += 1
          }),
        )
        const { cells } = knox(points, days, { distances, intervals, metric })
        expect(cells.flat().map((cell) => cell.observed)).toEqual(truth)
      }),
    )
  })

  it('gives the same p for the same seed', () => {
    const points = Float64Array.from({ length: 80 }, (_, i) => 300 * Math.sin(i * 7))
    const days = Array.from({ length: 40 }, (_, i) => (i * 13) % 30)
    const options = { distances: [0, 100, 300], intervals: [0, 3, 10], replications: 99 }
    expect(knox(points, days, { ...options, seed: 4 })).toEqual(knox(points, days, { ...options, seed: 4 }))
    const [one, other] = [4, 5].map((seed) =>
      knox(points, days, { ...options, seed })
        .cells.flat()
        .map((c) => c.p),
    )
    expect(one).not.toEqual(other)
  })

  it('refuses bands and days that make no sense', () => {
    const bands = { distances: [0, 10], intervals: [0, 5] }
    expect(() => knox(Float64Array.of(0, 0), [1], { ...bands, distances: [10, 0] })).toThrow(
      'distances must be',
    )
    expect(() => knox(Float64Array.of(0, 0), [1.5], bands)).toThrow('days must be whole numbers')
    expect(() => knox(Float64Array.of(0, 0), [1, 2], bands)).toThrow('There are 1 points for 2 days.')
  })
})

const folder = new URL('../../../../../shared/data/reference/', import.meta.url)
describe.skipIf(!existsSync(folder))('New York in 2022 (needs ../shared/data/reference)', () => {
  it('reproduces NearRepeat: counts, exact means, and p within its noise', () => {
    const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')
    const reference = JSON.parse(read('knox_nyc_2022.json')) as Reference
    const seen = new Set<string>()
    const [places, days]: [number[], number[]] = [[], []]
    for (const line of read('nyc_shootings_2006_2023.csv').trim().split('\n').slice(1)) {
      const [key, date, , , , , x, y] = line.split(',')
      if (seen.has(key!) || !date!.startsWith('2022')) continue
      seen.add(key!)
      places.push(Number(x), Number(y))
      days.push(dayOf2022(date!))
    }
    for (const run of reference.runs.filter(({ closed }) => closed.startsWith('left'))) {
      const { method: metric, nrep: replications } = run
      const bands = { distances: reference.sds, intervals: reference.tds }
      const table = knox(Float64Array.from(places), days, { ...bands, metric, replications, seed: 11 })
      expect(table.distancePairs).toEqual(run.spatial_pairs_per_band)
      expect(table.intervalPairs).toEqual(run.temporal_pairs_per_band)
      expect(table.cells.map((row) => row.map((cell) => cell.observed))).toEqual(run.observed)
      table.cells.forEach((row, i) =>
        row.forEach(({ expected, p }, j) => {
          expect(expected / run.expected_exact[i]![j]!).toBeCloseTo(1, 8)
          const theirs = run.pvalue[i]![j]!
          // Both p-values are noisy: five standard errors of their difference.
          expect(Math.abs(p! - theirs)).toBeLessThan(5 * Math.sqrt((2 * theirs * (1 - theirs)) / 999) + 0.005)
        }),
      )
    }
  })
})

/** Days since the turn of the year. */
function dayOf2022(date: string): number {
  const [, month, day] = date.split('-').map(Number)
  const before = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30].slice(0, month! - 1)
  return before.reduce((sum, length) => sum + length, day! - 1)
}

type Reference = {
  sds: number[]
  tds: number[]
  runs: {
    method: 'manhattan' | 'euclidean'
    closed: string
    nrep: number
    spatial_pairs_per_band: number[]
    temporal_pairs_per_band: number[]
    observed: number[][]
    expected_exact: number[][]
    pvalue: number[][]
  }[]
}
