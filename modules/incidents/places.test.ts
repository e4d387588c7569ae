import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readJob } from '../../platform/jobs/contract.ts'
import { testHouse, type Person, type TestHouse } from '#testing'
import * as contract from './contract/index.ts'
import { sampleContent } from './service/testing/content.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
  await house.work()
})
afterAll(() => house.close())

/** A person who enters and manages, in an agency of their own. */
const newcomer = async (): Promise<Person> => house.person(await house.agency(), 'analyst')

const record = (person: Person, [longitude, latitude]: readonly [number, number]) =>
  person.call(contract.recordIncident, { body: sampleContent({}, { longitude, latitude }) })

const square = (x: number, y: number, size: number) => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
]
const polygon = (...rings: number[][][]) => ({ type: 'Polygon', coordinates: rings })
const area = (geometry: unknown, properties: Record<string, unknown>) => ({
  type: 'Feature',
  properties,
  geometry,
})
const collection = (...features: unknown[]) =>
  Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }))

const addLayer = (
  person: Person,
  file: Uint8Array,
  query: Partial<Parameters<typeof contract.addLayer.query.parse>[0]> & Record<string, unknown> = {},
) =>
  person.call(contract.addLayer, {
    query: { name: 'Districts', one: 'district', ...query },
    body: file as unknown as Blob,
  })

const refuseLayer = (person: Person, file: Uint8Array, query: Record<string, unknown> = {}) =>
  person.refused(contract.addLayer, {
    query: { name: 'Districts', one: 'district', ...query },
    body: file as unknown as Blob,
  })

async function finished(person: Person, id: string): Promise<void> {
  await expect
    .poll(async () => (await person.call(readJob, { params: { id } })).state, {
      timeout: 20_000,
      interval: 50,
    })
    .toBe('done')
}

const areasOf = async (person: Person, id: string) =>
  (await person.call(contract.readIncident, { params: { id } })).areas.map(({ code }) => code)

const layersOf = async (person: Person) => (await person.call(contract.listLayers)).layers

// One district with a hole, one in two parts of which the second fills the hole.
const districts = collection(
  area(polygon(square(0, 0, 10), square(4, 4, 2)), { district: '1', pop2010: 90, pop2020: 100 }),
  area(
    { type: 'MultiPolygon', coordinates: [[square(20, 0, 5)], [square(4, 4, 2)]] },
    { district: '2', pop2010: 190, pop2020: null },
  ),
)

