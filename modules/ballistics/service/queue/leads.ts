import { due, lateBefore, standing } from '#platform/calendar'
import type { Tx } from '#platform/db'
import { clockKey, type ClockRule, type QueueFilter, type StageSummary } from '../../contract/index.ts'
import { COUNTED } from '../../contract/index.ts'
import {
  countWaitingLeads,
  readWaitingLeads,
  type LeadQueue,
  type WaitingLead,
} from '../../store/queue/leads.ts'
import { clocksTo, limitOf, type ClocksInForce } from '../clocks/in-force.ts'
import type { Running } from './stage.ts'

export const LEAD_QUEUES: readonly LeadQueue[] = ['tell', 'confirm']
const TO = { tell: 'told', confirm: 'confirmed' } as const

interface LeadClock {
  readonly key: string
  readonly rule: ClockRule
  readonly before: Date
}

const clocksOf = ({ content, calendar }: ClocksInForce, stage: LeadQueue, now: Date): LeadClock[] =>
  clocksTo(content, TO[stage]).map((rule) => ({
    key: clockKey(rule),
    rule,
    before: lateBefore(calendar, now, limitOf(rule)),
  }))

type Filter = QueueFilter & { readonly keeper: number }

/** A lead that waits, with its clocks and by when it is merged with what else waits. */
export interface WaitingLeadState {
  readonly stage: LeadQueue
  readonly lead: WaitingLead
  readonly clocks: readonly Running[]
  readonly order: number
}

/** Leads that wait to be told or examined, the oldest first. */
export async function leadsAt(
  tx: Tx,
  inForce: ClocksInForce,
  stage: LeadQueue,
  {
    filter,
    after,
    limit,
    now,
  }: { filter: Filter; after: readonly [string, string] | undefined; limit: number; now: Date },
): Promise<WaitingLeadState[]> {
  const clocks = clocksOf(inForce, stage, now)
  const leads = await readWaitingLeads(tx, { stage, filter, before: clocks[0]?.before, after, limit })
  return leads.map((lead) => {
    const running = clocks.map((clock) => runningOf(inForce, clock, lead, now))
    return {
      stage,
      lead,
      clocks: running,
      order: running[0]?.due?.earliest.getTime() ?? Number.POSITIVE_INFINITY,
    }
  })
}

function runningOf(
  { calendar }: ClocksInForce,
  { key, rule }: LeadClock,
  { place }: WaitingLead,
  now: Date,
): Running {
  const start = { at: place, timeKnown: true }
  const limit = due(calendar, start, limitOf(rule))
  return { key, start, due: limit, standing: standing(limit, now) }
}

/** How many leads wait at a step. */
export async function summariseLeads(
  tx: Tx,
  inForce: ClocksInForce,
  stage: LeadQueue,
  filter: Filter,
  now: Date,
): Promise<StageSummary> {
  const clocks = clocksOf(inForce, stage, now)
  const counted = await countWaitingLeads(tx, { stage, filter }, clocks)
  return {
    stage,
    count: Math.min(counted.n, COUNTED),
    more: counted.n > COUNTED,
    oldest: counted.oldest,
    delayed: 0,
    clocks: clocks.map(({ key }, index) => ({
      key,
      late: Math.min(counted.late[index] ?? 0, COUNTED),
      perhaps: 0,
      unknown: 0,
    })),
  }
}
