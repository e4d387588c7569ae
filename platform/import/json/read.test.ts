import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { readAll, readText } from '../testing/tables.ts'

const record = {
  id: 1,
  place: { city: 'Orlando', at: { type: 'Point', coordinates: [-81.4, 28.5] } },
  list: ['a', 'b'],
  no: null,
}
const cells = ['1', 'Orlando', 'POINT (-81.4 28.5)', 'a||b', '']
const headers = ['id', 'place.city', 'place.at', 'list', 'no']

test.each([
  ['json', JSON.stringify([record, record])],
  ['json', JSON.stringify({ meta: { data: 'x', list: [1] }, data: [record, record], count: 2 }, null, 1)],
  ['ndjson', `${JSON.stringify(record)}\n${JSON.stringify(record)}\n`],
])('reads records of %s: %#', async (format, text) => {
  const table = await readText(text)
  expect(table.format).toBe(format)
  expect(table.headers).toEqual(headers)
  expect(table.rows).toEqual([cells, cells])
})

test('a single object is one record', async () => {
  expect((await readText('{"a":1}')).rows).toEqual([['1']])
})

test('records are found however the bytes are cut', async () => {
  const text = JSON.stringify(
    Array.from({ length: 60 }, (_, i) => ({ i, s: `}{"][\\ é ${i}`, o: { x: [i, [i]] } })),
  )
  for (const size of [1, 2, 3, 7, 64]) {
    const bytes = Buffer.from(text)
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
      bytes.subarray(i * size, (i + 1) * size),
    )
    const table = await readAll(Readable.from(chunks))
    expect(table.rows).toHaveLength(60)
    expect(table.rows[59]).toEqual(['59', '}{"][\\ é 59', '59||59'])
  }
})

test('points of GeoJSON become two columns, other shapes one, properties keep their names', async () => {
  const feature = (geometry: unknown, properties: object) => ({ type: 'Feature', geometry, properties })
  const collection = {
    type: 'FeatureCollection',
    crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::2263' } },
    features: [
      feature({ type: 'Point', coordinates: [-73.9, 40.8, 5] }, { latitude: 'x', n: 1 }),
      feature(
        {
          type: 'Polygon',
          coordinates: [
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 0],
            ],
          ],
        },
        { n: 2 },
      ),
      feature(null, { n: 3 }),
    ],
  }
  const table = await readText(JSON.stringify(collection))
  expect(table.format).toBe('geojson')
  expect(table.headers).toEqual(['latitude', 'n', 'longitude', 'geometry.latitude', 'geometry'])
  expect(table.rows).toEqual([
    ['x', '1', '-73.9', '40.8', ''],
    ['', '2', '', '', 'POLYGON ((0 0, 1 0, 1 1, 0 0))'],
    ['', '3', '', '', ''],
  ])
  expect(table.warnings).toMatchObject([{ code: 'geojson.system' }])
})

test('a field that comes late marks its row, so that no value is lost unseen', async () => {
  const records = Array.from({ length: 6_000 }, (_, i): Record<string, number> =>
    i === 5_999 ? { a: i, late: 1 } : { a: 1e15 + i },
  )
  const table = await readAll(
    Readable.from([
      JSON.stringify(records.slice(0, 5_500)).slice(0, -1),
      ',',
      JSON.stringify(records.slice(5_500)).slice(1),
    ]),
  )
  expect(table.problems).toMatchObject([{ row: 6_000, column: 'late' }])
})

test('a number JavaScript cannot hold marks its row', async () => {
  const table = await readText('[{"id":12345678901234567890}]')
  expect(table.problems).toMatchObject([{ row: 1, column: 'id' }])
})

test.each([
  ['import.no_rows', '[]'],
  ['import.damaged', '[{"a":1},{"a":'],
  ['import.invalid_json', '[{"a":1},{"a":tru}]'],
  ['import.invalid_json', '[{"a":1}] [{"a":2}]'],
  ['import.invalid_json', '{"data":[{"a":1}]}}'],
  ['import.not_a_table', '[1,2,3]'],
  ['import.not_a_table', '{"data":[[1,2],[3,4]]}'],
  ['import.too_deep', `[${'{"a":'.repeat(40)}1${'}'.repeat(40)}]`],
  ['import.header_missing', '[{}]'],
])('%s: %#', async (code, text) => {
  await expect(readText(text)).rejects.toMatchObject({ code })
})

test('a record without end is refused before it fills the memory', async () => {
  let given = 0
  function* endless() {
    yield Buffer.from('[{"a":"')
    for (let i = 0; i < 800; i++) {
      given += 262_144
      yield Buffer.alloc(262_144, 'x')
    }
  }
  await expect(readAll(Readable.from(endless()))).rejects.toMatchObject({ code: 'import.line_too_long' })
  expect(given).toBeLessThan(30 * 1024 * 1024)
})
