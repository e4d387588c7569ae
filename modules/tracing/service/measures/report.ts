import { Readable } from 'node:stream'
import type { Tx } from '#platform/db'
import { writePdf } from '#platform/documents'
import type { FileAnswer } from '#platform/http'
import { csvWriter } from '#platform/import'
import { TRACE_CAVEAT, type TraceMeasures } from '../../contract/index.ts'
import { reportBlocks } from './document.ts'
import { measureTraces, type MeasureRequest } from './index.ts'
import { FIGURE_COLUMNS, rowsOf } from './rows.ts'

/**
 * The report of a period: to print and file, or its figures one a row.
 * @throws Failure `record.unavailable`, `tracing.period`
 */
export async function reportOf(
  tx: Tx,
  { format, ...request }: MeasureRequest & { readonly format: 'pdf' | 'csv' },
  now = new Date(),
): Promise<FileAnswer> {
  const measures = await measureTraces(tx, request)
  const name = `tracing-${measures.from}-${measures.to}.${format}`
  if (format === 'csv') return { file: figuresCsv(measures), mediaType: 'text/csv; charset=utf-8', name }
  return {
    file: Readable.from([await document(tx, measures, now)]),
    mediaType: 'application/pdf',
    name,
  }
}

/** Every figure, one a row, each with the caveat: rows are copied out of files. */
const figuresCsv = (measures: TraceMeasures): Readable =>
  csvWriter([...FIGURE_COLUMNS, 'note'], [rowsOf(measures).map((row) => [...row, TRACE_CAVEAT])])

const document = (tx: Tx, measures: TraceMeasures, now: Date): Promise<Buffer> =>
  writePdf(
    {
      title: 'Tracing of crime guns',
      subtitle: `${measures.agency.name}, ${monthWords(measures.from)} to ${monthWords(measures.to)}`,
      labels: ['Trace', measures.agency.name, 'Restricted'],
      purpose: 'Criminal investigation',
      printedBy: tx.actor.name,
      printedAt: measures.today,
      notice: TRACE_CAVEAT,
      madeAt: now,
    },
    reportBlocks(measures),
  )

const monthWords = (month: string): string =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  )
