import { proportionInterval } from '@throughline/crime-statistics'
import type { Readable } from 'node:stream'
import type { Tx } from '#platform/db'
import { csvWriter } from '#platform/import'
import { Band, bandOf, type TraceFilter } from '../contract/index.ts'
import { batchColumns } from '../present/batch.ts'
import { countTraces, daysToCrime, listTraceRows, placeOf, type ListedTrace } from '../store/trace-list.ts'
import { readCursor, writeCursor } from './page.ts'
import { loadTrace } from './trace.ts'

/** One page of traces, with what drafts would be rejected for, and how many there are. */
export async function listTraces(
  tx: Tx,
  { cursor, limit, ...filter }: TraceFilter & { cursor?: string | undefined; limit: number },
): Promise<{
  rows: { row: ListedTrace; faults: number }[]
  next: string | null
  total: number
  byStatus: Record<string, number>
}> {
  const rows = await listTraceRows(tx, filter, readCursor(cursor), limit + 1)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const counts = await countTraces(tx, filter)
  tx.about({ type: 'trace', count: shown.length })
  const judged = []
  for (const row of shown)
    judged.push({ row, faults: row.status === 'draft' ? await faultsOf(tx, row.id) : 0 })
  return {
    rows: judged,
    next: rows.length > limit && last ? writeCursor(placeOf(last), last.id) : null,
    total: [...counts.values()].reduce((sum, count) => sum + count, 0),
    byStatus: Object.fromEntries(counts),
  }
}

async function faultsOf(tx: Tx, id: string): Promise<number> {
  const { findings } = await loadTrace(tx, id)
  return findings.filter(({ severity }) => severity === 'reject').length
}

const BATCH = 1_000

/** Requests as a file in the layout of docs/guides/tracing.md, without purchasers. */
export async function exportTraces(
  tx: Tx,
  filter: TraceFilter & { ids?: readonly string[] | undefined },
): Promise<{ file: Readable; mediaType: string; name: string }> {
  const all: ListedTrace[] = []
  for (let after: readonly [string, string] | undefined; ;) {
    const rows = await listTraceRows(tx, filter, after, BATCH)
    all.push(...rows)
    const last = rows.at(-1)
    if (rows.length < BATCH || !last) break
    after = [placeOf(last), last.id]
  }
  tx.about({ type: 'trace', count: all.length })
  const headers = batchColumns.map(([header]) => header)
  return {
    file: csvWriter(headers, [all.map((row) => batchColumns.map(([, cell]) => cell(row)))]),
    mediaType: 'text/csv; charset=utf-8',
    name: 'trace-requests.csv',
  }
}

/** Quarters of years up to eight years, and one for everything later. */
const QUARTERS = 33
const QUARTER_DAYS = 365.25 / 4

/** How long after their first sale traced guns were recovered. */
export async function timeToCrime(tx: Tx) {
  const days = await daysToCrime(tx)
  tx.about({ type: 'trace', count: days.length, fields: ['time to crime'] })
  const quarters = Array.from({ length: QUARTERS }, () => 0)
  for (const one of days) quarters[Math.min(QUARTERS - 1, Math.floor(one / QUARTER_DAYS))]! += 1
  const under = days.filter((one) => one < 365).length
  const { low, high } = proportionInterval(under, days.length)
  return {
    traced: days.length,
    bands: Band.options.map((band) => ({ band, count: days.filter((one) => bandOf(one) === band).length })),
    quarters,
    underOneYear: { count: under, low, high },
  }
}
