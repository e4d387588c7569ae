import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { xlsxWriter } from '../index.ts'
import { collect, readAll, zipOf } from '../testing/tables.ts'

const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>`
const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-409]m/d/yyyy\\ h:mm\\ AM/PM;@"/><numFmt numFmtId="165" formatCode="0000"/><numFmt numFmtId="166" formatCode="#,##0.00 &quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="20"/><xf numFmtId="17"/></cellXfs></styleSheet>`

function workbook(
  sheets: Record<string, string>,
  extra: Record<string, string> = {},
  pr = '',
): Promise<Buffer> {
  const names = Object.keys(sheets)
  const list = names
    .map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
    .join('')
  const parts = Object.values(sheets).map((xml, i): [string, string] => [
    `xl/worksheets/sheet${i + 1}.xml`,
    `<worksheet><sheetData>${xml}</sheetData></worksheet>`,
  ])
  return zipOf({
    'xl/workbook.xml': `<workbook xmlns:r="x">${pr}<sheets>${list}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': rels,
    'xl/styles.xml': styles,
    ...Object.fromEntries(parts),
    ...extra,
  })
}

const header = (...names: string[]) =>
  `<row r="1">${names.map((name) => `<c t="inlineStr"><is><t>${name}</t></is></c>`).join('')}</row>`

test('numbers are read as their formats say: dates, times, padded codes, plain numbers', async () => {
  const cells = [
    ['1', '43321'],
    ['2', '43321.1875'],
    ['3', '511'],
    ['4', '45123.5'],
    ['5', '0.7125'],
    ['6', '46054'],
    ['0', '41.880000000000003'],
  ]
  const row = `<row r="2">${cells.map(([s, v]) => `<c s="${s}"><v>${v}</v></c>`).join('')}</row>`
  const table = await readAll(await workbook({ A: header(...Array.from('abcdefg')) + row }))
  expect(table.format).toBe('xlsx')
  expect(table.rows).toEqual([
    ['2018-08-09', '2018-08-09 04:30', '0511', '45123.5', '17:06', '2026-02', '41.88'],
  ])
})

test('a workbook that counts from 1904 gives the same days', async () => {
  const book = await workbook(
    { A: `${header('a')}<row><c s="1"><v>41859</v></c></row>` },
    {},
    '<workbookPr date1904="1"/>',
  )
  expect((await readAll(book)).rows).toEqual([['2018-08-09']])
})

test('formulas are never computed: stored values count, missing ones are a warning', async () => {
  const row = `<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="str"><f>HYPERLINK("x")</f><v>x</v></c><c r="C2"><f>NOW()</f></c><c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`
  const table = await readAll(await workbook({ A: header(...Array.from('abcd')) + row }))
  expect(table.rows).toEqual([['2', 'x', '', '#DIV/0!']])
  expect(table.warnings).toMatchObject([
    { code: 'formula.no_value', line: 2, count: 1 },
    { code: 'formula.error', count: 1 },
  ])
})

test('sparse cells, shared texts, phonetic marks, prefixes and blank rows', async () => {
  const xml = `<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="C1" t="s"><x:v>1</x:v></x:c></x:row><row r="2"/><row r="7"><c r="C7" t="b"><v>1</v></c></row>`
  const shared = `<sst><si><t>na</t><r><t>me</t></r><rPh><t>XX</t></rPh></si><si><t>a &amp; b</t></si></sst>`
  const table = await readAll(
    await zipOf({
      'xl/workbook.xml': '<workbook xmlns:r="x"><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': rels,
      'xl/sharedStrings.xml': shared,
      'xl/worksheets/sheet1.xml': `<x:worksheet xmlns:x="y"><x:sheetData>${xml}</x:sheetData></x:worksheet>`,
    }),
  )
  expect(table.headers).toEqual(['name', 'column 2', 'a & b'])
  expect(table.rows).toEqual([['', '', 'TRUE']])
  expect(table.lines).toEqual([7])
})

test('reads the first sheet with a value or the one named, and names the others', async () => {
  const book = await workbook({ Notes: '', Data: `${header('a')}<row><c><v>1</v></c></row>` })
  const table = await readAll(book)
  expect(table.rows).toEqual([['1']])
  expect(table.warnings).toMatchObject([{ message: 'Read the sheet "Data"; not read: Notes.' }])
  await expect(readAll(book, { sheet: 'Other' })).rejects.toMatchObject({
    code: 'import.sheet_unknown',
    detail: 'The workbook has the sheets: Notes, Data.',
  })
})

test('a title row above the header is left out, however small the pieces', async () => {
  const wide = Array.from(
    { length: 300 },
    (_, i) => `<c t="str"><v>column ${i} ${'x'.repeat(200)}</v></c>`,
  ).join('')
  const book = await workbook({ A: `${header('Shootings')}<row r="3">${wide}</row><row r="4">${wide}</row>` })
  const table = await readAll(book)
  expect(table.headers).toHaveLength(300)
  expect(table.warnings.map(({ code }) => code)).toEqual(['header.titles'])
})

test('documents that are zips too are named', async () => {
  await expect(readAll(await zipOf({ 'word/document.xml': '<x/>' }))).rejects.toThrow(/Word document/)
})

test.each([
  ['a document type', '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>'],
  ['broken XML', '<worksheet><sheetData><row></sheetData>'],
])('%s is refused', async (_, xml) => {
  const book = await workbook({ A: '' }, { 'xl/worksheets/sheet1.xml': xml })
  await expect(readAll(book)).rejects.toMatchObject({ code: 'import.damaged' })
})

test('what was exported is read back, texts that look like formulas included', async () => {
  const rows = Array.from({ length: 5_000 }, (_, i) => [
    i,
    `=cmd|' /C calc'!A0`,
    'é & <b>',
    i % 2 === 0,
    null,
    '-87.6',
  ])
  const book = await collect(xlsxWriter(Array.from('abcdef'), [rows], 'Incidents'))
  const table = await readAll(Readable.from([book]))
  expect(table.headers).toEqual(Array.from('abcdef'))
  expect(table.rows).toHaveLength(5_000)
  expect(table.rows[3]).toEqual(['3', `=cmd|' /C calc'!A0`, 'é & <b>', 'FALSE', '', '-87.6'])
  expect(table.warnings).toEqual([])
})

test('an export whose rows fail does not end as a whole file', async () => {
  async function* failing() {
    yield [['x']]
    await Promise.resolve()
    throw new Error('database gone')
  }
  await expect(collect(xlsxWriter(['a'], failing()))).rejects.toThrow('database gone')
})
