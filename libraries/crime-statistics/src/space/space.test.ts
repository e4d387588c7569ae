import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { suggestBandwidth } from './bandwidth.ts'
import { adjustFalseDiscovery } from './false-discovery.ts'
import { boundsOf, countGrid, gridFrame } from './frame.ts'
import { hotSpotGrid, hotSpots } from './hot-spots.ts'
import { kernelDensity } from './kernel-density.ts'

const metre = fc.double({ min: -3000, max: 3000, noNaN: true })
const places = fc
  .array(fc.tuple(metre, metre), { minLength: 1, maxLength: 60 })
  .map((pairs) => Float64Array.from(pairs.flat()))

describe('kernelDensity', () => {
  it('gives the height of one event at its own place', () => {
    const at = Float64Array.of(5, 5)
    const bounds = [0, 0, 10, 10] as const
    const quartic = kernelDensity(at, { bandwidth: 100, cell: 10, bounds })
    expect(quartic.highest).toBeCloseTo(3 / (Math.PI * 0.1 ** 2), 9)
    expect(quartic).toMatchObject({ columns: 1, rows: 1, unit: 'events per km²', kernel: 'quartic' })
    const gaussian = kernelDensity(at, { bandwidth: 100, cell: 10, bounds, kernel: 'gaussian' })
    expect(gaussian.highest).toBeCloseTo(1 / (2 * Math.PI * 0.1 ** 2), 9)
  })

  it('holds as many events as there are, wherever they lie', () => {
    fc.assert(
      fc.property(places, fc.constantFrom('quartic' as const, 'gaussian' as const), (points, kernel) => {
        const { values, cell } = kernelDensity(points, { bandwidth: 250, cell: 50, kernel })
        const total = values.reduce((sum, value) => sum + value * (cell / 1000) ** 2, 0)
        expect(total / (points.length / 2)).toBeCloseTo(1, 2)
      }),
      { numRuns: 20 },
    )
  })

  it('sums the kernels term by term, and nothing outside the bounds', () => {
    fc.assert(
      fc.property(places, (points) => {
        const grid = kernelDensity(points, { bandwidth: 700, cell: 400, bounds: [-1000, -500, 1000, 1100] })
        expect([grid.columns, grid.rows]).toEqual([5, 4])
        const [x, y] = [grid.originX + 3.5 * grid.cell, grid.originY + 1.5 * grid.cell]
        let truth = 0
        for (let i = 0; i < points.length; i += 2) {
          const share = 1 - ((points[i]! - x) ** 2 + (points[i + 1]! - y) ** 2) / 700 ** 2
          if (share > 0) truth += (3 / (Math.PI * 0.7 ** 2)) * share ** 2
        }
        expect(grid.values[1 * 5 + 3]).toBeCloseTo(truth, 9)
      }),
    )
  })

  it('refuses what it cannot draw', () => {
    const points = Float64Array.of(0, 0, 9e6, 9e6)
    expect(() => kernelDensity(points, { bandwidth: 1, cell: 1 })).toThrow(
      'choose larger cells or smaller bounds',
    )
    expect(() => kernelDensity(points, { bandwidth: 0, cell: 1 })).toThrow(
      'bandwidth must be a number above 0',
    )
    expect(() => kernelDensity(Float64Array.of(1), { bandwidth: 1, cell: 1 })).toThrow('x and y in turn')
    expect(kernelDensity(new Float64Array(0), { bandwidth: 1, cell: 1 }).highest).toBe(0)
  })
})

