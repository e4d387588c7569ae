import fc from 'fast-check'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { readAll } from '../testing/tables.ts'
import { csvLine } from '../write/cells.ts'
import { Splitter } from './splitter.ts'

function split(text: string, delimiter = ','): string[][] {
  const rows: string[][] = []
  new Splitter(delimiter).push(text, rows, [], true)
  return rows
}

test.each([
  [
    'a,b\n1,2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a,b\r\n1,2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    '"a","b"\n"1, 2","say ""hi"""\n',
    [
      ['a', 'b'],
      ['1, 2', 'say "hi"'],
    ],
  ],
  ['a\n"line\nbreak"\n', [['a'], ['line\nbreak']]],
  ['"",x\n', [['', 'x']]],
  ['""""\n', [['"']]],
  ['5" pipe,x\n', [['5" pipe', 'x']]],
  ['"ab"cd,x\n', [['abcd', 'x']]],
  [',,\n', [['', '', '']]],
])('splits %j', (text, rows) => {
  expect(split(text)).toEqual(rows)
})

test('tells the line on which each record begins', () => {
  const lines: number[] = []
  new Splitter(',').push('a\n"x\ny"\nb\n', [], lines, true)
  expect(lines).toEqual([1, 2, 4])
})

test('an unclosed quotation mark is an error naming its line', () => {
  expect(() => split('a,b\n1,"open\n2,3\n')).toThrow(/line 2/)
})

const cell = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r\n', 'é', '😀', ' ', 'x', "'", ';'), maxLength: 8 }),
)

test('what was written is read, however the bytes are cut', async () => {
  const table = fc
    .integer({ min: 2, max: 6 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 30 }),
    )
  const run = async (rows: string[][], sizes: number[]) => {
    // A zero byte and a wholly blank row are refused and left out by design.
    const clean = rows
      .map((row) => row.map((text) => text.replaceAll('\0', '')))
      .filter((row) => row.some((text) => text !== ''))
    if (clean.length === 0) return
    const headers = clean[0]!.map((_, index) => `column ${index}`)
    const bytes = Buffer.from([headers, ...clean].map(csvLine).join(''))
    const read = await readAll(Readable.from(cuts(bytes, sizes)), { delimiter: ',', encoding: 'utf-8' })
    expect(read.headers).toEqual(headers)
    expect(read.rows).toEqual(clean)
  }
  await fc.assert(fc.asyncProperty(table, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), run), {
    numRuns: 300,
  })
})

function* cuts(bytes: Buffer, sizes: number[]): Generator<Buffer> {
  let at = 0
  for (let index = 0; at < bytes.length; index++) {
    const size = sizes[index % sizes.length]!
    yield bytes.subarray(at, at + size)
    at += size
  }
}
