import { due, lateBefore, standing, type Due, type Start } from '#platform/calendar'
import { clockKey, type ClockRule, type ExhibitQueue } from '../../contract/index.ts'
import { STAGES, type ExhibitMoment } from '../../store/queue/stages.ts'
import type { WaitingRow } from '../../store/queue/rows.ts'
import { clocksTo, limitOf, type ClocksInForce } from '../clocks/in-force.ts'

/** A clock of exhibits, ready to be counted with. */
export interface StepClock {
  readonly key: string
  readonly rule: ClockRule & { readonly from: ExhibitMoment }
  readonly before: Date
}

/** The clocks that end with a step, the leading one first, and the moment that orders its queue. */
export interface Step {
  readonly stage: ExhibitQueue
  readonly from: ExhibitMoment
  readonly clocks: readonly StepClock[]
}

export function stepOf(inForce: ClocksInForce, stage: ExhibitQueue, now: Date): Step {
  const clocks = clocksTo(inForce.content, STAGES[stage].to).map((rule) => ({
    key: clockKey(rule),
    rule: rule as StepClock['rule'],
    before: lateBefore(inForce.calendar, now, limitOf(rule)),
  }))
  return { stage, clocks, from: clocks[0]?.rule.from ?? STAGES[stage].from }
}

/** When a clock began for an exhibit; null where nobody wrote it down. */
export function startOf(row: WaitingRow, from: ExhibitMoment): Start | null {
  const at = row[`${from}_at`]
  if (at === null) return null
  return { at, timeKnown: from === 'collected' || from === 'received' ? row[`${from}_time_known`] : true }
}

/** A clock as it stands for an exhibit. */
export interface Running {
  readonly key: string
  readonly start: Start | null
  readonly due: Due | null
  readonly standing: 'in-time' | 'perhaps-late' | 'late' | 'unknown'
}

export function runningOf(
  inForce: ClocksInForce,
  { key, rule }: StepClock,
  row: WaitingRow,
  now: Date,
): Running {
  const start = startOf(row, rule.from)
  if (!start) return { key, start, due: null, standing: 'unknown' }
  const limit = due(inForce.calendar, start, limitOf(rule))
  return { key, start, due: limit, standing: standing(limit, now) }
}

/**
 * By what rows of several steps are merged: when the leading clock is over at the earliest. A row whose start is not
 * written down counts from its entry, and a step without a clock comes last.
 */
export function orderOf(inForce: ClocksInForce, { clocks }: Step, row: WaitingRow): number {
  const [leading] = clocks
  if (!leading) return Number.POSITIVE_INFINITY
  return due(inForce.calendar, { at: row.place, timeKnown: true }, limitOf(leading.rule)).earliest.getTime()
}
