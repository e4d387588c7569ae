import { SurfaceFormatError } from './error.ts'
import { NO_METADATA, type LengthUnit, type ReadOptions, type SurfaceFile } from './model.ts'
import { numberList, type NumberList } from './numbers.ts'
import { surfaceOf, type Surface } from '../surface.ts'
import { decoderFor, numberOf, requireNumber, short, utf8Bytes } from './text.ts'
import { scaled, scaleOf } from './units.ts'

const MISSING = /^(nan|na|n\/a|null|-|--|---|bad)?$/i
/** Characters of a line; a row of the widest surface. */
const LONGEST_LINE = 64 * 1024 * 1024
const PIECE = 1024 * 1024

/**
 * Reads a table of heights, one row a line: parted by commas, semicolons, tabs or spaces, with a decimal comma where
 * the comma does not part. An empty cell or `NaN` was not measured. Lines that begin with `#` may say `dx 6.25e-6 m`,
 * `dy …`, `heights um` and `precision single`; what they do not say the options must.
 *
 * @throws SurfaceFormatError
 */
export function readCsvGrid(bytes: Uint8Array, options: ReadOptions = {}): SurfaceFile {
  const table = createTable()
  for (const line of linesOf(bytes)) table.take(line)
  const { width, height, values, stated } = table.end()
  const step = options.step
  const dx = step ?? stated.dx
  const dy = step ?? stated.dy ?? dx
  const unit = options.heightUnit ?? options.lengthUnit ?? stated.heights
  if (dx === undefined || dy === undefined || !(dx > 0 && dy > 0))
    throw new SurfaceFormatError('unit-unknown', 'The table does not say how far its samples are apart.')
  if (unit === undefined)
    throw new SurfaceFormatError('unit-unknown', 'The table does not say what its heights stand in.')
  const heights = scaled(stated.single ? Float32Array.from(values) : values, scaleOf(unit))
  return { surface: { width, height, dx, dy, heights }, format: 'csv', metadata: NO_METADATA, checks: [] }
}

/** Whether bytes read as lines of numbers; enough to tell a table from anything else. */
export function looksLikeCsv(bytes: Uint8Array): boolean {
  const text = decoderFor(bytes).write(bytes.subarray(0, 4096))
  return text.length > 0 && /^\s*(#|[-+.\d,;\t]|nan|na\b)/i.test(text) && !text.includes('\0')
}

interface Stated {
  dx?: number
  dy?: number
  heights?: LengthUnit
  single?: boolean
}

function createTable() {
  const list: NumberList = numberList()
  const stated: Stated = {}
  let width = 0
  let height = 0
  let part: RegExp | string | undefined
  return {
    take(line: string) {
      if (line.startsWith('#')) return statement(line, stated)
      if (line.trim() === '') return
      part ??= separatorOf(line)
      const cells = typeof part === 'string' ? line.split(part) : line.trim().split(part)
      if (height === 0) width = cells.length
      height++
      if (cells.length !== width)
        throw new SurfaceFormatError(
          'size-mismatch',
          `Row ${height} of the table has ${cells.length} cells; the rows before have ${width}.`,
        )
      cells.forEach((cell, column) => list.push(heightOf(cell.trim(), part !== ',', height, column + 1)))
    },
    end() {
      if (list.length === 0) throw new SurfaceFormatError('missing-part', 'The table has no heights.')
      return { width, height, values: list.take(), stated }
    },
  }
}

function separatorOf(line: string): RegExp | string {
  for (const separator of [';', '\t', ',']) if (line.includes(separator)) return separator
  return / +/
}

function heightOf(cell: string, decimalComma: boolean, row: number, column: number): number {
  const value = numberOf(decimalComma ? cell.replace(',', '.') : cell)
  if (Number.isFinite(value)) return value
  if (MISSING.test(cell)) return NaN
  throw new SurfaceFormatError(
    'bad-value',
    `Row ${row}, column ${column} of the table is "${short(cell)}", which is no height.`,
  )
}

/** `# dx 6.25e-6 m`; what is not understood is a remark. */
function statement(line: string, stated: Stated): void {
  const [name, value = '', unit = 'm'] = line
    .slice(1)
    .trim()
    .toLowerCase()
    .split(/[\s:=]+/)
  if (name === 'dx' || name === 'dy') stated[name] = requireNumber(value, name) * scaleOf(unitOf(unit))
  else if (name === 'heights') stated.heights = unitOf(value)
  else if (name === 'precision') stated.single = value === 'single'
}

function unitOf(text: string): LengthUnit {
  const unit = text.replace(/^[µμ]m$/, 'um')
  if (unit === 'm' || unit === 'mm' || unit === 'um' || unit === 'nm') return unit
  throw new SurfaceFormatError(
    'unit-unknown',
    `The table gives a unit of "${short(text)}"; m, mm, um and nm are known.`,
  )
}

function* linesOf(bytes: Uint8Array): Generator<string> {
  const decoder = decoderFor(bytes)
  let rest = ''
  for (let at = 0; at < bytes.length; at += PIECE) {
    const lines = (rest + decoder.write(bytes.subarray(at, at + PIECE))).split(/\r\n?|\n/)
    rest = lines.pop()!
    yield* lines
    if (rest.length > LONGEST_LINE)
      throw new SurfaceFormatError('too-large', 'A line of the table is too long.')
  }
  yield rest + decoder.end()
}

/**
 * Writes a table of heights in metres that reads back bit by bit; commas part, an empty cell was not measured.
 *
 * @throws RangeError when sides and heights do not fit.
 */
export function writeCsvGrid(surface: Surface): Uint8Array {
  const { width, height, dx, dy, heights } = surfaceOf(surface)
  const single = heights instanceof Float32Array
  const lines = [`# dx ${dx} m`, `# dy ${dy} m`, '# heights m', `# precision ${single ? 'single' : 'double'}`]
  for (let row = 0; row < height; row++) {
    const cells = Array.from(heights.subarray(row * width, (row + 1) * width), single ? shortest : cellOf)
    // A row of one missing sample would be an empty line, which reads as no row.
    lines.push(width === 1 && cells[0] === '' ? 'NaN' : cells.join(','))
  }
  return utf8Bytes(`${lines.join('\n')}\n`)
}

const cellOf = (height: number) =>
  Number.isFinite(height) ? (Object.is(height, -0) ? '-0' : String(height)) : ''

/** The fewest digits that give the same number in single precision. */
function shortest(height: number): string {
  if (height === 0) return cellOf(height)
  for (let digits = 6; digits < 9; digits++) {
    const text = height.toPrecision(digits)
    if (Math.fround(Number(text)) === height) return cellOf(Number(text))
  }
  return cellOf(height)
}
