import { PassThrough, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Tx } from '#platform/db'
import { csvWriter, xlsxWriter, type Cell } from '#platform/import'
import type { ExhibitFilter, ExhibitSort } from '../contract/index.ts'
import { EXPORTED } from '../present/export.ts'
import { readAll } from '../store/export.ts'
import { useLocalTime } from '../store/moments.ts'

export interface ExportRequest extends ExhibitFilter {
  readonly format: 'csv' | 'xlsx'
  readonly sort: ExhibitSort
}

const MEDIA_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

type Transact = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/**
 * Everything under a filter as a file that streams. It is read in the transaction that leaves the audit row and ends
 * only when that is committed: a complete file without its audit row cannot be.
 */
export async function exportExhibits(
  transact: Transact,
  { format, sort, ...filter }: ExportRequest,
): Promise<{ file: Readable; mediaType: string; name: string }> {
  const file = new PassThrough()
  // An error before the first byte is answered as a problem; nobody listens to the file then.
  file.on('error', () => {})
  await new Promise<void>((ready, refused) => {
    const work = transact(async (tx) => {
      await useLocalTime(tx)
      ready()
      let count = 0
      const cells = async function* (): AsyncGenerator<Cell[][]> {
        for await (const batch of readAll(tx, filter, sort)) {
          count += batch.length
          yield batch.map((row) => EXPORTED.map(([, cell]) => cell(row)))
        }
      }
      const headers = EXPORTED.map(([header]) => header)
      const source = format === 'csv' ? csvWriter(headers, cells()) : xlsxWriter(headers, cells(), 'exhibits')
      await pipeline(source, file, { end: false })
      tx.about({ type: 'exhibit', count })
    })
    work.then(
      () => file.end(),
      (error: Error) => {
        refused(error)
        file.destroy(error)
      },
    )
  })
  return { file, mediaType: MEDIA_TYPES[format], name: `exhibits.${format}` }
}
