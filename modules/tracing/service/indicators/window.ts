import type { Calendar } from '#platform/calendar'

/** The last day of so many business days in a row that begin with a day (27 CFR 478.126a counts five). */
export function lastOfBusinessDays(calendar: Calendar, first: number, count: number): number {
  let day = first
  for (let left = count - Number(calendar.works(first)); left > 0;) if (calendar.works(++day)) left--
  return day
}

/**
 * Runs of items that lie within a window, the longest first where they overlap; each item stands in one run.
 * @param endOf last day of a window that begins with a day
 */
export function runsOf<T>(
  items: readonly T[],
  dayOf: (item: T) => number,
  endOf: (first: number) => number,
  least: number,
): T[][] {
  const sorted = items.toSorted((one, other) => dayOf(one) - dayOf(other))
  const runs = sorted
    .map((item, at) => {
      const end = endOf(dayOf(item))
      return sorted.slice(at).filter((other) => dayOf(other) <= end)
    })
    .filter(({ length }) => length >= least)
    .sort((one, other) => other.length - one.length)
  const used = new Set<T>()
  const kept: T[][] = []
  for (const run of runs) {
    if (run.some((item) => used.has(item))) continue
    for (const item of run) used.add(item)
    kept.push(run)
  }
  return kept.sort((one, other) => dayOf(one[0]!) - dayOf(other[0]!))
}
