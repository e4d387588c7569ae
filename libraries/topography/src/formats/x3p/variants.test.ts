import { describe, expect, it } from 'vitest'
import { readSurface } from '../read.ts'
import { readX3p } from './read.ts'
import { axis, doubles, mainXml, matrix, SIX, x3p } from '../testing/x3p.ts'
import { zip, type Part } from '../testing/zip.ts'
import { utf8Bytes } from '../text.ts'

const heights = (bytes: Uint8Array) => Array.from(readX3p(bytes).surface.heights)
const bytesOf = (values: { readonly buffer: ArrayBuffer }) => new Uint8Array(values.buffer)
const codes = (bytes: Uint8Array) =>
  readX3p(bytes)
    .checks.filter(({ outcome }) => outcome === 'doubtful')
    .map(({ code }) => code)
const list = (...points: string[]) =>
  `<DataList>${points.map((point) => `<Datum>${point}</Datum>`).join('')}</DataList>`
const absolute = axis('A', 'D')

describe('heights', () => {
  it('are whole numbers times an increment after an offset', () => {
    const small = x3p({ cz: axis('A', 'I', 1e-9, 2e-6) }, bytesOf(Int16Array.of(-32768, 32767, 0, 1, 2, 3)))
    expect(heights(small)[0]).toBeCloseTo(2e-6 - 32768e-9, 15)
    expect(heights(small)[1]).toBeCloseTo(2e-6 + 32767e-9, 15)
    const large = x3p(
      { cz: axis('A', 'L', 1e-12) },
      bytesOf(Int32Array.of(-2_147_483_648, 2_147_483_647, 0, 1, 2, 3)),
    )
    expect(heights(large).slice(0, 2)).toEqual([-2_147_483_648e-12, 2_147_483_647e-12])
  })

  it('stay in single precision when they are', () => {
    const single = Float32Array.of(1e-6, NaN, 3e-6, 4e-6, 5e-6, 6e-6)
    const { surface } = readX3p(x3p({ cz: axis('A', 'F') }, bytesOf(single)))
    expect(surface.heights).toEqual(single)
  })

  it('in floating point keep their value beside an increment, which is pointed out', () => {
    const file = x3p({ cz: axis('A', 'D', 1e-6) })
    expect(heights(file)[2]).toBe(3e-6)
    expect(codes(file)).toEqual(['height-increment'])
    expect(heights(x3p({ cz: axis('A', 'D', 1, 1e-3) }))[2]).toBe(1e-3 + 3e-6)
  })

  it('are missing for any NaN, whatever it carries', () => {
    const data = doubles(1e-6, 2e-6, 3e-6, 4e-6, 5e-6, 6e-6)
    data.set([0xa2, 7, 0, 0, 0, 0, 0xf8, 0x7f], 0)
    data.set([1, 0, 0, 0, 0, 0, 0xf0, 0xff], 8)
    expect(heights(x3p({}, data)).map(Number.isNaN)).toEqual([true, true, false, false, false, false])
  })

  it('are missing where they are infinite, which is pointed out', () => {
    const file = x3p({}, doubles(1e-6, Infinity, -Infinity, 4e-6, 5e-6, 6e-6))
    expect(heights(file).map(Number.isNaN)).toEqual([false, true, true, false, false, false])
    expect(codes(file)).toEqual(['infinite-heights'])
  })

  it('are missing where valid.bin says so, the lowest bit first', () => {
    const link =
      '<PointDataLink>bindata/data.bin</PointDataLink><ValidPointsLink>bindata/valid.bin</ValidPointsLink>'
    const valid = { name: 'bindata/valid.bin', bytes: Uint8Array.of(0b111011) }
    const file = x3p(
      { cz: axis('A', 'I', 1e-6), data: `<DataLink>${link}</DataLink>` },
      bytesOf(Int16Array.of(1, 2, 3, 4, 5, 6)),
      [valid],
    )
    expect(heights(file)).toEqual(
      [1e-6, 2e-6, NaN, 4e-6, 5e-6, 6e-6].map((one) => (one > 0 ? expect.closeTo(one, 15) : one)),
    )
  })
})