describe('layers', () => {
  test('incidents fall into areas when saved and when a layer comes, changes or goes', async () => {
    const person = await newcomer()
    const before = await record(person, [1, 1])
    const unmapped = await person.call(contract.recordIncident, { body: sampleContent() })
    const { jobId, ...layer } = await addLayer(person, districts)
    expect(layer).toMatchObject({
      slot: 1,
      areas: 2,
      populated: 1,
      populationYear: 2020,
      bounds: [0, 0, 25, 10],
      outside: 1,
    })
    await finished(person, jobId)
    const inHole = await record(person, [5, 5])
    const secondPart = await record(person, [21, 1])
    const outside = await record(person, [15, 15])
    const codes = await Promise.all(
      [before, inHole, secondPart, outside, unmapped].map(({ id }) => areasOf(person, id)),
    )
    expect(codes).toEqual([['1'], ['2'], ['2'], [], []])
    await expect.poll(async () => (await layersOf(person))[0]!.outside).toBe(1)

    const moved = await person.call(contract.reviseIncident, {
      params: { id: before.id },
      body: {
        version: 1,
        reason: 'Moved',
        content: sampleContent({ number: before.number }, { longitude: 22, latitude: 2 }),
      },
    })
    expect(moved.areas.map(({ code, name }) => [code, name])).toEqual([['2', 'District 2']])

    const { jobId: removal } = await person.call(contract.removeLayer, { params: { id: layer.id } })
    await finished(person, removal)
    expect(await areasOf(person, inHole.id)).toEqual([])
    const other = await addLayer(person, collection(area(polygon(square(0, 0, 30)), { code: 'all' })))
    await finished(person, other.jobId)
    expect(await areasOf(person, outside.id)).toEqual(['all'])
    expect(await areasOf(person, unmapped.id)).toEqual([])
    // Where something lies on the map is not a change of the record.
    expect((await person.call(contract.readIncident, { params: { id: outside.id } })).version).toBe(1)
  })

  test('a second layer takes the second slot, a seventh is refused', async () => {
    const person = await newcomer()
    const file = collection(area(polygon(square(0, 0, 1)), { code: 'a' }))
    const slots = []
    for (let i = 0; i < 6; i++) slots.push((await addLayer(person, file, { name: `L${i}` })).slot)
    expect(slots).toEqual([1, 2, 3, 4, 5, 6])
    expect(await refuseLayer(person, file)).toMatchObject({ code: 'incidents.layer_slots_full' })
    const inside = await record(person, [0.5, 0.5])
    expect(inside.areas.map(({ layer }) => layer)).toEqual(['L0', 'L1', 'L2', 'L3', 'L4', 'L5'])
  })

  test('geometry is sent once to those who keep it', async () => {
    const person = await newcomer()
    const { id } = await addLayer(person, districts)
    const send = (headers: Record<string, string>) =>
      house.server.app.inject({
        url: `/api/incidents/layers/${id}/geometry`,
        headers: { cookie: person.cookie, ...headers },
      })
    const first = await send({})
    expect(first.json()).toMatchObject({
      type: 'FeatureCollection',
      features: [
        { properties: { code: '1', name: 'District 1', population: 100 }, geometry: { type: 'Polygon' } },
        { properties: { code: '2', population: null }, geometry: { type: 'MultiPolygon' } },
      ],
    })
    const etag = String(first.headers.etag)
    expect(etag).toMatch(/^"\w+"$/)
    const second = await send({ 'if-none-match': etag })
    expect([second.statusCode, second.body]).toEqual([304, ''])
    const stranger = await newcomer()
    expect(await stranger.refused(contract.readLayer, { params: { id } })).toMatchObject({
      code: 'record.unavailable',
    })
    expect(await stranger.refused(contract.removeLayer, { params: { id } })).toMatchObject({
      code: 'record.unavailable',
    })
  })

  const one = polygon(square(0, 0, 1))
  const deep = `{"type":"FeatureCollection","features":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
  test.each([
    ['nothing', Buffer.alloc(0), {}, /empty/],
    ['no JSON', Buffer.from('district,name\n1,a'), {}, /not JSON/],
    ['a cut file', districts.subarray(0, 200), {}, /ends too early/],
    ['gzip', gzipSync(districts), {}, /not JSON/],
    ['another object', Buffer.from('{"a":1}'), {}, /not a GeoJSON/],
    ['no areas', collection(), {}, /no areas/],
    ['deep nesting', Buffer.from(deep), {}, /nested deeper/],
    ['points', collection(area({ type: 'Point', coordinates: [0, 0] }, { code: 1 })), {}, /is a Point/],
    ['no geometry', collection(area(null, { code: 1 })), {}, /no geometry/],
    ['a code twice', collection(area(one, { code: 1 }), area(one, { code: 1 })), {}, /Say which property/],
    [
      'a named code twice',
      collection(area(one, { code: 7 }), area(one, { code: 7 })),
      { codeProperty: 'code' },
      /code 7 occurs more than once/,
    ],
    ['an unknown property', collection(area(one, { code: 1 })), { codeProperty: 'constructor' }, /has: code/],
    ['metres', collection(area(polygon(square(990_000, 190_000, 50)), { code: 1 })), {}, /reproject/],
    [
      'a line',
      collection(
        area(
          polygon([
            [0, 0],
            [1, 1],
          ]),
          { code: 1 },
        ),
      ),
      {},
      /fewer than three/,
    ],
    [
      'words',
      collection(
        area(
          polygon([
            ['a', 1],
            [1, 1],
            [0, 1],
          ] as never),
          { code: 1 },
        ),
      ),
      {},
      /two numbers/,
    ],
    [
      'a population in words',
      collection(area(one, { code: 1, people: 'many' })),
      { populationProperty: 'people' },
      /not a population/,
    ],
    [
      'more areas than fit',
      collection(...Array.from({ length: 20_001 }, (_, code) => area(one, { code }))),
      {},
      /20,001 areas/,
    ],
  ])('a file of %s is refused in words', async (_, file, query, sentence) => {
    const person = await newcomer()
    const refused = await refuseLayer(person, file, query)
    expect(refused).toMatchObject({ status: 422, code: 'incidents.layer_invalid' })
    expect(refused.sentence).toMatch(sentence)
    expect(await layersOf(person)).toEqual([])
  })

  const boundaries = new URL('../../../shared/data/boundaries/', import.meta.url)
  test.skipIf(!existsSync(boundaries)).each([
    ['nyc_police_precincts', 78, '1', 'Area 1', 2020],
    ['chicago_community_areas', 77, '35', 'DOUGLAS', null],
    ['orlando_neighborhoods', 125, '110', 'Park Central', null],
    ['philadelphia_census_tracts_population', 408, '42101036501', '365.01', null],
    ['philadelphia_neighborhoods', 49, 'Airport-Navy Yard', 'Area Airport-Navy Yard', null],
    ['philadelphia_police_districts', 22, '16', 'Area 16', null],
    ['philadelphia_zip_codes', 48, '19102', 'Area 19102', null],
    ['nyc_boroughs', 5, '5', 'Staten Island', null],
  ])('the codes, names and populations of %s are found', async (name, areas, code, label, year) => {
    const person = await newcomer()
    const file = readFileSync(new URL(`${name}.geojson`, boundaries))
    const layer = await addLayer(person, file, { one: 'area' })
    expect(layer).toMatchObject({ areas, populationYear: year })
    const { features } = await person.call(contract.readLayer, { params: { id: layer.id } })
    expect(features[0]!.properties).toMatchObject({ code, name: label })
  })
})
