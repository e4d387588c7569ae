import { createHash } from 'node:crypto'
import { areaIndex } from '@throughline/crime-statistics'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Chance } from '../chance/index.ts'
import { inRing, ringArea } from './plane.ts'
import {
  beatsGeoJson,
  blocksGeoJson,
  buildCity,
  coastGeoJson,
  districtsGeoJson,
  placesGeoJson,
  streetsGeoJson,
  toDegrees,
  type City,
  type Point,
  type Ring,
} from './index.ts'

const alderBay = buildCity(new Chance('alder-bay'), 'city')
const hashOf = (city: City) => createHash('sha256').update(JSON.stringify(city)).digest('hex').slice(0, 16)

function side(a: Point, b: Point, c: Point): number {
  return Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x))
}

/** No two sides cross, and no corner comes twice. */
function isSimple(ring: Ring): boolean {
  const n = ring.length
  if (new Set(ring.map(({ x, y }) => `${x} ${y}`)).size < n) return false
  for (let i = 0; i < n; i++) {
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue
      const [a, b, c, d] = [ring[i]!, ring[(i + 1) % n]!, ring[j]!, ring[(j + 1) % n]!]
      if (Math.max(a.x, b.x) < Math.min(c.x, d.x) || Math.max(c.x, d.x) < Math.min(a.x, b.x)) continue
      if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) return false
    }
  }
  return true
}

function expectPartition(city: City): void {
  const land = ringArea(city.coast)
  for (const areas of [city.districts, city.beats, city.blocks]) {
    // Everything lies within the land and has a positive area, so equal sums leave no room for gap or overlap.
    const sum = areas.reduce((total, { ring }) => total + ringArea(ring), 0)
    expect(sum / land).toBeCloseTo(1, 9)
    for (const { ring } of areas) {
      expect(ringArea(ring)).toBeGreaterThan(0)
      expect(isSimple(ring)).toBe(true)
    }
  }
}

function expectSums(city: City, people: number): void {
  for (const areas of [city.districts, city.beats, city.blocks]) {
    expect(areas.reduce((total, { population }) => total + population, 0)).toBe(people)
  }
  expect(new Set(city.blocks.map(({ address }) => address)).size).toBe(city.blocks.length)
  expect(new Set(city.beats.map(({ name }) => name)).size).toBe(city.beats.length)
  for (const { centre, ring, beat, district } of city.blocks) {
    expect(inRing(ring, centre.x, centre.y)).toBe(true)
    expect(city.beats[beat]!.district).toBe(district)
  }
}

test('a city has 600,000 people in 7 districts, about 35 beats and more than 4,500 blocks', () => {
  expectSums(alderBay, 600_000)
  expect(alderBay.districts).toHaveLength(7)
  expect(Math.abs(alderBay.beats.length - 35)).toBeLessThanOrEqual(3)
  expect(alderBay.blocks.length).toBeGreaterThan(4_500)
  expect(alderBay.blocks.length).toBeLessThan(6_500)
})

test('blocks, beats and districts each fill the land without gap or overlap, in simple rings', () => {
  expectPartition(alderBay)
  expect(isSimple(alderBay.coast)).toBe(true)
  for (const islet of alderBay.islands) {
    expect(isSimple(islet)).toBe(true)
    expect(islet.some(({ x, y }) => inRing(alderBay.coast, x, y))).toBe(false)
  }
})

test('the middle of every block lies in its block, beat and district, in degrees too', () => {
  const position = toDegrees(alderBay)
  const [blocks, beats, districts] = [blocksGeoJson, beatsGeoJson, districtsGeoJson].map((layer) =>
    areaIndex(layer(alderBay).features),
  )
  for (const { id, beat, district, centre } of alderBay.blocks) {
    const [longitude, latitude] = position(centre)
    expect(blocks!.find(longitude, latitude)).toBe(id)
    expect(beats!.find(longitude, latitude)).toBe(beat)
    expect(districts!.find(longitude, latitude)).toBe(district)
  }
})

