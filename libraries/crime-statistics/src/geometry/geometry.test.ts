import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaIndex } from './area-index.ts'
import { distanceMetres, metresPerDegree, projectLocal } from './distance.ts'
import type { AreaFeature } from './polygon.ts'

type Ring = [number, number][]

const polygon = (...rings: Ring[]): AreaFeature => ({ geometry: { type: 'Polygon', coordinates: rings } })
const square = (x: number, y: number, side: number): Ring => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
]

/** The textbook ray test, over every edge of every ring. */
function rayTest(rings: readonly Ring[], x: number, y: number): boolean {
  let inside = false
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [[ax, ay], [bx, by]] = [ring[i]!, ring[j]!]
      if (ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay)) inside = !inside
    }
  }
  return inside
}

describe('areaIndex', () => {
  it('finds areas, holes, parts and the outside', () => {
    const index = areaIndex([
      polygon(square(0, 0, 10), square(4, 4, 2)),
      { geometry: null },
      { geometry: { type: 'MultiPolygon', coordinates: [[square(20, 0, 5)], [square(4, 4, 1)]] } },
    ])
    expect(index.find(1, 1)).toBe(0)
    expect(index.find(5.5, 5.5)).toBe(-1)
    expect(index.find(4.5, 4.5)).toBe(2)
    expect(index.find(22, 3)).toBe(2)
    expect(index.find(15, 3)).toBe(-1)
    for (const away of [NaN, Infinity, -Infinity, 1e9]) expect(index.find(away, 1)).toBe(-1)
  })

  it('lists every area where areas overlap, once each', () => {
    const index = areaIndex([
      polygon(square(0, 0, 4)),
      { geometry: { type: 'MultiPolygon', coordinates: [[square(2, 2, 4)], [square(3, 3, 9)]] } },
    ])
    expect(index.findAll(3.5, 3.5)).toEqual([0, 1])
    expect(index.findAll(1, 1)).toEqual([0])
    expect(index.findAll(-1, -1)).toEqual([])
    expect(index.find(3.5, 3.5)).toBe(0)
  })

  it('holds nothing without areas', () => {
    expect(areaIndex([]).find(0, 0)).toBe(-1)
    expect(areaIndex([{ geometry: null }]).findAll(0, 0)).toEqual([])
  })

  it('says which feature is not an area', () => {
    const point = { geometry: { type: 'Point', coordinates: [1, 2] } } as unknown as AreaFeature
    expect(() => areaIndex([polygon(square(0, 0, 1)), point])).toThrow('Feature 1 is a Point')
    expect(() =>
      areaIndex([
        polygon([
          [0, 0],
          [1, NaN],
          [1, 1],
        ]),
      ]),
    ).toThrow('Feature 0 has a corner')
  })

  it('equals the plain ray test on random polygons, self-crossing ones included', () => {
    const place = fc.integer({ min: -3200, max: 3200 }).map((step) => step / 64)
    // Heights may tie with corners; a shift sideways keeps points off the edges, where rounding decides.
    const shifted = place.map((x) => x + Math.PI / 1000)
    const ring = fc.array(fc.tuple(place, place), { minLength: 3, maxLength: 40 })
    const areas = fc.array(fc.array(ring, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 })
    const points = fc.array(fc.tuple(shifted, place), { minLength: 50, maxLength: 200 })
    fc.assert(
      fc.property(areas, points, (rings, places) => {
        const index = areaIndex(rings.map((set) => polygon(...set)))
        for (const [x, y] of places) {
          const truth = rings.flatMap((set, i) => (rayTest(set, x, y) ? [i] : []))
          expect(index.findAll(x, y)).toEqual(truth)
          expect(index.find(x, y)).toBe(truth[0] ?? -1)
        }
      }),
    )
  })

  it('puts every point of a divided square into exactly one part, borders and corners too', () => {
    const whole = fc.integer({ min: 0, max: 39 })
    const tiles = Array.from({ length: 100 }, (_, i) =>
      polygon(square((i % 10) * 4, Math.floor(i / 10) * 4, 4)),
    )
    const index = areaIndex(tiles)
    fc.assert(
      fc.property(whole, whole, (x, y) => {
        expect(index.findAll(x, y)).toEqual([Math.floor(y / 4) * 10 + Math.floor(x / 4)])
      }),
    )
  })
})

