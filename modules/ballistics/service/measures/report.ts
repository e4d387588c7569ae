import { Readable } from 'node:stream'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#platform/db'
import { writePdf } from '#platform/documents'
import type { FileAnswer } from '#platform/http'
import { csvWriter } from '#platform/import'
import type { GroupBy, Measures } from '../../contract/index.ts'
import { reportBlocks } from './document.ts'
import { FIGURE_COLUMNS, figuresOf } from './figures.ts'
import { measure } from './index.ts'
import { codeWords } from './words.ts'

export interface ReportRequest {
  readonly month: string
  readonly format: 'pdf' | 'csv'
  readonly keeper?: number | undefined
  readonly by: GroupBy
}

/**
 * The report of a month: to print and file, or its figures one a row.
 * @throws Failure `record.unavailable` for an agency that does not share, `ballistics.period`
 */
export async function reportOf(tx: Tx, request: ReportRequest, now = new Date()): Promise<FileAnswer> {
  const { month, format, by } = request
  const name = `evidence-${month}.${format}`
  const measures = await measure(tx, { ...request, from: month, to: month }, now)
  if (format === 'csv') return { file: figuresCsv(measures, by), mediaType: 'text/csv; charset=utf-8', name }
  const year = await measure(tx, { ...request, from: undefined, to: month }, now)
  const file = Readable.from([await document(tx, { measures, year, by }, now)])
  return { file, mediaType: 'application/pdf', name }
}

/** Every figure, one a row. */
export const figuresCsv = (measures: Measures, by: GroupBy): Readable =>
  csvWriter(FIGURE_COLUMNS, [
    figuresOf(measures, by).map((one) => [
      one.measure,
      one.part,
      one.from,
      one.to,
      rounded(one.value),
      rounded(one.low),
      rounded(one.high),
      one.unit,
      one.count,
    ]),
  ])

const rounded = (value: number | null): number | null => (value === null ? null : Number(value.toFixed(4)))

function document(
  tx: Tx,
  { measures, year, by }: { measures: Measures; year: Measures; by: GroupBy },
  now: Date,
): Promise<Buffer> {
  const printed = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(measures.zone)
  return writePdf(
    {
      title: 'Evidence against the clock',
      subtitle: `${measures.keeper}, ${monthWords(measures.from)}`,
      labels: ['Ballistic', measures.keeper, 'Restricted'],
      purpose: codeWords(tx.actor.purpose),
      printedBy: tx.actor.name,
      printedAt: printed.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' '),
      notice: 'A lead is unconfirmed. Only a hit was confirmed by an examiner on the physical items.',
      madeAt: now,
    },
    reportBlocks(measures, year, by),
  )
}

const monthWords = (month: string): string =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  )
