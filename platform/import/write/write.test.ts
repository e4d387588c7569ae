import fc from 'fast-check'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { csvWriter, markPrefix, writeRejected } from '../index.ts'
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
        const file = writeRejected(path, ['a', 'b', 'c'])
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
        expect(table.headers).toEqual(['a', 'b', 'c'])
        expect(table.rows).toEqual(rows)
      },
    ),
    { numRuns: 60 },
  )
})

test('a row with too many cells stays as it came; only our own columns are made harmless', async () => {
  const path = join(folder, 'long.csv')
  const file = writeRejected(path, ['a', 'b'])
  await file.write([{ row: 7, column: null, reason: '=1+1', remedy: 'x', cells: ['=1+1', '2', '3'] }])
  await file.close()
  expect(await readFile(path, 'utf8')).toBe(
    `\uFEFF${markPrefix}row,${markPrefix}column,${markPrefix}reason,${markPrefix}remedy,a,b\r\n7,,'=1+1,x,=1+1,2,3\r\n`,
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
