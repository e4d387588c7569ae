import { boundsOf, countGrid, gridFrame, knox } from '@throughline/crime-statistics'
import type { Events } from './events.ts'

/** Bands of the near-repeat tables: metres (euclidean) and whole days. */
export const NEAR_METRES = [0, 100, 200, 400, 800] as const
export const NEAR_DAYS = [0, 2, 4, 8, 15, 29] as const
export const SHARES_OF_CELLS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3] as const
export const CELL_METRES = 250

/** What is compared between cities. Shares sum to 1 unless said. */
export interface Statistics {
  readonly incidents: number
  readonly victims: number
  readonly years: number
  readonly hour: readonly number[]
  /** From Monday. */
  readonly weekday: readonly number[]
  /** Incidents a day in each month over their mean over the year: 1 is average. */
  readonly month: readonly number[]
  /** Incidents with 1, 2, 3, 4 and 5 or more victims. */
  readonly victimsPerIncident: readonly number[]
  /** Of victims. */
  readonly fatal: number
  /** Share of incidents in the fullest cells, for each of `SHARES_OF_CELLS` of all cells with any incident. */
  readonly concentration: readonly number[]
  /** Share of incidents in the fullest 5 % of 250 m cells, of all cells within the city (cells ≤ 1 km from any). */
  readonly nearRepeat: readonly (readonly (number | null)[])[]
}

export function statisticsOf(events: Events): Statistics {
  const count = events.day.length
  const victims = events.victims.reduce((sum, n) => sum + n, 0)
  const hours = counts(24, count, (i) => (events.minute[i]! < 0 ? -1 : Math.floor(events.minute[i]! / 60)))
  return {
    incidents: count,
    victims,
    years: events.days / 365.25,
    hour: shares(hours),
    weekday: shares(counts(7, count, (i) => weekdayOf(events.day[i]!))),
    month: monthly(events),
    victimsPerIncident: shares(counts(5, count, (i) => Math.min(5, events.victims[i]!) - 1)),
    fatal: events.deaths.reduce((sum, n) => sum + n, 0) / victims,
    concentration: concentration(events.points),
    nearRepeat: nearRepeat(events),
  }
}

/** 0 is Monday: 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number) => (((day + 3) % 7) + 7) % 7
export const monthOf = (day: number) => new Date(day * 86_400_000).getUTCMonth()

function counts(size: number, count: number, where: (i: number) => number): number[] {
  const sums = Array.from({ length: size }, () => 0)
  for (let i = 0; i < count; i++) {
    const at = where(i)
    if (at >= 0) sums[at]!++
  }
  return sums
}

export function shares(sums: readonly number[]): number[] {
  const total = sums.reduce((sum, n) => sum + n, 0)
  return sums.map((n) => n / total)
}

function monthly(events: Events): number[] {
  const sums = counts(12, events.day.length, (i) => monthOf(events.day[i]!))
  const days = counts(12, events.days, (i) => monthOf(events.firstDay + i))
  const rates = sums.map((n, month) => n / Math.max(1, days[month]!))
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / 12
  return rates.map((rate) => rate / mean)
}

/**
 * Cells are those within 1 km of any incident, so that sea and farmland do not count as safe; every city is held
 * to that rule alike.
 */
export function concentration(points: Float64Array): number[] {
  const { columns, rows, counts: inCell } = countGrid(points, gridFrame(boundsOf(points, 1_250), CELL_METRES))
  const near = new Uint8Array(columns * rows)
  const reach = 1_000 / CELL_METRES
  for (let cell = 0; cell < inCell.length; cell++) if (inCell[cell]! > 0) mark(near, columns, cell, reach)
  const full = Array.from(inCell.filter((_, cell) => near[cell] === 1)).sort((a, b) => b - a)
  const total = points.length / 2
  return SHARES_OF_CELLS.map((share) => {
    const most = full.slice(0, Math.round(share * full.length))
    return most.reduce((sum, n) => sum + n, 0) / total
  })
}

function mark(near: Uint8Array, columns: number, cell: number, reach: number) {
  for (let dy = -reach; dy <= reach; dy++)
    for (let dx = -reach; dx <= reach; dx++)
      if (dx * dx + dy * dy <= reach * reach) near[cell + dy * columns + dx] = 1
}

function nearRepeat(events: Events): (number | null)[][] {
  const options = { distances: NEAR_METRES, intervals: NEAR_DAYS, metric: 'euclidean' } as const
  const { cells } = knox(events.points, events.day, options)
  return cells.map((row) => row.map(({ ratio }) => ratio))
}
