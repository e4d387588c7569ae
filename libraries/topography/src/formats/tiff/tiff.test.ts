import { readFileSync } from 'node:fs'
import { zlibSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SurfaceFormatError } from '../error.ts'
import { readSurface } from '../read.ts'
import { tiff } from '../testing/tiff.ts'
import { readTiff, writeTiff } from './index.ts'

const METRES = { step: 1e-6, heightUnit: 'm' } as const
const heights = (bytes: Uint8Array) => Array.from(readTiff(bytes, METRES).surface.heights)
const plain = (width: number, height: number, bits: number, format = 1) => ({
  256: [width],
  257: [height],
  258: [bits],
  339: [format],
})
const bytes = (values: { buffer: ArrayBuffer }) => new Uint8Array(values.buffer)

function refusal(file: Uint8Array, options: Parameters<typeof readTiff>[1] = METRES): string {
  try {
    readTiff(file, options)
  } catch (error) {
    if (error instanceof SurfaceFormatError) return error.code
    throw error
  }
  return 'read'
}

describe('a TIFF picture', () => {
  it('holds whole numbers of any size, with and without sign', () => {
    expect(heights(tiff(plain(2, 2, 8), [Uint8Array.of(0, 1, 128, 255)]))).toEqual([0, 1, 128, 255])
    expect(heights(tiff(plain(2, 2, 8, 2), [Uint8Array.of(0, 1, 128, 255)]))).toEqual([0, 1, -128, -1])
    expect(heights(tiff(plain(2, 1, 16), [bytes(Uint16Array.of(1, 65_535))]))).toEqual([1, 65_535])
    expect(heights(tiff(plain(2, 1, 16, 2), [bytes(Int16Array.of(1, -2))]))).toEqual([1, -2])
    expect(heights(tiff(plain(2, 1, 32), [bytes(Uint32Array.of(1, 4_294_967_295))]))).toEqual([
      1, 4_294_967_295,
    ])
    expect(heights(tiff(plain(2, 1, 32, 2), [bytes(Int32Array.of(1, -2))]))).toEqual([1, -2])
  })

  it('holds floating point, in either byte order', () => {
    expect(heights(tiff(plain(2, 1, 64, 3), [bytes(Float64Array.of(1.5, NaN))]))).toEqual([1.5, NaN])
    const turned = bytes(Float32Array.of(1.5, -2)).map((_, i, all) => all[i - (i % 4) + 3 - (i % 4)]!)
    const { surface } = readTiff(tiff(plain(2, 1, 32, 3), [turned], { bigEndian: true }), METRES)
    expect(surface.heights).toEqual(Float32Array.of(1.5, -2))
  })

  it('has no infinite heights, and says where they were', () => {
    const { surface, checks } = readTiff(
      tiff(plain(2, 1, 64, 3), [bytes(Float64Array.of(1, -Infinity))]),
      METRES,
    )
    expect(surface.heights).toEqual(Float64Array.of(1, NaN))
    expect(checks).toMatchObject([{ code: 'infinite-heights' }])
  })

  it('may be packed by LZW as another program does it', () => {
    const file = new Uint8Array(readFileSync(new URL('fixtures/lzw-16-bit.tif', import.meta.url)))
    const expected = Array.from({ length: 600 }, (_, i) => (i * 109) % 4000)
    expect(readTiff(file, METRES).surface).toMatchObject({ width: 30, height: 20 })
    expect(heights(file)).toEqual(expected)
  })

  it('may be packed by deflate and PackBits', () => {
    const six = Uint8Array.of(7, 7, 7, 7, 1, 2)
    expect(heights(tiff({ ...plain(3, 2, 8), 259: [8] }, [zlibSync(six)]))).toEqual([7, 7, 7, 7, 1, 2])
    const runs = Uint8Array.of(0xfd, 7, 0x80, 1, 1, 2)
    expect(heights(tiff({ ...plain(3, 2, 8), 259: [32773] }, [runs]))).toEqual([7, 7, 7, 7, 1, 2])
  })

  it('may be written as differences', () => {
    const whole = bytes(Uint16Array.of(1000, 500, 65_436))
    expect(heights(tiff({ ...plain(3, 1, 16), 317: [2] }, [whole]))).toEqual([1000, 1500, 1400])
    // 1.5 and 2 are 3F C0 00 00 and 40 00 00 00: planes 3F 40 C0 00 00 00 00 00, of which each byte less the one before.
    const planes = Uint8Array.of(0x3f, 0x01, 0x80, 0x40, 0, 0, 0, 0)
    expect(heights(tiff({ ...plain(2, 1, 32, 3), 317: [3] }, [planes]))).toEqual([1.5, 2])
  })

  it('may lie in strips and tiles', () => {
    const strips = [Uint8Array.of(1, 2, 3, 4), Uint8Array.of(5, 6)]
    expect(heights(tiff({ ...plain(2, 3, 8), 278: [2] }, strips))).toEqual([1, 2, 3, 4, 5, 6])
    const tiles = [
      Uint8Array.of(1, 2, 4, 5),
      Uint8Array.of(3, 0, 6, 0),
      Uint8Array.of(7, 8, 0, 0),
      Uint8Array.of(9, 0, 0, 0),
    ]
    expect(heights(tiff({ ...plain(3, 3, 8), 322: [2], 323: [2] }, tiles, { tiled: true }))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9,
    ])
  })

  it('needs a step and a unit from somewhere', () => {
    const file = tiff(plain(1, 1, 8), [Uint8Array.of(5)])
    expect(refusal(file, {})).toBe('unit-unknown')
    expect(refusal(file, { step: 1e-6 })).toBe('unit-unknown')
    expect(refusal(file, { heightUnit: 'um' })).toBe('unit-unknown')
    expect(readTiff(file, { step: 2e-6, heightUnit: 'um' }).surface).toMatchObject({ dx: 2e-6, dy: 2e-6 })
    const printed = tiff({ ...plain(1, 1, 8), 296: [3], 282: [4000], 283: [4000] }, [Uint8Array.of(5)])
    const { surface, checks } = readTiff(printed, { heightUnit: 'um' })
    expect(surface.dx).toBeCloseTo(2.5e-6, 12)
    expect(checks).toMatchObject([{ code: 'length-unit', outcome: 'doubtful' }])
  })

  it('may say which value was not measured, and who made it with what', () => {
    const file = tiff({ ...plain(2, 1, 16, 2), 271: 'Maker', 306: '2026:01:02 03:04:05', 42113: '-9999' }, [
      bytes(Int16Array.of(-9999, 3)),
    ])
    expect(heights(file)).toEqual([NaN, 3])
    expect(readTiff(file, METRES).metadata).toMatchObject({
      date: '2026:01:02 03:04:05',
      instrument: { manufacturer: 'Maker' },
    })
  })

  it.each<[string, string, Uint8Array]>([
    ['colours', 'unsupported', tiff({ ...plain(1, 1, 8), 277: [3] }, [new Uint8Array(3)])],
    ['a turned picture', 'unsupported', tiff({ ...plain(1, 1, 8), 274: [6] }, [new Uint8Array(1)])],
    ['half bytes', 'unsupported', tiff(plain(2, 1, 4), [new Uint8Array(1)])],
    ['JPEG', 'unsupported', tiff({ ...plain(1, 1, 8), 259: [7] }, [new Uint8Array(9)])],
    ['an unknown predictor', 'unsupported', tiff({ ...plain(1, 1, 8), 317: [9] }, [new Uint8Array(1)])],
    ['no size', 'bad-value', tiff({ 258: [8] }, [new Uint8Array(1)])],
    [
      'a size past any memory',
      'too-large',
      tiff(plain(4_000_000_000, 4_000_000_000, 8), [new Uint8Array(1)]),
    ],
    ['a bomb', 'too-large', tiff({ ...plain(8000, 8000, 8), 259: [5] }, [new Uint8Array(9)])],
    [
      'tiles past any memory',
      'too-large',
      tiff({ ...plain(1, 1, 8), 322: [4e9], 323: [4e9] }, [new Uint8Array(1)], { tiled: true }),
    ],
    ['too few strips', 'damaged', tiff({ ...plain(1, 4, 8), 278: [1] }, [new Uint8Array(4)])],
    [
      'a strip outside the file',
      'damaged',
      tiff({ ...plain(1, 1, 8), 273: [4_000_000_000] }, [new Uint8Array(1)]),
    ],
    ['a strip that is too short', 'damaged', tiff(plain(2, 2, 8), [new Uint8Array(3)])],
    ['LZW that is none', 'damaged', tiff({ ...plain(2, 2, 8), 259: [5] }, [Uint8Array.of(0xff, 0xff, 0xff)])],
    ['a field outside the file', 'damaged', tiff(plain(2, 2, 8), [new Uint8Array(4)]).subarray(0, 40)],
    ['another file', 'unknown-format', new Uint8Array(20)],
  ])('is refused for %s (%s)', (_, code, file) => {
    expect(refusal(file)).toBe(code)
  })

  it('that was written reads back bit by bit', () => {
    const side = fc.integer({ min: 1, max: 12 })
    fc.assert(
      fc.property(
        side,
        side,
        fc.double({ min: 1e-9, max: 1, noNaN: true }),
        fc.boolean(),
        fc.infiniteStream(fc.double({ min: -1e30, max: 1e30 })),
        (width, height, dx, single, stream) => {
          const values = Array.from({ length: width * height }, () => stream.next().value as number)
          const surface = {
            width,
            height,
            dx,
            dy: dx * 2,
            heights: single ? Float32Array.from(values) : Float64Array.from(values),
          }
          expect(readSurface(writeTiff(surface))).toMatchObject({ format: 'tiff', surface })
        },
      ),
      { numRuns: 60 },
    )
  })
})
