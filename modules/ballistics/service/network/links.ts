import type { Readable } from 'node:stream'
import type { Tx } from '#platform/db'
import { csvWriter, xlsxWriter, type Cell } from '#platform/import'
import type { LinkCounts, LinkFilter } from '../../contract/index.ts'
import * as store from '../../store/network/links.ts'
import { readCursor, writeCursor } from './cursor.ts'

export interface LinkRequest extends LinkFilter {
  readonly cursor?: string | undefined
  readonly limit: number
}

/**
 * One page of pairs of cases that leads or hits link, whichever source they come from. For the list of the network, for
 * that of the house's own leads, and for the page of a case or an exhibit.
 */
export async function listLinks(
  tx: Tx,
  { cursor, limit, ...filter }: LinkRequest,
): Promise<{ rows: store.PairRow[]; next: string | null }> {
  const after = cursor === undefined ? null : (readCursor(cursor, 'pair') as [string, string, string])
  const found = await store.readPairs(tx, filter, after, limit + 1)
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  tx.about({ type: 'case-link', count: rows.length })
  const more = found.length > limit && last
  return { rows, next: more ? writeCursor([last.first_on, last.one_key, last.two_key]) : null }
}

export async function countLinks(tx: Tx, filter: LinkFilter): Promise<LinkCounts> {
  const counts = await store.countPairs(tx, filter)
  tx.about({ type: 'case-link', count: counts.pairs })
  return counts
}

const HEADERS = [
  'Case 1',
  'Agency 1',
  'Date 1',
  'Case 2',
  'Agency 2',
  'Date 2',
  'State',
  'Sources',
  'Hit by',
  'Leads',
  'First lead',
  'Hit on',
]

/** What a state is called in files: never a match. */
const STATES = {
  lead: 'Lead, unconfirmed',
  hit: 'Hit',
  known: 'Confirmed, known before',
  'not-confirmed': 'Not confirmed',
} as const
const SOURCES = { own: 'Own comparisons', network: 'NIBIN' } as const

const MEDIA = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** Every pair under a filter as a table. Pairs are read at once: a region has thousands, not millions. */
export async function exportLinks(
  tx: Tx,
  { format, ...filter }: LinkFilter & { readonly format: 'csv' | 'xlsx' },
): Promise<{ file: Readable; mediaType: string; name: string }> {
  const rows = await store.readPairs(tx, filter, null, MOST)
  tx.about({ type: 'case-link', count: rows.length })
  const write = format === 'csv' ? csvWriter : xlsxWriter
  return { file: write(HEADERS, [rows.map(cellsOf)]), mediaType: MEDIA[format], name: `case-links.${format}` }
}

const MOST = 1_000_000

const cellsOf = (row: store.PairRow): Cell[] => [
  ...caseCells(row.one),
  ...caseCells(row.two),
  STATES[row.state],
  row.sources.map((source) => SOURCES[source]).join('; '),
  (row.hit_by ?? []).map((source) => SOURCES[source]).join('; '),
  row.leads.map(({ number }) => number).join('; '),
  row.first_on,
  row.hit_on,
]

const caseCells = (one: store.PairRow['one']): Cell[] =>
  one ? [one.number, one.agency, one.occurred_on] : ['Not shared with your agency', null, null]
