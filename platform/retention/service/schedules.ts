import type { Category } from '#contract'
import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import type { CountedFrom } from '../contract.ts'
import * as store from '../store/schedules.ts'

export interface ScheduleInput {
  readonly years: number
  readonly days: number
  readonly countedFrom: CountedFrom
  readonly authority: string
  readonly remark: string
}

/** 28 CFR 23.20(h): criminal intelligence is reviewed or purged within five years. */
const INTELLIGENCE_YEARS = 5

/** Puts a schedule in force in place of the one before. */
export async function setSchedule(
  tx: Tx,
  category: Category,
  input: ScheduleInput,
): Promise<store.ScheduleRow> {
  const { years, days } = input
  if (category === 'intelligence' && years + days / 365 > INTELLIGENCE_YEARS)
    throw new Failure('retention.too_long')
  await store.takeTurns(tx.client, tx.actor.agencyId)
  await store.endSchedule(tx, category)
  const { countedFrom: counted_from, authority, remark } = input
  const set = await store.insertSchedule(tx, { category, years, days, counted_from, authority, remark })
  tx.about({ type: 'schedule', id: set.id, fields: [category] })
  return set
}

/** Ends a schedule: records of the category are kept from now on. */
export async function endSchedule(tx: Tx, category: Category): Promise<void> {
  await store.takeTurns(tx.client, tx.actor.agencyId)
  tx.about({ type: 'schedule', fields: [category] })
  if (!(await store.endSchedule(tx, category))) throw new Failure('retention.no_schedule')
}
