import { zlibSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { joined } from './archive/write.ts'
import { SurfaceFormatError } from './error.ts'
import { readSurface } from './read.ts'
import { readSur } from './sur.ts'

interface Told {
  readonly signature?: string
  readonly byteOrder?: number
  readonly kind?: number
  readonly bits?: number
  readonly width?: number
  readonly height?: number
  readonly dx?: number
  readonly unit?: string
  readonly missing?: boolean
  readonly comment?: string
  readonly data?: Uint8Array
}

const NUMBERS = new Uint8Array(Int16Array.of(-100, 0, 100, -102, 50, 7).buffer)

/** Six numbers in two rows, 1.5 µm by 2.5 µm apart, a number worth 0.25 µm, after the layout of the header. */
function sur(told: Told = {}): Uint8Array {
  const header = new Uint8Array(512)
  const view = new DataView(header.buffer)
  const text = (at: number, value: string) =>
    header.set(
      Uint8Array.from(value, (one) => one.charCodeAt(0)),
      at,
    )
  const comment = told.comment ?? ''
  text(0, told.signature ?? 'DIGITAL SURF')
  view.setInt16(12, told.byteOrder ?? 0, true)
  view.setInt16(14, 1, true)
  view.setInt16(16, 1, true)
  view.setInt16(18, told.kind ?? 2, true)
  text(20, 'Breech face'.padEnd(30))
  text(50, 'A. Operator')
  view.setInt16(86, (told.missing ?? true) ? 1 : 0, true)
  view.setInt16(98, told.bits ?? 16, true)
  view.setInt32(100, -100, true)
  view.setInt32(104, 100, true)
  view.setInt32(108, told.width ?? 3, true)
  view.setInt32(112, told.height ?? 2, true)
  view.setFloat32(120, told.dx ?? 1.5, true)
  view.setFloat32(124, 2.5, true)
  view.setFloat32(128, 0.25, true)
  for (const at of [180, 196, 212]) text(at, told.unit ?? 'µm')
  for (const [i, value] of [6, 5, 4, 3, 2, 2026].entries()) view.setInt16(306 + i * 2, value, true)
  view.setInt16(334, comment.length, true)
  view.setInt16(336, 2, true)
  view.setFloat32(474, 10, true)
  return joined([
    header,
    Uint8Array.from(comment, (one) => one.charCodeAt(0)),
    Uint8Array.of(9, 9),
    told.data ?? NUMBERS,
  ])
}

function packed(...streams: Uint8Array[]): Uint8Array {
  const zipped = streams.map((stream) => zlibSync(stream))
  const list = Uint32Array.of(
    streams.length,
    ...streams.flatMap((stream, i) => [stream.length, zipped[i]!.length]),
  )
  return joined([new Uint8Array(list.buffer), ...zipped])
}

const COMPRESSED = { signature: 'DSCOMPRESSED' }
const micrometres = (bytes: Uint8Array) => Array.from(readSur(bytes).surface.heights, (one) => one * 1e6)

function refusal(bytes: Uint8Array): string {
  try {
    readSur(bytes)
  } catch (error) {
    if (error instanceof SurfaceFormatError) return error.code
    throw error
  }
  return 'read'
}

describe('a Digital Surf file', () => {
  const expected = [-15, 10, 35, NaN, 22.5, 11.75].map((one) =>
    Number.isNaN(one) ? one : expect.closeTo(one, 9),
  )

  it('gives number × spacing + offset, and nothing where its mark stands', () => {
    expect(micrometres(sur())).toEqual(expected)
    expect(readSur(sur()).surface).toMatchObject({
      width: 3,
      height: 2,
      dx: expect.closeTo(1.5e-6, 15),
      dy: expect.closeTo(2.5e-6, 15),
    })
    expect(micrometres(sur({ missing: false }))[3]).toBeCloseTo(-15.5, 9)
  })

  it('may have numbers of 32 bits, a comment, and another unit', () => {
    const wide = new Uint8Array(Int32Array.of(-100, 0, 100, -102, 50, 7).buffer)
    expect(micrometres(sur({ bits: 32, data: wide, comment: 'by hand' }))).toEqual(expected)
    expect(readSur(sur({ unit: 'mm' })).surface.dx).toBeCloseTo(1.5e-3, 12)
    expect(readSur(sur({ unit: 'furlong' }), { lengthUnit: 'um' }).surface.dx).toBeCloseTo(1.5e-6, 15)
  })

  it('may be compressed, in one stream or more', () => {
    expect(micrometres(sur({ ...COMPRESSED, data: packed(NUMBERS) }))).toEqual(expected)
    expect(
      micrometres(sur({ ...COMPRESSED, data: packed(NUMBERS.subarray(0, 5), NUMBERS.subarray(5)) })),
    ).toEqual(expected)
  })

  it('is told from its bytes and keeps who, when and what', () => {
    expect(readSurface(sur({ comment: 'by hand' }))).toMatchObject({
      format: 'sur',
      metadata: {
        date: '2026-02-03T04:05:06',
        creator: 'A. Operator',
        comment: 'by hand',
        other: [{ path: 'ObjectName', value: 'Breech face' }],
      },
    })
  })

  it.each<[string, string, Uint8Array]>([
    ['a profile', 'unsupported', sur({ kind: 1 })],
    ['the byte order of another age', 'unsupported', sur({ byteOrder: 257 })],
    ['numbers of 8 bits', 'unsupported', sur({ bits: 8 })],
    ['no samples', 'bad-value', sur({ width: 0 })],
    ['a size past any memory', 'too-large', sur({ width: 2_000_000_000, height: 2_000_000_000 })],
    ['a step of nothing', 'bad-value', sur({ dx: 0 })],
    ['a step that is no number', 'bad-value', sur({ dx: NaN })],
    ['an unknown unit', 'unit-unknown', sur({ unit: 'furlong' })],
    ['an early end', 'damaged', sur().subarray(0, 520)],
    ['an early end of the header', 'damaged', sur().subarray(0, 100)],
    ['streams that are not there', 'damaged', sur({ ...COMPRESSED, data: packed(NUMBERS).subarray(0, 8) })],
    ['streams without end', 'damaged', sur({ ...COMPRESSED, data: Uint8Array.of(255, 255, 255, 255) })],
    ['streams of another size', 'size-mismatch', sur({ ...COMPRESSED, data: packed(NUMBERS, NUMBERS) })],
    ['a bomb', 'too-large', sur({ ...COMPRESSED, width: 8000, height: 8000, data: bomb(8000 * 8000 * 2) })],
    ['another file', 'unknown-format', new Uint8Array(600)],
  ])('is refused for %s (%s)', (_, code, bytes) => {
    expect(refusal(bytes)).toBe(code)
  })
})

/** A list that promises much, and a stream of nothing. */
function bomb(size: number): Uint8Array {
  return joined([new Uint8Array(Uint32Array.of(1, size, 8).buffer), new Uint8Array(8)])
}
