/** How long records are kept: whole years, then days. */
export interface Period {
  readonly years: number
  readonly days: number
}

const DAY_MS = 86_400_000

/**
 * The first calendar day on which a record of this date may be purged: the day after its period has ended, so
 * that neither the hour of the record nor a clock set forward or back can bring it nearer. A period that would
 * end on a 29 February that does not exist ends on 1 March, never before.
 *
 * @example dueOn('2024-02-29', { years: 1, days: 0 }) // '2025-03-02'
 */
export function dueOn(date: string, { years, days }: Period): string {
  const [year, month, day] = partsOf(date)
  // Day 29 of a February with 28 days runs over into 1 March by itself.
  return iso(Date.UTC(year + years, month - 1, day) + (days + 1) * DAY_MS)
}

/**
 * The latest date whose records may be purged today: `dueOn(d) <= today` exactly for the dates up to it.
 *
 * @example lastDue('2025-03-02', { years: 1, days: 0 }) // '2024-03-01'
 */
export function lastDue(today: string, { years, days }: Period): string {
  const ended = iso(Date.parse(`${today}T00:00:00Z`) - (days + 1) * DAY_MS)
  const [year, month, day] = partsOf(ended)
  const lengthOfMonth = new Date(Date.UTC(year - years, month, 0)).getUTCDate()
  return iso(Date.UTC(year - years, month - 1, Math.min(day, lengthOfMonth)))
}

function partsOf(date: string): [year: number, month: number, day: number] {
  const [year, month, day] = date.split('-').map(Number)
  return [year!, month!, day!]
}

const iso = (at: number): string => new Date(at).toISOString().slice(0, 10)
