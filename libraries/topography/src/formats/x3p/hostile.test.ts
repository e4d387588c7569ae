import { deflateSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { SurfaceFormatError } from '../error.ts'
import { readSurface } from '../read.ts'
import { axis, doubles, mainXml, matrix, SIX, x3p } from '../testing/x3p.ts'
import { zip, type Part } from '../testing/zip.ts'

/** The code a file is refused with. */
function refusal(bytes: Uint8Array): string {
  try {
    readSurface(bytes)
  } catch (error) {
    if (error instanceof SurfaceFormatError) return error.code
    throw error
  }
  return 'read'
}

const MAIN = { name: 'main.xml', bytes: mainXml() }
const DATA = { name: 'bindata/data.bin', bytes: SIX }
const withPart = (part: Part) => zip([MAIN, DATA, part])
const withData = (part: Partial<Part>) => zip([MAIN, { ...DATA, ...part }])
const MB = 1024 * 1024

const ENTITIES = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
const FETCH = '<!DOCTYPE a SYSTEM "http://example.org/a.dtd">'

const HOSTILE: readonly (readonly [what: string, code: string, bytes: Uint8Array])[] = [
  ['a bomb of one part', 'too-large', withData({ bytes: new Uint8Array(100 * MB) })],
  [
    'a bomb of many parts',
    'too-large',
    zip(Array.from({ length: 40 }, (_, i) => ({ name: `part-${i}`, size: 15 * MB, bytes: 'x' }))),
  ],
  ['too many parts', 'too-large', zip(Array.from({ length: 65 }, (_, i) => ({ name: `part-${i}` })))],
  ['more bytes than announced', 'damaged', zip([MAIN, { ...DATA, bytes: new Uint8Array(5 * MB), size: 48 }])],
  ['fewer bytes than announced', 'damaged', withData({ bytes: SIX.subarray(8), size: 48 })],
  ['a size that is not the dimensions', 'size-mismatch', withData({ size: 96 })],
  ['a name that climbs out', 'unsafe-archive', withPart({ name: '../../etc/passwd' })],
  ['a name that climbs out the Windows way', 'unsafe-archive', withPart({ name: 'a\\..\\..\\b' })],
  ['an absolute name', 'unsafe-archive', withPart({ name: '/etc/passwd' })],
  ['a name on a drive', 'unsafe-archive', withPart({ name: 'C:/b' })],
  ['a name that is a folder up', 'unsafe-archive', withPart({ name: '..' })],
  [
    'a symbolic link',
    'unsafe-archive',
    withPart({ name: 'link', bytes: '/etc/passwd', attributes: 0o120777 }),
  ],
  ['an archive inside', 'unsafe-archive', withPart({ name: 'more.zip', bytes: zip([]) })],
  ['one name twice', 'unsafe-archive', withPart({ name: 'main.xml' })],
  ['one name twice, in other capitals', 'unsafe-archive', withPart({ name: 'MAIN.XML' })],
  ['two names for one part', 'unsafe-archive', withPart({ name: 'a', localName: 'b' })],
  [
    'parts that share bytes',
    'unsafe-archive',
    withPart({ name: 'main.xml'.replace('main', 'twin'), localName: 'main.xml', header: 0 }),
  ],
  ['an encrypted part', 'unsupported', withData({ flags: 1 })],
  ['another way of packing', 'unsupported', withData({ method: 12 })],
  ['a wrong CRC', 'damaged', withData({ crc: 1 })],
  ['a stored part of another size', 'damaged', withData({ stored: true, packedSize: 40 })],
  ['bytes that are no deflate stream', 'damaged', withData({ bytes: SIX, stored: true, method: 8 })],
  ['a part outside the file', 'damaged', withData({ packedSize: 1_000_000 })],
  ['a header outside the file', 'damaged', withData({ header: 0xfffffff0 })],
  ['several volumes', 'unsupported', zip([MAIN, DATA], { disk: 1 })],
  ['zip64', 'unsupported', zip([MAIN, DATA], { count: 0xffff })],
  ['more parts announced than there are', 'damaged', zip([MAIN, DATA], { count: 9 })],
  ['entities that grow', 'document-type', x3p({ before: ENTITIES })],
  ['a document type to fetch', 'document-type', x3p({ before: FETCH })],
  ['an entity nobody declared', 'damaged', x3p({ more: '<Other>&unknown;</Other>' })],
  ['XML that does not end', 'damaged', zip([{ name: 'main.xml', bytes: mainXml().slice(0, -20) }, DATA])],
  ['an empty main.xml', 'damaged', zip([{ name: 'main.xml' }, DATA])],
  [
    'a thousand elements inside one another',
    'too-large',
    x3p({ more: '<a>'.repeat(1000) + '</a>'.repeat(1000) }),
  ],
  ['a hundred thousand elements', 'too-large', x3p({ more: '<a/>'.repeat(100_000) })],
  ['dimensions that overflow', 'too-large', x3p({ size: matrix(4_294_967_296, 4_294_967_296) })],
  ['dimensions past any number', 'bad-value', x3p({ size: matrix(1e300, 2) })],
  ['dimensions that multiply to the data in 32 bits', 'too-large', x3p({ size: matrix(65_536, 65_537) })],
  ['a list longer than any', 'too-large', x3p({ size: '<ListDimension>99999999999</ListDimension>' })],
  ['no dimension', 'missing-part', x3p({ size: '' })],
  ['a negative dimension', 'bad-value', x3p({ size: matrix(-3, -2) })],
  ['half a sample', 'bad-value', x3p({ size: matrix(1.5, 4) })],
  ['dimensions that are not the data', 'size-mismatch', x3p({ size: matrix(3, 3) })],
  ['a type that is not the data', 'size-mismatch', x3p({ cz: axis('A', 'F') })],
  ['an unknown type', 'unsupported', x3p({ cz: axis('A', 'constructor') })],
  ['several layers', 'unsupported', x3p({ size: matrix(3, 1, 2) })],
  ['a step of nothing', 'bad-value', x3p({ cx: axis('I', 'D', 0) })],
  ['a step that is no number', 'bad-value', x3p({ cx: '<AxisType>I</AxisType><Increment>0x10</Increment>' })],
  ['a step that is not there', 'bad-value', x3p({ cx: axis('I', 'D') })],
  ['no main.xml', 'missing-part', zip([DATA])],
  ['two surfaces', 'unsupported', zip([MAIN, DATA, { name: 'two/main.xml', bytes: mainXml() }])],
  ['no data', 'missing-part', x3p({}, null)],
  [
    'a link out of the archive',
    'missing-part',
    x3p({ data: '<DataLink><PointDataLink>../../data.bin</PointDataLink></DataLink>' }),
  ],
  ['no link either', 'missing-part', x3p({ data: '' })],
  [
    'a wrong checksum of the data',
    'checksum',
    x3p({
      data: `<DataLink><PointDataLink>bindata/data.bin</PointDataLink><MD5ChecksumPointData>${'0'.repeat(32)}</MD5ChecksumPointData></DataLink>`,
    }),
  ],
  [
    'fewer points than dimensions',
    'size-mismatch',
    x3p({ data: '<DataList><Datum>1</Datum></DataList>' }, null),
  ],
  [
    'points of words',
    'bad-value',
    x3p({ data: `<DataList>${'<Datum>high</Datum>'.repeat(6)}</DataList>` }, null),
  ],
  [
    'points of changing length',
    'bad-value',
    x3p({ data: `<DataList>${'<Datum>1</Datum><Datum>1;2</Datum>'.repeat(3)}</DataList>` }, null),
  ],
  [
    'validity of another size',
    'size-mismatch',
    zip([
      {
        name: 'main.xml',
        bytes: mainXml({
          data: '<DataLink><PointDataLink>bindata/data.bin</PointDataLink><ValidPointsLink>valid.bin</ValidPointsLink></DataLink>',
        }),
      },
      DATA,
      { name: 'valid.bin', bytes: new Uint8Array(9) },
    ]),
  ],
  ['points far apart in every way', 'not-a-grid', cloud(6, (i) => [Math.sqrt(i) * 1e-3, i * i * 1e-5])],
  ['points on one another', 'not-a-grid', cloud(6, () => [0, 0])],
  ['an empty file', 'unknown-format', new Uint8Array()],
  ['a picture', 'unknown-format', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2)],
  ['the start of an archive', 'damaged', x3p().subarray(0, 40)],
]