describe('suggestBandwidth', () => {
  it('scales with the map and asks for two different places', () => {
    const points = Float64Array.from({ length: 200 }, (_, i) => 1000 * Math.sin(i * i + (i % 2)))
    const one = suggestBandwidth(points)!
    const two = suggestBandwidth(points.map((value) => value * 3))!
    expect(two.bandwidth / one.bandwidth).toBeCloseTo(3, 1)
    expect(suggestBandwidth(Float64Array.of(1, 1, 1, 1))).toBeNull()
    expect(suggestBandwidth(new Float64Array(0))).toBeNull()
  })

  it('is narrow where events cluster, unlike the rule from the spread', () => {
    const clusters = Float64Array.from({ length: 800 }, (_, i) => {
      const centre = (Math.floor(i / 2) % 4) * 5000 * (i % 2 === 0 ? 1 : 0.5)
      return centre + 150 * Math.sin(i * 12.9898) * Math.cos(i * 4.1414)
    })
    const gaussian = { kernel: 'gaussian' } as const
    expect(suggestBandwidth(clusters, gaussian)!.bandwidth).toBeLessThan(150)
    expect(suggestBandwidth(clusters, { ...gaussian, rule: 'spread' })!.bandwidth).toBeGreaterThan(500)
    const ratio = suggestBandwidth(clusters)!.bandwidth / suggestBandwidth(clusters, gaussian)!.bandwidth
    expect(ratio).toBeCloseTo(Math.sqrt(8), 9)
  })
})

describe('hot spots', () => {
  it('adjusts p-values as worked out by hand', () => {
    const adjusted = adjustFalseDiscovery(Float64Array.of(0.01, 0.04, 0.03, NaN, 0.5))
    expect([...adjusted].map((p) => Number(p.toFixed(6)))).toEqual([0.04, 0.053333, 0.053333, NaN, 0.5])
  })

  it('finds one cluster and nothing on a plain', () => {
    const counts = new Float64Array(400).fill(1)
    expect(hotSpotGrid({ columns: 20, rows: 20, counts })).toMatchObject({ hot: 0, cold: 0 })
    for (const cell of [105, 106, 125, 126]) counts[cell] = 30
    const found = hotSpotGrid({ columns: 20, rows: 20, counts })
    expect(found.kind[105]).toBe(1)
    expect(found.kind[399]).toBe(0)
    // The 4 × 4 cells that touch the cluster, less the corners, which see one of its cells only.
    expect(found.hot).toBe(12)
  })

  it('treats a grid as areas with its cells as neighbours, and leaves out what is outside', () => {
    const cells = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.boolean()), {
      minLength: 30,
      maxLength: 30,
    })
    fc.assert(
      fc.property(cells, (grid) => {
        const inside = grid.map(([, within]) => (within ? 1 : 0))
        const kept = grid.flatMap((_, i) => (inside[i] === 1 ? [i] : []))
        const near = (a: number, b: number) =>
          a !== b && Math.abs((a % 6) - (b % 6)) < 2 && Math.abs(Math.floor(a / 6) - Math.floor(b / 6)) < 2
        const areas = hotSpots(
          kept.map((i) => grid[i]![0]),
          kept.map((i) => kept.flatMap((j, place) => (near(i, j) ? [place] : []))),
        )
        const { z } = hotSpotGrid({ columns: 6, rows: 5, counts: grid.map(([count]) => count), inside })
        kept.forEach((cell, i) => expect(z[cell]).toBe(areas.z[i]))
        expect(z.filter((score, i) => inside[i] === 0 && !Number.isNaN(score))).toHaveLength(0)
      }),
    )
  })

  it('refuses lists that do not fit', () => {
    expect(() => hotSpots([1, 2], [[]])).toThrow('neighbours has 1 lists for 2 values.')
    expect(() => hotSpotGrid({ columns: 2, rows: 2, counts: [1] })).toThrow('needs 4 counts')
  })
})

describe('grids', () => {
  it('counts every point once, inside or outside', () => {
    fc.assert(
      fc.property(places, (points) => {
        const frame = gridFrame([-1500, -1500, 1500, 1500], 250)
        const grid = countGrid(points, frame)
        const counted = grid.counts.reduce((sum, count) => sum + count, 0)
        expect(counted + grid.outside).toBe(points.length / 2)
        expect(countGrid(points, gridFrame(boundsOf(points, 1), 500)).outside).toBe(0)
      }),
    )
  })
})

