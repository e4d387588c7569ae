import { PassThrough, Readable, pipeline } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Cell } from './cells.ts'
import { isRisky } from './cells.ts'
import type { ExportRows } from './csv.ts'
import { parts } from './xlsx-parts.ts'

/** Rows a sheet can hold (ECMA-376 leaves it open, Excel does not); more go on in the next sheet. */
const SHEET_ROWS = 1_048_576

/** A moment that never changes, so that the same rows give the same bytes. */
const mtime = new Date(Date.UTC(2000, 0, 1))

/** An XLSX workbook of rows that stream; texts stay texts, also where they look like formulas. */
export function xlsxWriter(headers: readonly string[], rows: ExportRows, sheet = 'Export'): Readable {
  const zip = new ZipFile()
  const out = new PassThrough()
  const fail = (error: Error) => out.destroy(error)
  zip.on('error', fail)
  pipeline(zip.outputStream, out, () => undefined)
  const supply = new Supply(headers, rows)
  const add = (number: number) => {
    const xml = Readable.from(supply.sheet(), { objectMode: false })
    xml.once('error', fail)
    xml.once('end', () => {
      if (supply.more) return add(number + 1)
      for (const [path, text] of parts(sheet, number)) zip.addBuffer(Buffer.from(text), path, { mtime })
      zip.end()
    })
    zip.addReadStream(xml, `xl/worksheets/sheet${number}.xml`, { mtime })
  }
  add(1)
  return out
}

/** Hands out the rows sheet by sheet. */
class Supply {
  more = true
  private readonly headers: readonly string[]
  private readonly rows: AsyncGenerator<string>

  constructor(headers: readonly string[], rows: ExportRows) {
    this.headers = headers
    this.rows = rowsOf(rows)
  }

  async *sheet(): AsyncGenerator<string> {
    yield `${open}${rowXml(this.headers, 2)}`
    let count = 1
    while (count < SHEET_ROWS) {
      let xml = ''
      // Joined to pieces of some size: a piece for every row would cost more than the row.
      for (; xml.length < 64_000 && count < SHEET_ROWS; count++) {
        const { value, done } = await this.rows.next()
        if (done === true) {
          this.more = false
          yield `${xml}${close}`
          return
        }
        xml += value
      }
      yield xml
    }
    yield close
  }
}

async function* rowsOf(rows: ExportRows): AsyncGenerator<string> {
  for await (const batch of rows) for (const row of batch) yield rowXml(row, 0)
}

const open =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>'
const close = '</sheetData></worksheet>'

function rowXml(cells: readonly Cell[], style: number): string {
  return `<row>${cells.map((cell) => cellXml(cell, style)).join('')}</row>`
}

function cellXml(cell: Cell, style: number): string {
  if (cell === null || cell === '') return '<c/>'
  if (typeof cell === 'boolean') return `<c t="b"><v>${cell ? 1 : 0}</v></c>`
  if (typeof cell === 'number' && Number.isFinite(cell)) return `<c><v>${cell}</v></c>`
  const text = String(cell)
  // One more is the apostrophe a person would type: the text stays, and stays text when edited.
  const shown = style + (isRisky(text) ? 1 : 0)
  const mark = shown === 0 ? '' : ` s="${shown}"`
  return `<c t="inlineStr"${mark}><is><t xml:space="preserve">${escape(text)}</t></is></c>`
}

const special: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }

/** Letters XML cannot hold are left out. */
// oxlint-disable-next-line no-control-regex
const forbidden = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g

function escape(text: string): string {
  return text.replace(forbidden, '').replace(/[&<>\r]/g, (letter) => special[letter]!)
}