describe('points written out in main.xml', () => {
  it('have exponents of any kind, and nothing where nothing was measured', () => {
    const file = x3p({ data: list('1.5E-0006', '-2e-6', '+.3e-5', '', 'NaN', '4.') }, null)
    expect(heights(file)).toEqual([1.5e-6, -2e-6, 3e-6, NaN, NaN, 4])
  })

  it('may begin with what was not measured', () => {
    const file = x3p(
      {
        cx: absolute,
        cy: absolute,
        data: list('', '1e-6;0;7e-6', '2e-6;0;8e-6', '0;1e-6;1e-6', '1e-6;1e-6;2e-6', '2e-6;1e-6;3e-6'),
      },
      null,
    )
    expect(heights(file)).toEqual([NaN, 7e-6, 8e-6, 1e-6, 2e-6, 3e-6])
  })

  it('carry one place of two when the other is counted', () => {
    const file = x3p(
      { cy: axis('A', 'I', 2e-6, 5), data: list('1;1e-6', '1;2e-6', '1;3e-6', '2;4e-6', '2;5e-6', '2;6e-6') },
      null,
    )
    expect(readX3p(file).surface).toMatchObject({
      width: 3,
      height: 2,
      dx: expect.closeTo(1e-5, 15),
      dy: expect.closeTo(2e-6, 15),
    })
    expect(heights(file)).toEqual([1e-6, 2e-6, 3e-6, 4e-6, 5e-6, 6e-6])
  })
})

describe('a list of points', () => {
  const cloud = (...points: [number, number, number][]) =>
    x3p(
      { cx: absolute, cy: absolute, size: `<ListDimension>${points.length}</ListDimension>` },
      doubles(...points.flat()),
    )

  it('is laid out on its grid in whatever order it comes', () => {
    const file = cloud([2e-6, 3e-6, 6e-6], [0, 0, 1e-6], [1e-6, 0, 2e-6], [0, 3e-6, 4e-6], [2e-6, 0, 3e-6])
    expect(readX3p(file).surface).toMatchObject({
      width: 3,
      height: 2,
      dx: expect.closeTo(1e-6, 15),
      dy: expect.closeTo(3e-6, 15),
    })
    expect(heights(file)).toEqual([1e-6, 2e-6, 3e-6, 4e-6, NaN, 6e-6])
  })

  it('may wander a little, as measured places do', () => {
    const file = cloud([0, 0, 1e-6], [1.005e-6, 0, 2e-6], [2e-6, 0, 3e-6], [0, 1e-6, 4e-6])
    expect(readX3p(file).surface).toMatchObject({ width: 3, height: 2 })
  })

  it('without places is a profile', () => {
    const file = x3p({ size: '<ListDimension>6</ListDimension>' })
    expect(readX3p(file).surface).toMatchObject({ width: 6, height: 1, dx: 1e-5 })
  })
})

describe('units', () => {
  const file = x3p({ cx: axis('I', 'D', 6.25), cy: axis('I', 'D', 6.25) }, doubles(1, 2, 3, 4, 5, 6))

  it('are micrometres when metres are impossible', () => {
    const { surface } = readX3p(file)
    expect(surface.dx).toBeCloseTo(6.25e-6, 15)
    expect(surface.heights[5]).toBeCloseTo(6e-6, 15)
    expect(codes(file)).toEqual(['length-unit'])
  })

  it('are metres for heights that would be flatter than atoms', () => {
    const wide = Array.from({ length: 600 }, (_, i) => i * 1e-8)
    const mixed = x3p(
      { cx: axis('I', 'D', 6.25), cy: axis('I', 'D', 6.25), size: matrix(300, 2) },
      doubles(...wide),
    )
    expect(heights(mixed)[5]).toBe(5e-8)
    expect(codes(mixed)).toEqual(['length-unit', 'height-unit'])
  })

  it('are what the reader is told', () => {
    const told = readX3p(file, { lengthUnit: 'mm', heightUnit: 'nm' })
    expect(told.surface.dx).toBeCloseTo(6.25e-3, 12)
    expect(told.surface.heights[5]).toBeCloseTo(6e-9, 18)
    expect(told.checks.filter(({ outcome }) => outcome === 'doubtful')).toEqual([])
  })

  it('are pointed out when heights do not go with distances', () => {
    expect(codes(x3p({}, doubles(1, 2, 3, 4, 5, 6)))).toEqual(['height-unit'])
    expect(readX3p(x3p({}, doubles(1, 2, 3, 4, 5, 6)), { heightUnit: 'um' }).surface.heights[5]).toBeCloseTo(
      6e-6,
      15,
    )
  })
})

