import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  IndexFormatError,
  readDetail,
  readIndexHeader,
  readSegment,
  readSegmentHeader,
  writeDetail,
  writeIndexHeader,
  writeSegment,
  type IndexEntry,
} from '../index.ts'

const SIDE = 16

const entries = fc.array(
  fc.record({
    id: fc.string({ minLength: 1, unit: 'grapheme' }),
    classes: fc.dictionary(fc.string({ minLength: 1 }), fc.string(), { maxKeys: 3 }),
    coarse: fc.int8Array({ minLength: SIDE * SIDE, maxLength: SIDE * SIDE }),
    detail: fc.option(
      fc.record({ offset: fc.maxSafeNat(), length: fc.integer({ min: 1, max: 2 ** 32 - 1 }) }),
      { nil: undefined },
    ),
  }),
  { minLength: 1, maxLength: 12 },
)
const entry: IndexEntry = {
  id: 'a',
  classes: { calibre: '9 mm' },
  coarse: new Int8Array(SIDE * SIDE).fill(5),
  detail: { offset: 64, length: 640 },
}

test('a segment gives back what was written, and its surfaces lie on the bytes that were read', () => {
  fc.assert(
    fc.property(entries, (given) => {
      const bytes = writeSegment(SIDE, given)
      const segment = readSegment(bytes, SIDE, { checkCoarse: true })
      expect(segment.ids).toEqual(given.map(({ id }) => id))
      expect(segment.classes).toEqual(given.map(({ classes }) => ({ ...classes })))
      expect(segment.details).toEqual(given.map(({ detail }) => detail ?? null))
      expect(segment.coarse.buffer).toBe(bytes.buffer)
      given.forEach(({ coarse }, i) =>
        expect(segment.coarse.subarray(i * SIDE * SIDE, (i + 1) * SIDE * SIDE)).toEqual(coarse),
      )
      expect(readSegmentHeader(bytes, SIDE)).toMatchObject({ entries: given.length, length: bytes.length })
    }),
    { seed: 1, numRuns: 60 },
  )
})

test('any changed byte of records and names is found, and of the surfaces when they are checked', () => {
  const bytes = writeSegment(SIDE, [entry, { ...entry, id: 'b', detail: undefined }])
  const { coarseAt } = readSegmentHeader(bytes, SIDE)
  for (let at = 64; at < bytes.length; at++) {
    const damaged = bytes.slice()
    damaged[at]! ^= 0x40
    expect(() => readSegment(damaged, SIDE, { checkCoarse: at >= coarseAt })).toThrow(IndexFormatError)
  }
})

test('what is cut off, another file, another version or impossible lengths are refused with a remedy', () => {
  const bytes = writeSegment(SIDE, [entry])
  expect(() => readSegment(bytes.subarray(0, bytes.length - 1), SIDE)).toThrow(/cut off within a segment/)
  expect(() => readSegmentHeader(bytes.subarray(0, 10), SIDE)).toThrow(/cut off or damaged/)
  expect(() => readSegmentHeader(bytes, 32)).toThrow(/lengths that none has/)
  expect(() => readIndexHeader(new TextEncoder().encode('PK'.padEnd(64)))).toThrow(/no index of surfaces/)
  const newer = writeIndexHeader(SIDE)
  newer[4] = 2
  expect(() => readIndexHeader(newer)).toThrow(/of version 2; this program reads 1/)
  expect(readIndexHeader(writeIndexHeader(72))).toEqual({ side: 72 })
  expect(() => writeIndexHeader(70)).toThrow(RangeError)
  expect(() => writeSegment(SIDE, [])).toThrow(RangeError)
  expect(() => writeSegment(24, [entry])).toThrow(/24 samples wide/)
})

test('a detail keeps every height bit by bit, and its gaps', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 20 }),
      fc.infiniteStream(fc.option(fc.float({ noNaN: true }), { nil: NaN })),
      (width, height, stream) => {
        const heights = Float32Array.from({ length: width * height }, () => stream.next().value as number)
        const detail = {
          fine: Int8Array.from({ length: 64 }, (_, i) => i - 32),
          grid: { width, height, step: 6.25, heights },
        }
        expect(readDetail(writeDetail(detail))).toEqual(detail)
      },
    ),
    { seed: 1, numRuns: 60 },
  )
})

test('a damaged detail is refused', () => {
  const detail = writeDetail({
    fine: new Int8Array(64),
    grid: { width: 4, height: 4, step: 6.25, heights: new Float32Array(16).fill(1) },
  })
  for (let at = 0; at < detail.length; at++) {
    const damaged = detail.slice()
    damaged[at]! ^= 0x10
    expect(() => readDetail(damaged)).toThrow(IndexFormatError)
  }
  expect(() => readDetail(detail.subarray(0, detail.length - 64))).toThrow(IndexFormatError)
})
