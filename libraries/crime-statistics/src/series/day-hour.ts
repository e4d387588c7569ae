export interface DayHourMatrix {
  /** Seven days from Monday, 24 hours each, of the events whose day and hour are both known. */
  readonly cells: readonly (readonly number[])[]
  readonly dayTotals: readonly number[]
  readonly hourTotals: readonly number[]
  /** Events left out of the cells because their day or hour is not known. */
  readonly unknown: number
}

/**
 * Counts by day of the week and hour. Days run from 0 (Monday) to 6, hours from 0 to 23; anything else, such
 * as −1 or NaN, is an unknown time, which is counted and never guessed.
 */
export function dayHourMatrix(days: ArrayLike<number>, hours: ArrayLike<number>): DayHourMatrix {
  if (days.length !== hours.length) {
    throw new RangeError(
      `days and hours must be as long as each other, but they have ${days.length} and ${hours.length} values.`,
    )
  }
  const cells = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0))
  let unknown = 0
  for (let i = 0; i < days.length; i += 1) {
    const row = cells[days[i]!]
    const hour = hours[i]!
    if (row && Number.isInteger(hour) && hour >= 0 && hour < 24) row[hour]! += 1
    else unknown += 1
  }
  const dayTotals = cells.map((row) => row.reduce((sum, count) => sum + count, 0))
  const hourTotals = cells[0]!.map((_, hour) => cells.reduce((sum, row) => sum + row[hour]!, 0))
  return { cells, dayTotals, hourTotals, unknown }
}
