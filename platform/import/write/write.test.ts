import fc from 'fast-check'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { csvWriter, markPrefix, writeRejected, xlsxWriter } from '../index.ts'
import { collect, readAll } from '../testing/tables.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-test-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('rejected rows give back the same cells, whatever they hold', async () => {
  const cell = fc.string({
    unit: fc.constantFrom('=', '+', '"', ',', '\n', '\r\n', "'", ' ', 'é', 'a', '-', '\t'),
    maxLength: 6,
  })
  const path = join(folder, 'rejected.csv')
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell, fc.constant('x')), { minLength: 1, maxLength: 20 }),
      async (rows) => {
        const file = writeRejected(path, ['=a', "'-b", 'c'])
        await file.write(
          rows.map((cells, index) => ({
            row: index + 1,
            column: '=a',
            reason: '@why',
            remedy: 'mend it',
            cells,
          })),
        )
        expect(await file.close()).toBe(rows.length)
        const table = await readAll(path)
        expect(table.headers).toEqual(['=a', "'-b", 'c'])
        expect(table.rows).toEqual(rows)
      },
    ),
    { numRuns: 60 },
  )
})

test('a row with too many cells stays as it came, made harmless', async () => {
  const path = join(folder, 'long.csv')
  const file = writeRejected(path, ['a', 'b'])
  await file.write([{ row: 7, column: null, reason: '=1+1', remedy: 'x', cells: ['=1+1', '2', '3'] }])
  await file.close()
  expect(await readFile(path, 'utf8')).toBe(
    `\uFEFF${markPrefix}row,${markPrefix}column,${markPrefix}reason,${markPrefix}remedy,a,b\r\n7,,'=1+1,x,'=1+1,2,3\r\n`,
  )
  expect((await readAll(path)).problems).toMatchObject([{ reason: 'row has 3 cells, header 2' }])
})

test('a disk that refuses is told to whoever writes', async () => {
  const file = writeRejected(join(folder, 'no', 'such', 'folder.csv'), ['a'])
  const write = async () => {
    await file.write([])
    await file.close()
  }
  await expect(write()).rejects.toThrow('ENOENT')
})

test('exports of CSV hold no formulas, and numbers stay numbers', async () => {
  const rows = [['=1+1', '-87.6', -87.6, '+1 (555) 0100', null, true, '@x', '\tx', 'a"b']]
  const text = (await collect(csvWriter(Array.from('abcdefghi'), [rows]))).toString()
  expect(text).toBe(`\uFEFFa,b,c,d,e,f,g,h,i\r\n'=1+1,-87.6,-87.6,'+1 (555) 0100,,true,'@x,"'\tx","a""b"\r\n`)
})

// oxlint-disable-next-line no-control-regex
const FORMULA = /^([\x00-\x20\u00a0\ufeff]*[=+\-@＝＋－＠]|[\0\t\r\n])/

/** What a spreadsheet takes for the start of a formula, alone or behind something it drops. */
const formula = fc
  .tuple(
    fc.constantFrom('', '\0', '\t', '\r', '\n', ' ', '\u00a0', '\ufeff', '\r\n', '\0\0'),
    fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\0'),
    fc.constantFrom('cmd|x!A1', 'SUM(1)', '1+1', 'HYPERLINK("http://x")', 'a', "'=1", ''),
  )
  .map((parts) => parts.join(''))
  .filter((text) => FORMULA.test(text) && !/^[+-]?[\d.]+$/.test(text))

test('no cell of any column, headers included, begins a formula in CSV', async () => {
  const cell = fc.oneof(formula, fc.string({ maxLength: 8 }))
  await fc.assert(
    fc.asyncProperty(
      fc.array(cell, { minLength: 2, maxLength: 4 }),
      fc.array(fc.tuple(cell, cell), { maxLength: 5 }),
      async (headers, rows) => {
        const text = (await collect(csvWriter(headers, [rows]))).toString().slice(1)
        for (const written of cellsOf(text))
          expect(/^[+-]?[\d.]+(e[+-]?\d+)?$/i.test(written) || !FORMULA.test(written)).toBe(true)
      },
    ),
    { numRuns: 300 },
  )
})

/** Cells of RFC 4180, read independently of the program's own reader. */
const cellsOf = (text: string): string[] =>
  [...text.matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?=,|\r\n|$)/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )

test('no cell of any column, headers included, begins a formula in XLSX', async () => {
  await fc.assert(
    fc.asyncProperty(formula, async (text) => {
      const sheet = await sheetOf(xlsxWriter([text, 'b'], [[[text, 1]]]))
      expect(sheet).not.toContain('<f>')
      const styles = [...sheet.matchAll(/<c t="inlineStr"(?: s="(\d)")?>/g)].map(([, style]) => style)
      // Styles 1 and 3 keep the apostrophe that makes text of it, also when someone edits the cell.
      expect([styles[0], styles.at(-1)]).toEqual(['3', '1'])
    }),
    { numRuns: 60 },
  )
})

test.each(['-87.6', '+5', '1e3', 'Main - 5th', "it's", 'a=b'])(
  '%s is no formula and stays as it is',
  async (text) => {
    expect((await collect(csvWriter(['a', 'b'], [[[text, 'x']]]))).toString()).toContain(`\r\n${text},x`)
  },
)

async function sheetOf(stream: Parameters<typeof collect>[0]): Promise<string> {
  const zip = await fromBufferPromise(await collect(stream), { lazyEntries: true })
  for await (const entry of zip.eachEntry())
    if (entry.fileName.endsWith('sheet1.xml'))
      return (await collect(await zip.openReadStreamPromise(entry, {}))).toString()
  return ''
}
