import { ImportError } from '../failure.ts'
import { limits } from '../limits.ts'
import type { Bytes } from '../source/bytes.ts'
import type { ImportWarning } from '../table/types.ts'
import { showNumber } from './formats.ts'
import type { Workbook } from './workbook.ts'
import { readXml } from './xml.ts'

/** A row that holds at least one value, with its number in the sheet. */
export interface SheetRow {
  readonly line: number
  readonly cells: string[]
}

/** Reads the rows of a sheet. Formulas are never computed: the value stored with them counts. */
export async function* sheetRows(
  bytes: Bytes,
  workbook: Workbook,
  warnings: ImportWarning[],
): AsyncGenerator<SheetRow[]> {
  const reader = new SheetReader(workbook, warnings)
  for await (const _ of readXml(bytes, reader)) {
    const rows = reader.take()
    if (rows.length > 0) yield rows
  }
}

class SheetReader {
  private readonly workbook: Workbook
  private readonly warnings: ImportWarning[]
  private rows: SheetRow[] = []
  private cells: string[] = []
  private line = 0
  private column = -1
  private type = 'n'
  private style = -1
  private formula = false
  private value = ''
  private reading = false
  private phonetic = false

  constructor(workbook: Workbook, warnings: ImportWarning[]) {
    this.workbook = workbook
    this.warnings = warnings
  }

  take(): SheetRow[] {
    return this.rows.splice(0)
  }

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'row') {
      this.line = attributes['r'] === undefined ? this.line + 1 : Number(attributes['r'])
      this.cells = []
      this.column = -1
    } else if (name === 'c') {
      this.column = attributes['r'] === undefined ? this.column + 1 : columnOf(attributes['r'])
      this.type = attributes['t'] ?? 'n'
      this.style = attributes['s'] === undefined ? -1 : Number(attributes['s'])
      this.formula = false
      this.value = ''
    } else if (name === 'f') this.formula = true
    else if (name === 'rPh') this.phonetic = true
    else if (name === 'v' || name === 't') this.reading = !this.phonetic
  }

  text(text: string): void {
    if (!this.reading) return
    this.value += text
    if (this.value.length > limits.cellChars) {
      throw new ImportError(
        'import.cell_too_long',
        `Row ${this.line}, column ${this.column + 1}: more than 64 KB.`,
      )
    }
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.reading = false
    else if (name === 'rPh') this.phonetic = false
    else if (name === 'c') this.finish()
    else if (name === 'row' && this.cells.length > 0) this.rows.push({ line: this.line, cells: this.cells })
  }

  private finish(): void {
    if (this.value === '') {
      if (this.formula) this.warn('formula.no_value', 'A formula without a stored value was read as blank')
      return
    }
    if (this.type === 'e') this.warn('formula.error', `A cell shows the error ${this.value}`)
    const text = this.shown()
    if (text === '') return
    if (this.column >= limits.columns) {
      throw new ImportError(
        'import.too_many_columns',
        `Row ${this.line} has a value in column ${this.column + 1}.`,
      )
    }
    while (this.cells.length < this.column) this.cells.push('')
    this.cells[this.column] = text
  }

  private shown(): string {
    if (this.type === 's') {
      const text = this.workbook.strings[Number(this.value)]
      if (text !== undefined) return text
      throw new ImportError('import.damaged', `Row ${this.line} points to a text the workbook does not hold.`)
    }
    if (this.type === 'b') return this.value === '1' ? 'TRUE' : 'FALSE'
    if (this.type === 'd')
      return this.value
        .replace('T', ' ')
        .replace(/(\.0+)?Z?$/, '')
        .replace(/ 00:00:00$/, '')
    const kind = this.type === 'n' ? this.workbook.styles[this.style] : undefined
    return kind === undefined ? this.plain() : showNumber(this.value, kind, this.workbook.system1904)
  }

  private plain(): string {
    return this.type === 'n' ? showNumber(this.value, { kind: 'number' }, false) : this.value
  }

  private warn(code: string, what: string): void {
    let warning = this.warnings.find((known) => known.code === code)
    if (warning === undefined) {
      warning = { code, message: '', line: this.line, count: 0 }
      this.warnings.push(warning)
    }
    warning.count = (warning.count ?? 0) + 1
    warning.message = `${what}: first in row ${warning.line}, column ${this.column + 1}, ${warning.count} in all.`
  }
}

/** Place of a cell name: `C5` → 2. */
function columnOf(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column - 1
}
