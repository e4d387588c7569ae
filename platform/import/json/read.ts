import { ImportError } from '../failure.ts'
import { limits } from '../limits.ts'
import type { Bytes } from '../source/bytes.ts'
import { decoder, detectEncoding, narrowBytes } from '../source/text.ts'
import { Batcher } from '../table/batcher.ts'
import type { Encoding, ImportWarning, ReadOptions, RowBatch, Table, TableFormat } from '../table/types.ts'
import { flattenFeature } from './feature.ts'
import { flatten } from './flatten.ts'
import type { Flat } from './flatten.ts'
import { JsonScanner } from './scanner.ts'
import type { Layout } from './scanner.ts'

/** Reads records of JSON: an array, an object with a list of records, lines, or GeoJSON features. */
export async function readJson(
  bytes: Bytes,
  head: Buffer,
  options: ReadOptions & { ignoreColumns: string },
  warnings: ImportWarning[],
): Promise<Table> {
  const found = detectEncoding(head, bytes.whole)
  const encoding = options.encoding ?? found.encoding
  const layout = layoutOf(head.toString('utf8', found.mark))
  const scanner = new JsonScanner(layout)
  const stream = records(bytes, scanner, encoding, found.mark, warnings)
  const first = await firstRecords(stream)
  const format = formatOf(layout, scanner, first[0])
  const flat = format === 'geojson' ? flattenFeature : flatten
  if (format === 'geojson') warnOfSystem(head.toString('utf8', found.mark), warnings)
  const headers = columnsOf(first, flat)
  const batcher = new Batcher(headers, options.ignoreColumns, warnings)
  return {
    format,
    encoding,
    delimiter: null,
    headers: batcher.headers,
    warnings,
    rows: () => batches(batcher, headers, first, stream, flat),
    close: () => bytes.close(),
  }
}

function layoutOf(text: string): Layout {
  const start = text.trimStart()
  if (start.startsWith('[')) return 'array'
  const lines = start.split('\n', 2)
  // The second line of newline-delimited records begins an object of its own; a single line is complete.
  if (lines[1]?.trimStart().startsWith('{') === true && isObject(lines[0]!)) return 'lines'
  return !/"(features|data|rows|results|records|items|value|result)"\s*:\s*\[/.test(start) && isObject(start)
    ? 'lines'
    : 'member'
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return value !== null && typeof value === 'object' && !Array.isArray(value)
  } catch {
    return false
  }
}

function formatOf(layout: Layout, scanner: JsonScanner, first: object | undefined): TableFormat {
  if (scanner.member === 'features') return 'geojson'
  if (first !== undefined && 'type' in first && first.type === 'Feature' && 'geometry' in first)
    return 'geojson'
  return layout === 'lines' ? 'ndjson' : 'json'
}

/** Old files name a system of coordinates (RFC 7946 took that away); theirs may be feet instead of degrees. */
function warnOfSystem(head: string, warnings: ImportWarning[]): void {
  const name = /"crs"\s*:\s*\{[^}]*"name"\s*:\s*"([^"]+)"/.exec(head)?.[1]
  if (name === undefined || /CRS84|4326/.test(name)) return
  const message = `The file says its coordinates are ${name}; choose that system for the columns longitude and latitude.`
  warnings.push({ code: 'geojson.system', message })
}

async function* records(
  bytes: Bytes,
  scanner: JsonScanner,
  encoding: Encoding,
  mark: number,
  warnings: ImportWarning[],
): AsyncGenerator<object[]> {
  let count = 0
  const decode = decoder(encoding, warnings, () => count)
  for await (const chunk of narrowBytes(bytes, encoding, mark)) {
    const parsed: object[] = []
    for (const part of scanner.push(chunk)) {
      count++
      parsed.push(parse(decode(part), count))
    }
    if (parsed.length > 0) yield parsed
  }
  scanner.end()
}

function parse(text: string, count: number): object {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new ImportError('import.invalid_json', `Record ${count} of the JSON cannot be read.`, { cause })
  }
  if (Array.isArray(value)) {
    const remedy = 'Download the data as CSV, or as JSON with named values.'
    throw new ImportError('import.not_a_table', `Record ${count} of the JSON is a list without names.`, {
      remedy,
    })
  }
  return value as object
}

/** Enough records to know the columns; they are kept and handed on first. */
async function firstRecords(stream: AsyncGenerator<object[]>): Promise<object[]> {
  const first: object[] = []
  while (first.length < limits.jsonHeaderRecords) {
    const { value, done } = await stream.next()
    if (done === true) break
    for (const record of value) first.push(record)
    if (sizeOf(first) > limits.jsonHeaderBytes) break
  }
  if (first.length === 0) throw new ImportError('import.no_rows', 'The list of records in the file is empty.')
  return first
}

/** Length of some records as text, by a sample. */
function sizeOf(records: readonly object[]): number {
  const sample = records.filter((_, index) => index % Math.ceil(records.length / 20) === 0)
  return (JSON.stringify(sample).length / sample.length) * records.length
}

function columnsOf(first: readonly object[], flat: (record: object) => Flat): string[] {
  const names = new Set<string>()
  for (const record of first) for (const name of flat(record).cells.keys()) names.add(name)
  if (names.size > limits.columns) {
    throw new ImportError(
      'import.too_many_columns',
      `The records have ${names.size} different fields; ${limits.columns} are accepted.`,
    )
  }
  if (names.size === 0)
    throw new ImportError('import.header_missing', 'The records of the file hold no named value.')
  return [...names]
}

async function* batches(
  batcher: Batcher,
  headers: readonly string[],
  first: object[],
  stream: AsyncGenerator<object[]>,
  flat: (record: object) => Flat,
): AsyncGenerator<RowBatch> {
  const places = new Map(headers.map((header, index) => [header, index]))
  let count = 0
  try {
    for (
      let now: object[] | undefined = first;
      now !== undefined;
      now = (await stream.next()).value as object[] | undefined
    ) {
      for (const record of now) {
        const { cells, problem } = toCells(flat(record), places)
        const full = batcher.add(cells, ++count, problem)
        if (full !== null) yield full
      }
    }
    const rest = batcher.flush()
    if (rest !== null) yield rest
  } finally {
    await stream.return(undefined)
  }
}

function toCells({ cells, problem }: Flat, places: ReadonlyMap<string, number>) {
  const row = Array.from<string>({ length: places.size }).fill('')
  let found = problem ?? undefined
  for (const [name, text] of cells) {
    const place = places.get(name)
    if (place !== undefined) row[place] = text
    else if (text !== '') {
      const reason = `the field "${name}" is not among the columns of the first records`
      found ??= {
        column: name,
        reason,
        remedy: 'Export the file as CSV, or give every record the same fields.',
      }
    }
  }
  return { cells: row, problem: found }
}