const folder = new URL('../../../../../shared/data/reference/', import.meta.url)
describe.skipIf(!existsSync(folder))('New York in 2022 (needs ../shared/data/reference)', () => {
  const read = (name: string) => (existsSync(folder) ? readFileSync(new URL(name, folder), 'utf8') : '')

  it('reproduces the Gi* of spdep for every 250 m cell, and its count after FDR', () => {
    const [head, ...lines] = read('grid250_nyc_2022.csv').trim().split('\n')
    const field = (name: string) => head!.split(',').indexOf(name)
    const cells = lines.map((line) => line.split(',').map(Number))
    const [columns, rows] = [186, 178]
    const at = (cell: number[]) => cell[field('row')]! * columns + cell[field('col')]!
    for (const [counts, scores] of [
      ['n_all', 'gi_all'],
      ['n_period', 'gi_period'],
    ] as const) {
      const grid = {
        columns,
        rows,
        counts: new Float64Array(columns * rows),
        inside: new Uint8Array(columns * rows),
      }
      for (const cell of cells) {
        grid.counts[at(cell)] = cell[field(counts)]!
        grid.inside[at(cell)] = 1
      }
      const found = hotSpotGrid(grid)
      for (const cell of cells) expect(Math.abs(found.z[at(cell)]! - cell[field(scores)]!)).toBeLessThan(1e-6)
      if (counts === 'n_all') expect(found.hot + found.cold).toBe(1189)
    }
  })

  it('reproduces the Gi* of spdep for the precincts, the one without neighbours too', () => {
    const { areas } = JSON.parse(read('spatial_nyc_2022.json')) as { areas: Areas }
    const place = new Map(areas.id.map((id, i) => [id, i]))
    const neighbours = areas.id.map((id) =>
      [areas.neighbours[id] ?? []].flat().map((other) => place.get(other)!),
    )
    const { z } = hotSpots(areas.count, neighbours)
    areas.gi_star_z.forEach((truth, i) => expect(z[i]).toBeCloseTo(truth, 6))
  })

  it('suggests a bandwidth near that of spatstat’s likelihood rule', () => {
    const { kde } = JSON.parse(read('spatial_nyc_2022.json')) as { kde: Density }
    const seen = new Set<string>()
    const places: number[] = []
    for (const line of read('nyc_shootings_2006_2023.csv').trim().split('\n').slice(1)) {
      const [key, date, , , , , x, y] = line.split(',')
      if (date!.startsWith('2022') && !seen.has(key!)) places.push(Number(x), Number(y))
      seen.add(key!)
    }
    const suggested = suggestBandwidth(Float64Array.from(places), { kernel: 'gaussian' })!
    // spatstat also corrects for the border of the city, which moves the optimum by a few percent.
    expect(Math.abs(suggested.bandwidth / kde.bandwidths['bw.ppl'] - 1)).toBeLessThan(0.05)
  })

  it('reproduces the exact Gaussian sum of ks', () => {
    const { kde } = JSON.parse(read('spatial_nyc_2022.json')) as { kde: Density }
    const seen = new Set<string>()
    const all: number[] = []
    for (const line of read('nyc_shootings_2006_2023.csv').trim().split('\n').slice(1)) {
      const [key, , , , , , x, y] = line.split(',')
      if (!seen.has(key!)) all.push(Number(x), Number(y))
      seen.add(key!)
    }
    expect(all.length / 2).toBe(kde.n_all)
    const points = Float64Array.from(all)
    kde.eval_x.forEach((x, i) => {
      const y = kde.eval_y[i]!
      const bounds = [x - 0.5, y - 0.5, x + 0.5, y + 0.5] as const
      const grid = kernelDensity(points, { bandwidth: 1000, cell: 1, bounds, kernel: 'gaussian' })
      const truth = kde.density_all[i]! * kde.n_all * 1e6
      // Tails beyond six standard deviations are cut, so empty places read a hair low.
      expect(Math.abs(grid.highest - truth)).toBeLessThan(1e-6 * truth + 1e-4)
    })
  })
})

type Areas = {
  id: string[]
  count: number[]
  neighbours: Record<string, string | string[]>
  gi_star_z: number[]
}
type Density = {
  eval_x: number[]
  eval_y: number[]
  density_all: number[]
  n_all: number
  bandwidths: { 'bw.ppl': number }
}
