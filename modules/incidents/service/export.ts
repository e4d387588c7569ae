import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import { csvWriter, xlsxWriter, type Cell } from '#platform/import'
import type { CountUnit, IncidentFilter, IncidentSort } from '../contract/index.ts'
import { columnsOf, presentFeature } from '../present/export.ts'
import { countVictimRows, readAll, type ExportRow } from '../store/export.ts'
import type { SetFilter } from '../store/filter.ts'
import type { ResultCache } from './cache.ts'
import { setFilter } from './filter.ts'
import { summarise } from './list.ts'

export interface ExportRequest extends IncidentFilter {
  readonly format: 'csv' | 'xlsx' | 'geojson'
  readonly unit: CountUnit
  readonly sort: IncidentSort
}

export interface ExportFile {
  readonly file: Readable
  readonly mediaType: string
  readonly name: string
}

const MEDIA_TYPES: Readonly<Record<ExportRequest['format'], string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  geojson: 'application/geo+json',
}

/** Rows of a sheet below its line of headers. */
const SHEET_ROWS = 1_048_575

type Transact = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/**
 * Everything under a filter as a file that streams. The rows are read in the transaction that leaves the audit
 * row, and the file ends only when that is committed: a complete file without its audit row cannot be.
 *
 * @throws Failure incidents.too_many_rows before the first byte
 */
export async function exportIncidents(
  transact: Transact,
  cache: ResultCache,
  request: ExportRequest,
): Promise<ExportFile> {
  const file = new PassThrough()
  // A request refused before the first byte is answered as a problem: nobody listens to the file, and an error that
  // nobody hears would end the process.
  file.on('error', () => {})
  await new Promise<void>((ready, refused) => {
    const work = transact(async (tx) => {
      const filter = await setFilter(tx, cache, request)
      if (request.format === 'xlsx') await refuseTooMany(tx, cache, filter, request.unit)
      ready()
      tx.about({ type: 'incident', count: await write(tx, filter, request, file) })
    })
    work.then(
      () => file.end(),
      (error: Error) => {
        refused(error)
        file.destroy(error)
      },
    )
  })
  return { file, mediaType: MEDIA_TYPES[request.format], name: `${request.unit}.${request.format}` }
}

async function refuseTooMany(tx: Tx, cache: ResultCache, filter: SetFilter, unit: CountUnit): Promise<void> {
  const rows =
    unit === 'victims' ? await countVictimRows(tx, filter) : (await summarise(tx, cache, filter)).incidents
  if (rows > SHEET_ROWS) throw new Failure('incidents.too_many_rows')
}

async function write(
  tx: Tx,
  filter: SetFilter,
  { format, unit, sort }: ExportRequest,
  out: PassThrough,
): Promise<number> {
  let count = 0
  const counted = async function* () {
    for await (const batch of readAll(tx, filter, sort, unit)) {
      count += batch.length
      yield batch
    }
  }
  const source =
    format === 'geojson' ? Readable.from(features(counted(), unit)) : table(counted(), format, unit)
  await pipeline(source, out, { end: false })
  return count
}

function table(rows: AsyncIterable<ExportRow[]>, format: 'csv' | 'xlsx', unit: CountUnit): Readable {
  const columns = columnsOf(unit)
  const cells = async function* (): AsyncGenerator<Cell[][]> {
    for await (const batch of rows) yield batch.map((row) => columns.map(([, cell]) => cell(row)))
  }
  const headers = columns.map(([header]) => header)
  return format === 'csv' ? csvWriter(headers, cells()) : xlsxWriter(headers, cells(), unit)
}

async function* features(rows: AsyncIterable<ExportRow[]>, unit: CountUnit): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":['
  let first = true
  for await (const batch of rows) {
    yield (first ? '\n' : ',\n') + batch.map((row) => presentFeature(row, unit)).join(',\n')
    first = false
  }
  yield '\n]}\n'
}
