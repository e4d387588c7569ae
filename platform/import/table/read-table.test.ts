import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readAll, readText, zipOf } from '../testing/tables.ts'

test.each([
  [',', 'a,b\n1,2\n'],
  [';', 'a;b\n1;2,5\n'],
  ['\t', 'a\tb\n1\t2\n'],
  ['|', 'a|b\n1|2\n'],
])('recognises the delimiter %j', async (delimiter, text) => {
  const table = await readText(text)
  expect(table.delimiter).toBe(delimiter)
  expect(table.headers).toEqual(['a', 'b'])
})

test('a delimiter chosen wrongly is named with the one that fits', async () => {
  await expect(readText('a,b\n1,2\n', { delimiter: ';' })).rejects.toMatchObject({
    code: 'import.wrong_delimiter',
    detail: 'With a semicolon every row is one column; the file looks separated by a comma.',
  })
})

test('the separator line of Excel is obeyed and is no row', async () => {
  const table = await readText('sep=;\na;b\n1;2\n')
  expect(table.rows).toEqual([['1', '2']])
  expect(table.lines).toEqual([3])
})

const accents = 'name,city\nJosé,Zürich\n'
test.each([
  ['utf-8', Buffer.from(accents)],
  ['utf-8', Buffer.from(`\uFEFF${accents}`)],
  ['utf-16le', Buffer.from(`\uFEFF${accents}`, 'utf16le')],
  ['utf-16le', Buffer.from(accents, 'utf16le')],
  ['utf-16be', Buffer.from(`\uFEFF${accents}`, 'utf16le').swap16()],
  ['windows-1252', Buffer.from(accents, 'latin1')],
])('reads letters written as %s', async (encoding, bytes) => {
  const table = await readAll(bytes)
  expect(table.encoding).toBe(encoding)
  expect(table.headers).toEqual(['name', 'city'])
  expect(table.rows).toEqual([['José', 'Zürich']])
})

test('a guess at the letters is a warning, and the euro sign is read', async () => {
  const table = await readAll(Buffer.from([0x61, 0x2c, 0x62, 0x0a, 0x80, 0x2c, 0x92, 0x0a]))
  expect(table.rows).toEqual([['€', '’']])
  expect(table.warnings.map(({ code }) => code)).toEqual(['encoding.assumed'])
})

test('lines that are not UTF-8 late in a UTF-8 file are read and counted', async () => {
  const head = `a,b\n${'é,x\n'.repeat(40_000)}`
  const table = await readAll(Buffer.concat([Buffer.from(head), Buffer.from('caf\xe9,y\n', 'latin1')]))
  expect(table.rows.at(-1)).toEqual(['café', 'y'])
  expect(table.warnings).toMatchObject([{ code: 'encoding.mixed', count: 1, line: 40_002 }])
})

test('old Macintosh line ends are line ends', async () => {
  expect((await readText('a,b\r1,2\r3,4\r')).rows).toEqual([
    ['1', '2'],
    ['3', '4'],
  ])
})

test('short rows are filled, blank rows left out, long rows marked with their place', async () => {
  const table = await readText('a,b,c\n1,2\n\n,,\n1,2,3,,\n1,2,3,4\n5,6,7\n')
  expect(table.rows).toEqual([
    ['1', '2', ''],
    ['1', '2', '3'],
    ['1', '2', '3', '4'],
    ['5', '6', '7'],
  ])
  expect(table.problems).toMatchObject([{ index: 2, row: 3, line: 6, reason: 'row has 4 cells, header 3' }])
  expect(table.warnings).toMatchObject([{ code: 'rows.blank', count: 2, line: 3 }])
})

test('a row number goes on over batches', async () => {
  const table = await readText(`a,b\n${'1,2\n'.repeat(4_999)}1,2,3\n`)
  expect(table.rows).toHaveLength(5_000)
  expect(table.problems).toMatchObject([{ row: 5_000, line: 5_001 }])
})

test('blank headers are called by place, title rows stand above', async () => {
  const table = await readText('Shootings of 2025\n\na,,c,\n1,2,3,4\n5,6,7,8\n')
  expect(table.headers).toEqual(['a', 'column 2', 'c', 'column 4'])
  expect(table.warnings.map(({ code }) => code)).toEqual(['header.titles', 'header.blank'])
})

test.each([
  ['import.empty', '', /no bytes/],
  ['import.empty', ' \n \n', /no text/],
  ['import.no_rows', 'a,b\n', /No row/],
  ['import.header_missing', ',,\n,,\n', /blank/],
  [
    'import.header_missing',
    '1,2014-01-01,28.5066,-81.1511\n2,2014-01-02,28.4,-81.3\n',
    /looks like data: 2014-01-01, 28.5066/,
  ],
  ['import.duplicate_header', 'a,b, a \n1,2,3\n', /"a" stands above columns 1 and 3/],
  ['import.too_many_columns', `${Array.from({ length: 1_001 }, (_, i) => `c${i}`).join(',')}\n1\n`, /1001/],
  ['import.other_format', '%PDF-1.7 something', /PDF/],
  ['import.other_format', '<!DOCTYPE html><html>', /web page/],
  ['import.other_format', 'PAR1\x15\x04', /Parquet/],
  ['import.binary', 'a,b\n1,\x002\n', /zero byte/],
  ['import.unclosed_quote', 'a,b\n1,"2\n3,4\n', /line 2/],
  ['import.cell_too_long', `a,b\n1,"${'x\n'.repeat(40_000)}`, /Line 2, column 2/],
])('%s: %#', async (code, text, detail) => {
  await expect(readText(text)).rejects.toMatchObject({
    code,
    detail: expect.stringMatching(detail) as string,
  })
})

test('an old workbook and a picture called .csv are named', async () => {
  await expect(readAll(Buffer.from('d0cf11e0a1b11ae100', 'hex'))).rejects.toThrow(/old Excel/)
  await expect(readAll(Buffer.from('89504e470d0a1a0a', 'hex'))).rejects.toThrow(/PNG/)
})

test('reads gzip, zip, gzip in zip; names the files of a zip it did not read', async () => {
  const text = 'a,b\n1,2\n'
  expect((await readAll(gzipSync(text))).rows).toEqual([['1', '2']])
  expect((await readAll(await zipOf({ 'x.csv': text }))).rows).toEqual([['1', '2']])
  expect((await readAll(await zipOf({ 'x.csv.gz': gzipSync(text) }))).rows).toEqual([['1', '2']])
  const several = await zipOf({ 'readme.txt': 'hi', 'big.csv': text, '__MACOSX/._big.csv': 'x'.repeat(500) })
  const table = await readAll(several)
  expect(table.rows).toEqual([['1', '2']])
  expect(table.warnings).toMatchObject([
    { code: 'zip.others', message: 'Read "big.csv"; not read: readme.txt.' },
  ])
  expect((await readAll(several, { entry: 'big.csv' })).headers).toEqual(['a', 'b'])
})

test('columns written by this platform into a rejected file are left out', async () => {
  const table = await readText('throughline:row,throughline:reason,a,b\n7,why,1,2\n8,why,1,2,3\n')
  expect(table.headers).toEqual(['a', 'b'])
  expect(table.rows).toEqual([
    ['1', '2'],
    ['1', '2', '3'],
  ])
  expect(table.problems).toHaveLength(1)
})

test('a file that is not there is an error that names it', async () => {
  await expect(readAll('/no/such/file.csv')).rejects.toMatchObject({ code: 'import.file_missing' })
  await expect(readAll('/')).rejects.toMatchObject({ code: 'import.file_missing' })
})
