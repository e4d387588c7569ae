const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const pack = 'http://schemas.openxmlformats.org/package/2006'
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The parts of a workbook beside its sheets (ECMA-376 part 1): what it holds, and four cell styles. */
export function parts(name: string, sheets: number): [path: string, text: string][] {
  const numbers = Array.from({ length: sheets }, (_, index) => index + 1)
  return [
    ['[Content_Types].xml', contentTypes(numbers)],
    [
      '_rels/.rels',
      relations([`<Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/>`]),
    ],
    ['xl/workbook.xml', workbook(name, numbers)],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...numbers.map(
          (n) => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
        ),
        `<Relationship Id="rId${sheets + 1}" Type="${office}/styles" Target="styles.xml"/>`,
      ]),
    ],
    ['xl/styles.xml', styles],
  ]
}

function contentTypes(numbers: readonly number[]): string {
  const sheets = numbers.map(
    (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${type}.worksheet+xml"/>`,
  )
  return `${head}<Types xmlns="${pack}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${sheets.join('')}</Types>`
}

function relations(entries: readonly string[]): string {
  return `${head}<Relationships xmlns="${pack}/relationships">${entries.join('')}</Relationships>`
}

/** Names of sheets hold at most 31 letters and none of `[]:*?/\`. */
function workbook(name: string, numbers: readonly number[]): string {
  const clean =
    name
      .replace(/[[\]:*?/\\&<>"']/g, ' ')
      .slice(0, 26)
      .trim() || 'Export'
  const sheets = numbers.map(
    (n) => `<sheet name="${n === 1 ? clean : `${clean} ${n}`}" sheetId="${n}" r:id="rId${n}"/>`,
  )
  return `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.join('')}</sheets></workbook>`
}

/** Plain, text that looks like a formula, the bold header, and a header that looks like one. */
const styles = `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`
