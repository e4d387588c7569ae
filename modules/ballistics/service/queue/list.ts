import type { Calendar } from '#platform/calendar'
import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import { QueueStage, type ExhibitQueue, type QueueFilter } from '../../contract/index.ts'
import { readWaiting, type WaitingRow } from '../../store/queue/rows.ts'
import { clocksOf, type ClocksInForce } from '../clocks/in-force.ts'
import { keeperOf } from './keeper.ts'
import { leadsAt, type WaitingLeadState } from './leads.ts'
import { orderOf, runningOf, stepOf, type Running } from './stage.ts'

export interface QueueRequest extends QueueFilter {
  readonly cursor?: string | undefined
  readonly limit: number
}

/** One exhibit in the queues, with its clocks. */
export interface QueuedExhibit {
  readonly stage: ExhibitQueue
  readonly row: WaitingRow
  readonly clocks: readonly Running[]
  readonly order: number
}

export type Queued = QueuedExhibit | WaitingLeadState

type Places = Partial<Record<QueueStage, readonly [string, string]>>

/**
 * What waits, the first to be due first. Each step's queue is in order by itself, so the steps are read side by side
 * and merged; the way on remembers how far each was read.
 * @throws Failure `request.invalid` for a place that does not exist, `record.unavailable` for an agency that does not share
 */
export async function listQueue(
  tx: Tx,
  { cursor, limit, ...asked }: QueueRequest,
  now = new Date(),
): Promise<{ rows: Queued[]; next: string | null; calendar: Calendar }> {
  const keeper = await keeperOf(tx, asked.keeper)
  const filter = { ...asked, keeper }
  const inForce = await clocksOf(tx, keeper)
  const places = cursor === undefined ? {} : readPlaces(cursor)
  const found: Queued[] = []
  for (const stage of QueueStage.options) {
    if (filter.stage?.length && !filter.stage.includes(stage)) continue
    const reading = { filter, after: places[stage], limit: limit + 1, now }
    const rows =
      stage === 'tell' || stage === 'confirm'
        ? await leadsAt(tx, inForce, stage, reading)
        : await exhibitsAt(tx, inForce, stage, reading)
    found.push(...rows)
  }
  const merged = found.toSorted((one, other) =>
    one.order < other.order ? -1 : Number(one.order > other.order),
  )
  const rows = merged.slice(0, limit)
  const leads = rows.filter((row) => 'lead' in row).length
  const owner = keeper === tx.actor.agencyId ? {} : { owner: keeper }
  tx.about({ type: 'exhibit', count: rows.length - leads, ...owner })
  if (leads > 0) tx.about({ type: 'lead', count: leads, ...owner })
  return {
    rows,
    next: merged.length > limit ? writePlaces(places, rows) : null,
    calendar: inForce.calendar,
  }
}

interface Reading {
  readonly filter: QueueFilter & { readonly keeper: number }
  readonly after: readonly [string, string] | undefined
  readonly limit: number
  readonly now: Date
}

async function exhibitsAt(
  tx: Tx,
  inForce: ClocksInForce,
  stage: ExhibitQueue,
  { filter, after, limit, now }: Reading,
): Promise<QueuedExhibit[]> {
  const step = stepOf(inForce, stage, now)
  const [leading] = step.clocks
  const lateness = leading && { from: leading.rule.from, before: leading.before }
  const rows = await readWaiting(tx, { stage, filter, from: step.from, lateness, after, limit })
  return rows.map((row) => ({
    stage,
    row,
    clocks: step.clocks.map((clock) => runningOf(inForce, clock, row, now)),
    order: orderOf(inForce, step, row),
  }))
}

function writePlaces(before: Places, rows: readonly Queued[]): string {
  const places: Places = { ...before }
  for (const one of rows) {
    const { place_text: place, id } = 'lead' in one ? one.lead : one.row
    places[one.stage] = [place, id]
  }
  return Buffer.from(JSON.stringify(places)).toString('base64url')
}

const MOMENT = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function readPlaces(cursor: string): Places {
  const parsed = fromText(cursor)
  const known = Object.entries(parsed).every(
    ([stage, place]) =>
      QueueStage.safeParse(stage).success &&
      Array.isArray(place) &&
      place.length === 2 &&
      MOMENT.test(String(place[0])) &&
      ID.test(String(place[1])),
  )
  if (known && Object.keys(parsed).length > 0) return parsed as Places
  throw new Failure('request.invalid', {
    fields: [
      { path: 'cursor', message: 'This place in the queue does not exist. Start from the first page.' },
    ],
  })
}

function fromText(cursor: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {}
  } catch {
    return {}
  }
}