const file = fileURLToPath(
  new URL('../../../../../shared/data/boundaries/nyc_police_precincts.geojson', import.meta.url),
)
describe.skipIf(!existsSync(file))(`New York's precincts (needs ../shared/data/boundaries)`, () => {
  it('places points as the plain ray test does', () => {
    const { features } = JSON.parse(readFileSync(file, 'utf8')) as { features: Precinct[] }
    const index = areaIndex(features)
    let placed = 0
    for (let i = 0; i < 200; i += 1) {
      // Halton points: even, and the same every time.
      const [x, y] = [-74.26 + 0.56 * radicalInverse(i + 1, 2), 40.49 + 0.43 * radicalInverse(i + 1, 3)]
      const truth = features.flatMap(({ geometry }, k) => {
        const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
        return parts.some((rings) => rayTest(rings, x, y)) ? [k] : []
      })
      expect(index.findAll(x, y)).toEqual(truth)
      placed += truth.length
    }
    expect(placed).toBeGreaterThan(50)
    // Yankee Stadium stands in the 44th.
    expect(String(features[index.find(-73.9264, 40.8296)]!.properties.precinct)).toBe('44')
  })
})

type Precinct = {
  properties: { precinct: string | number }
  geometry: { type: 'Polygon'; coordinates: Ring[] } | { type: 'MultiPolygon'; coordinates: Ring[][] }
}

function radicalInverse(index: number, base: number): number {
  let [value, fraction] = [0, 1 / base]
  for (let i = index; i > 0; i = Math.floor(i / base), fraction /= base) value += (i % base) * fraction
  return value
}

describe('distances', () => {
  it('knows the length of a degree on WGS84', () => {
    expect(metresPerDegree(0).longitude).toBeCloseTo(111_319.491, 2)
    expect(metresPerDegree(0).latitude).toBeCloseTo(110_574.276, 2)
    expect(metresPerDegree(45).longitude).toBeCloseTo(78_846.835, 2)
    expect(metresPerDegree(45).latitude).toBeCloseTo(111_131.778, 2)
    expect(metresPerDegree(90).longitude).toBeCloseTo(0, 6)
  })

  it('measures great circles', () => {
    expect(distanceMetres(0, 0, 180, 0)).toBeCloseTo(Math.PI * 6_371_008.771415, 3)
    expect(distanceMetres(0, -90, 30, 0)).toBeCloseTo((Math.PI / 2) * 6_371_008.771415, 3)
    expect(distanceMetres(-73.98, 40.75, -73.98, 40.75)).toBe(0)
  })

  it('projects there and back, and agrees with the great circle across a city', () => {
    const degree = fc.double({ min: -0.15, max: 0.15, noNaN: true })
    const local = projectLocal(-73.95, 40.7)
    fc.assert(
      fc.property(degree, degree, (dx, dy) => {
        const [x, y] = local.toMetres(-73.95 + dx, 40.7 + dy)
        const [longitude, latitude] = local.toDegrees(x, y)
        expect(longitude).toBeCloseTo(-73.95 + dx, 10)
        expect(latitude).toBeCloseTo(40.7 + dy, 10)
        const circle = distanceMetres(-73.95, 40.7, -73.95 + dx, 40.7 + dy)
        expect(Math.abs(Math.hypot(x, y) - circle)).toBeLessThan(0.005 * circle + 1e-3)
        expect([...local.allToMetres([-73.95 + dx, 40.7 + dy])]).toEqual([x, y])
      }),
    )
  })
})