function cloud(count: number, at: (i: number) => [number, number]): Uint8Array {
  const values = Array.from({ length: count }, (_, i) => [...at(i), 1e-6]).flat()
  const absolute = axis('A', 'D')
  return x3p(
    { cx: absolute, cy: absolute, size: `<ListDimension>${count}</ListDimension>` },
    doubles(...values),
  )
}

describe('a hostile or broken archive', () => {
  it('is built on one that is read', () => {
    expect(refusal(x3p())).toBe('read')
    expect(refusal(zip([MAIN, DATA, { name: 'notes.txt', bytes: 'harmless' }]))).toBe('read')
  })

  it.each(HOSTILE)('is refused for %s (%s)', (_, code, bytes) => {
    expect(refusal(bytes)).toBe(code)
  })

  it('is refused wherever it was cut off', () => {
    const whole = x3p()
    for (let length = 0; length < whole.length; length++)
      expect(refusal(whole.subarray(0, length)), `${length} bytes`).not.toBe('read')
  })

  it('says what is wrong and what to do', () => {
    expect(() => readSurface(withPart({ name: '../x' }))).toThrow(
      'The archive has a part named "../x". Do not open it otherwise; ask whoever sent it for a fresh export.',
    )
  })

  it('may be dense while it is small, as a flat surface is', () => {
    const flat = new Uint8Array(new Float64Array(160_000).buffer)
    expect(deflateSync(flat).length * 200).toBeLessThan(flat.length)
    expect(readSurface(x3p({ size: matrix(400, 400) }, flat)).surface.width).toBe(400)
  })
})
