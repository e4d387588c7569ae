import fc from 'fast-check'
import { gzipSync } from 'node:zlib'
import { hostileStrings } from '../values/hostile.ts'

const row = (n: number) =>
  `F-${n},2026-01-${String((n % 28) + 1).padStart(2, '0')},23:40,40.7${n},-73.9${n},Y`
const table = ['INCIDENT_KEY,OCCUR_DATE,OCCUR_TIME,Latitude,Longitude,STATISTICAL_MURDER_FLAG']
  .concat(Array.from({ length: 12 }, (_, n) => row(n)))
  .join('\n')

const square = (west: number) => ({
  type: 'Feature',
  properties: { code: `a${west}`, name: `Area ${west}` },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 40],
        [west + 1, 40],
        [west + 1, 41],
        [west, 41],
        [west, 40],
      ],
    ],
  },
})
const boundaries = JSON.stringify({ type: 'FeatureCollection', features: [square(-74), square(-73)] })

const files: readonly (string | Buffer)[] = [
  table,
  table.replaceAll(',', ';'),
  table.replace('OCCUR_DATE', "'; drop table x; --"),
  gzipSync(table),
  gzipSync(table).subarray(0, 40),
  gzipSync(Buffer.alloc(300_000)),
  boundaries,
  boundaries.replace('Polygon', 'GeometryCollection'),
  boundaries.replace('-73,', '1e400,'),
  boundaries.slice(0, 200),
  '',
  '\ufeff',
  '[]',
  '{"type":"FeatureCollection","features":[]}',
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
  Buffer.from('504b0304140000000800', 'hex'),
  Buffer.from([0xff, 0xfe, 0x00, 0x00, 0xd8]),
  'a,b\n' + '"'.repeat(2_000),
  'a,a,a\n1,2,3\n',
]

/** Small files: good ones, nearly good ones, broken ones, and tables whose cells are hostile. */
export const uploads: fc.Arbitrary<string | Buffer> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...files) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)) },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.constantFrom(...hostileStrings.filter((text) => text.length < 300)), {
        minLength: 6,
        maxLength: 6,
      })
      .map((cells) => `${table}\n${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`),
  },
)
