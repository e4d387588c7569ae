import { boundsOf, gridFrame, knox, type GridFrame } from '@throughline/crime-statistics'
import { Chance, shuffled } from '../chance/index.ts'
import type { Events } from './events.ts'

/** Bands of the near-repeat tables: metres (euclidean) and whole days. */
export const NEAR_METRES = [0, 100, 200, 400, 800] as const
export const NEAR_DAYS = [0, 2, 4, 8, 15, 29] as const
export const SHARES_OF_CELLS = [0.01, 0.02, 0.05, 0.1, 0.15, 0.2] as const
export const CELL_METRES = 250
/** Incidents per cell at which concentration is compared: about those of Alder Bay in five years. */
export const PER_CELL = 0.3
const ROUNDS = 20

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
  /** Share of incidents in the fullest `SHARES_OF_CELLS`, thinned to `PER_CELL`. */
  readonly concentration: readonly number[]
  /** Observed over expected pairs, by band of `NEAR_METRES` and of `NEAR_DAYS`. */
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
    nearRepeat: nearRepeat([events]),
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
 * Share of incidents in the fullest cells, for each of `SHARES_OF_CELLS`. Cells are those within 1 km of any
 * incident, so that sea and farmland do not count as safe. Few incidents look more concentrated than many, so every
 * city is thinned to `PER_CELL` at random first, and the mean of several such samples is given.
 */
function concentration(points: Float64Array): number[] {
  const frame = gridFrame(boundsOf(points, 1_250), CELL_METRES)
  const cells = cellsOf(points, frame)
  const within = cellsWithin(cells, frame)
  const wanted = Math.min(cells.length, Math.round(within * PER_CELL))
  const random = new Chance('thinned')
  const sums = SHARES_OF_CELLS.map(() => 0)
  for (let round = 0; round < ROUNDS; round++) {
    const counts = new Uint16Array(frame.columns * frame.rows)
    for (const cell of shuffled(random, cells).slice(0, wanted)) counts[cell]!++
    const full = counts
      .filter((n) => n > 0)
      .sort()
      .reverse()
    SHARES_OF_CELLS.forEach((share, i) => {
      const most = full.slice(0, Math.round(share * within))
      sums[i]! += most.reduce((sum, n) => sum + n, 0) / (wanted * ROUNDS)
    })
  }
  return sums
}

function cellsOf(points: Float64Array, { cell, columns, originX, originY }: GridFrame): number[] {
  return Array.from({ length: points.length / 2 }, (_, i) => {
    const column = Math.floor((points[2 * i]! - originX) / cell)
    return Math.floor((points[2 * i + 1]! - originY) / cell) * columns + column
  })
}

/** How many cells have a middle within 1 km of the middle of one with an incident. */
function cellsWithin(cells: readonly number[], { columns, rows }: GridFrame): number {
  const near = new Uint8Array(columns * rows)
  const reach = 1_000 / CELL_METRES
  for (const cell of new Set(cells)) {
    for (let dy = -reach; dy <= reach; dy++)
      for (let dx = -reach; dx <= reach; dx++)
        if (dx * dx + dy * dy <= reach * reach) near[cell + dy * columns + dx] = 1
  }
  return near.reduce((sum, is) => sum + is, 0)
}

/**
 * Observed over expected pairs by band of `NEAR_METRES` (rows) and `NEAR_DAYS` (Knox 1964). Several cities are put
 * together by their sums: pairs across two of them are none.
 */
export function nearRepeat(cities: readonly Events[]): (number | null)[][] {
  const options = { distances: NEAR_METRES, intervals: NEAR_DAYS, metric: 'euclidean' } as const
  const tables = cities.map(({ points, day }) => knox(points, day, options).cells)
  return tables[0]!.map((row, i) =>
    row.map((_, j) => {
      const sum = (of: 'observed' | 'expected') => tables.reduce((all, cells) => all + cells[i]![j]![of], 0)
      return sum('expected') > 0 ? sum('observed') / sum('expected') : null
    }),
  )
}
