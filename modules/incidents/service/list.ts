import { dayAfter, type CalendarDate } from '#contract'
import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import type { IncidentFilter, IncidentSort, IncidentSummary } from '../contract/index.ts'
import type { SetFilter } from '../store/filter.ts'
import { findSharers } from '../store/sharers.ts'
import { ORDERS, readPage, type ListedRow } from '../store/list.ts'
import { ALWAYS, within } from '../store/spans.ts'
import { edgeDay, tallySpans, type Tallied } from '../store/tally.ts'
import { keyOf, type ResultCache } from './cache.ts'
import { setFilter } from './filter.ts'

export interface ListRequest extends IncidentFilter {
  readonly sort: IncidentSort
  readonly cursor?: string | undefined
  readonly limit: number
}

export interface ListPage {
  readonly rows: readonly ListedRow[]
  readonly next: string | null
}

/**
 * One page of the list and where the next begins.
 *
 * @throws Failure request.invalid when the cursor is not one of this sort
 */
export async function listPage(tx: Tx, cache: ResultCache, request: ListRequest): Promise<ListPage> {
  const { sort, cursor, limit } = request
  const after = cursor === undefined ? undefined : readCursor(sort, cursor)
  const filter = await setFilter(tx, cache, request)
  const page = await cache.through(tx, keyOf('list', { ...filter, sort, cursor, limit }), async () => {
    const rows = await readPage(tx, filter, sort, after, limit + 1)
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return { rows: shown, next: rows.length > limit && last ? writeCursor(sort, last) : null }
  })
  tx.about({ type: 'incident', count: page.rows.length })
  return page
}

function writeCursor(sort: IncidentSort, row: ListedRow): string {
  return Buffer.from(JSON.stringify([sort, ...ORDERS[sort].place(row)])).toString('base64url')
}

const SHAPES: Readonly<Record<string, (part: unknown) => boolean>> = {
  timestamp: (part) => typeof part === 'string' && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?$/.test(part),
  uuid: (part) => typeof part === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(part),
  int: (part) => Number.isSafeInteger(part),
  text: (part) => typeof part === 'string' && !part.includes('\0'),
}

function readCursor(sort: IncidentSort, cursor: string): (string | number)[] {
  const [of, ...place] = parsed(cursor)
  const { keys } = ORDERS[sort]
  if (of !== sort || place.length !== keys.length || !keys.every(([, type], at) => SHAPES[type]!(place[at])))
    throw new Failure('request.invalid', {
      fields: [
        { path: 'cursor', message: 'This place in the list does not exist. Start from the first page.' },
      ],
    })
  return place as (string | number)[]
}

function parsed(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}

/** How many of each unit a filter holds, and the days it reaches over. */
export async function summarise(tx: Tx, cache: ResultCache, asked: IncidentFilter): Promise<IncidentSummary> {
  const filter = await setFilter(tx, cache, asked)
  const summary = await cache.through(tx, keyOf('summary', { ...filter }), () => computeSummary(tx, filter))
  tx.about({ type: 'incident', count: summary.incidents })
  return summary
}

async function computeSummary(tx: Tx, filter: SetFilter): Promise<IncidentSummary> {
  const span = within(ALWAYS, filter)
  const rows = span ? await tallySpans(tx, filter, [span]) : []
  const sum = (of: (row: Tallied) => number) => rows.reduce((total, row) => total + of(row), 0)
  const ofClass = (name: Tallied['class']) => sum((row) => (row.class === name ? row.incidents : 0))
  const [killed, wounded, incidents] = [
    sum((row) => row.killed),
    sum((row) => row.wounded),
    sum((row) => row.incidents),
  ]
  return {
    incidents,
    victims: killed + wounded,
    killed,
    wounded,
    suspects: sum((row) => row.suspects),
    byClass: {
      fatal: ofClass('fatal'),
      nonfatal: ofClass('nonfatal'),
      'shots-fired': ofClass('shots-fired'),
      excluded: ofClass('excluded'),
    },
    unmapped: incidents - sum((row) => row.mapped),
    firstDay: await edge(tx, filter, rows, 'first'),
    lastDay: await edge(tx, filter, rows, 'last'),
    agencies: await findSharers(tx),
  }
}

/** The tally knows some edges only by their month; the day is then looked up inside of it. */
async function edge(
  tx: Tx,
  filter: SetFilter,
  rows: readonly Tallied[],
  side: 'first' | 'last',
): Promise<CalendarDate | null> {
  // Sums of a month and single days of it may stand beside each other: the month is looked into.
  const place = (one: Tallied) => (one.grain === 'month' ? edgeOfMonth(one[side], side) : one[side])
  const sorted = [...rows].sort((a, b) => (place(a) < place(b) ? -1 : 1))
  const row = side === 'first' ? sorted[0] : sorted.at(-1)
  if (!row || row.grain === 'day') return row?.[side] ?? null
  const month: SetFilter = { ...filter, from: row[side], to: lastOfMonth(row[side]) }
  return edgeDay(tx, month, side)
}

const edgeOfMonth = (first: CalendarDate, side: 'first' | 'last'): string =>
  side === 'first' ? first.slice(0, 7) : `${first.slice(0, 7)}-99`

function lastOfMonth(first: CalendarDate): CalendarDate {
  const month = first.slice(0, 7)
  const days = [28, 29, 30, 31].map((day) => `${month}-${day}`)
  return days.find((day) => dayAfter(day) === dayAfter(month)) ?? `${month}-31`
}
