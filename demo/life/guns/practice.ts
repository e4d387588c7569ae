import type { AgencyKey } from '../../city/types.ts'
import { YEAR_DAYS, DAY } from '../calendar.ts'
import type { Minute } from '../types.ts'

/** How an agency deals with what it picks up. Planted: they differ, and the neighbour mends its ways half-way. */
export interface Practice {
  /** Share of scenes searched for casings: with somebody hit, and without. */
  readonly searched: readonly [hit: number, nobodyHit: number]
  /** Of casings left, how many are found; and at most how many of one gun are kept. */
  readonly found: number
  readonly kept: number
  readonly testFires: number
  /** Days from collection until a test fire. */
  readonly testFireDays: number
  /** Share that is sent on for entry at all. */
  readonly submits: number
  /** Weekday (from Monday) of the courier, every so many weeks; null is every working day. */
  readonly courier: { readonly weekday: number; readonly weeks: number } | null
  /** Which unit enters it. */
  readonly unit: 'own' | 'state'
  /** Share of recovered guns it asks a trace for, and the median days until it does. */
  readonly traces: number
  readonly traceDays: number
}

const POLICE: Practice = {
  searched: [0.95, 0.78],
  found: 0.62,
  kept: 3,
  testFires: 0.9,
  testFireDays: 3,
  submits: 0.97,
  courier: null,
  unit: 'own',
  traces: 0.965,
  traceDays: 1.6,
}
const SHERIFF: Practice = {
  searched: [0.92, 0.6],
  found: 0.6,
  kept: 2,
  testFires: 0.6,
  testFireDays: 16,
  submits: 0.86,
  courier: { weekday: 2, weeks: 1 },
  unit: 'state',
  traces: 0.8,
  traceDays: 8,
}
const NEIGHBOUR: Practice = {
  searched: [0.9, 0.5],
  found: 0.5,
  kept: 2,
  testFires: 0.35,
  testFireDays: 30,
  submits: 0.7,
  courier: { weekday: 1, weeks: 2 },
  unit: 'state',
  traces: 0.55,
  traceDays: 19,
}
/** Traces everything from then on, after a grant came with the condition. */
const MENDED: Practice = { ...NEIGHBOUR, testFires: 0.8, submits: 0.92, traces: 0.97, traceDays: 3 }
const MENDED_FROM: Minute = Math.round(2.5 * YEAR_DAYS) * DAY

export function practiceOf(agency: AgencyKey, at: Minute): Practice {
  if (agency === 'sheriff') return SHERIFF
  if (agency === 'neighbour') return at < MENDED_FROM ? NEIGHBOUR : MENDED
  return POLICE
}