describe('an archive packed by hand', () => {
  const parts = (folder: string, more: readonly Part[] = []) =>
    zip([
      { name: `${folder}main.xml`, bytes: mainXml() },
      { name: `${folder}bindata/data.bin`, bytes: SIX, stored: true },
      ...more,
    ])

  it('may hold a folder, folders of their own, and what desktops leave', () => {
    const junk = [
      { name: 'scan/' },
      { name: '__MACOSX/scan/._main.xml', bytes: 'x' },
      { name: 'scan/bindata/.DS_Store', bytes: 'x' },
      { name: 'Thumbs.db', bytes: 'x' },
    ]
    expect(heights(parts('scan/', junk))).toHaveLength(6)
    expect(heights(parts('./a/b/'))).toHaveLength(6)
  })

  it('may part folders the Windows way, and begin links as it likes', () => {
    const file = zip([
      {
        name: 'main.xml',
        bytes: mainXml({ data: '<DataLink><PointDataLink>.\\BinData\\data.bin</PointDataLink></DataLink>' }),
      },
      { name: 'bindata\\data.bin', bytes: SIX },
    ])
    expect(heights(file)).toHaveLength(6)
  })

  it('is told from its bytes', () => {
    expect(readSurface(x3p()).format).toBe('x3p')
  })
})

describe('main.xml', () => {
  it('may be in another encoding when it says so', () => {
    const told = { more: '<Record2><Creator>Müller</Creator></Record2>' }
    const old = mainXml(told).replace('UTF-8', 'ISO-8859-1')
    const latin = Uint8Array.from(old, (one) => one.charCodeAt(0))
    const wide = Uint8Array.from([
      0xff,
      0xfe,
      ...Array.from(mainXml(told).replace('UTF-8', 'UTF-16'), (one) => [one.charCodeAt(0), 0]).flat(),
    ])
    const marked = Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8Bytes(mainXml(told))])
    for (const bytes of [latin, wide, marked, utf8Bytes(mainXml(told))])
      expect(
        readX3p(
          zip([
            { name: 'main.xml', bytes },
            { name: 'bindata/data.bin', bytes: SIX },
          ]),
        ).metadata.creator,
      ).toBe('Müller')
  })

  it('keeps what it says beyond the standard, with where it stood', () => {
    const more =
      '<Record2><Date>2026-01-02</Date><Vendor><Lens>20x</Lens><Lens>50x</Lens></Vendor><Note><![CDATA[a < b]]></Note></Record2>'
    expect(readX3p(x3p({ more })).metadata).toMatchObject({
      date: '2026-01-02',
      other: [
        { path: 'Record2/Vendor/Lens', value: '20x' },
        { path: 'Record2/Vendor/Lens', value: '50x' },
        { path: 'Record2/Note', value: 'a < b' },
      ],
    })
  })

  it('need not state checksums, and that is said', () => {
    expect(readX3p(x3p()).checks.map(({ code, outcome }) => `${code} ${outcome}`)).toEqual([
      'checksum-main absent',
      'checksum-points absent',
    ])
    const wrong = x3p({ size: matrix(3, 2) }, SIX, [
      { name: 'md5checksum.hex', bytes: `${'0'.repeat(32)} *main.xml` },
    ])
    expect(codes(wrong)).toEqual(['checksum-main'])
    expect(() => readX3p(wrong, { checksums: 'all' })).toThrow('checksum')
  })
})