test('hardship gathers: neighbouring blocks are alike, and a twentieth of them stands far above the rest', () => {
  const { blocks } = alderBay
  const mean = blocks.reduce((sum, { hardship }) => sum + hardship, 0) / blocks.length
  const next = (block: City['blocks'][number]) => blocks[(block.id + 1) % blocks.length]!
  const near = blocks.filter((block) => Math.abs(block.centre.x - next(block).centre.x) < 300)
  const covariance = near.reduce((sum, b) => sum + (b.hardship - mean) * (next(b).hardship - mean), 0)
  const variance = near.reduce((sum, b) => sum + (b.hardship - mean) * (b.hardship - mean), 0)
  expect(covariance / variance).toBeGreaterThan(0.7)
  const sorted = blocks.map(({ hardship }) => hardship).sort((a, b) => b - a)
  expect(sorted[Math.floor(blocks.length / 20)]).toBeGreaterThan(2 * mean)
})

test('blocks are of the size of blocks, and streets run in every direction', () => {
  const areas = alderBay.blocks.map(({ ring }) => ringArea(ring)).sort((a, b) => a - b)
  expect(areas[0]).toBeGreaterThan(2_000)
  expect(areas[areas.length >> 1]).toBeGreaterThan(9_000)
  expect(areas[areas.length >> 1]).toBeLessThan(22_000)
  const metres = new Float64Array(12)
  for (const { line } of alderBay.streets) {
    line.slice(1).forEach((b, i) => {
      const [dx, dy] = [b.x - line[i]!.x, b.y - line[i]!.y]
      const turn = (Math.atan2(dy, dx) / Math.PI + 2) % 1
      metres[Math.floor(turn * 12)]! += Math.sqrt(dx * dx + dy * dy)
    })
  }
  expect(Math.max(...metres) / Math.min(...metres)).toBeLessThan(4)
})

test('it has its places, each in a block, and the streets that the drawings name', () => {
  const count = (kind: string) => alderBay.places.filter((place) => place.kind === kind).length
  expect([count('hospital'), count('court'), count('police-station'), count('dealer')]).toEqual([3, 1, 7, 45])
  for (const { block, point } of alderBay.places) {
    expect(inRing(alderBay.blocks[block]!.ring, point.x, point.y)).toBe(true)
  }
  const names = new Set(alderBay.streets.map(({ name }) => name))
  for (const name of [
    'Carver St',
    'Dorr St',
    'Quay Rd',
    'Pell Ave',
    'Mill Ln',
    'Tanner Hill',
    'Orchard Row',
  ]) {
    expect(names).toContain(name)
  }
})

test('layers are GeoJSON with closed rings, to six decimals, in the open sea', () => {
  const layers = [coastGeoJson, districtsGeoJson, beatsGeoJson, blocksGeoJson].map((layer) => layer(alderBay))
  for (const { features } of layers) {
    for (const { geometry } of features) {
      const [ring] = geometry.coordinates
      expect(ring!.at(-1)).toEqual(ring![0])
      const plane = ring!.slice(1).map(([x, y]) => ({ x: x!, y: y! }))
      expect(ringArea(plane)).toBeGreaterThan(0)
      const odd = plane.filter(
        ({ x, y }) => x !== Math.round(x * 1e6) / 1e6 || Math.abs(x + 68.9) + Math.abs(y - 41.6) > 0.3,
      )
      expect(odd).toEqual([])
    }
  }
  expect(streetsGeoJson(alderBay).features).toHaveLength(alderBay.streets.length)
  expect(placesGeoJson(alderBay).features[0]!.properties).toMatchObject({ kind: 'police-station' })
})

test('every small city holds together, whatever its seed', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const city = buildCity(new Chance(seed), 'small')
      expectSums(city, 40_000)
      expectPartition(city)
    }),
    // The examples are seeds in which a street turned back over itself.
    { numRuns: 16, examples: [[1_699_781_953], [-773_296], [3_803_886], [3_867_238]] },
  )
})

test('a seed gives the same bytes on every machine, another seed another city', () => {
  const built = (seed: number) => hashOf(buildCity(new Chance(seed), 'small'))
  expect(built(1)).toBe(built(1))
  expect(built(2)).not.toBe(built(1))
  expect([built(1), hashOf(alderBay)]).toMatchInlineSnapshot(`
    [
      "753f147e2c09c624",
      "6ec8e8b74602141e",
    ]
  `)
})

test('further cities have names and a place of their own', () => {
  const names = { name: 'Port Ellery', county: 'Vale County', state: 'LN', origin: [-67.9, 41.2] } as const
  const city = buildCity(new Chance(3), 'small', names)
  expect(city).toMatchObject(names)
  expect(city.agencies[0]!.name).toBe('Port Ellery Police Department')
})
