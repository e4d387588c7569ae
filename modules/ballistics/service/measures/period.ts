import { numberOf, type Calendar } from '#platform/calendar'
import { Failure } from '#platform/http'

/** Whole months by the agency's calendar, up to now. */
export interface Period {
  readonly from: string
  readonly to: string
  readonly months: readonly string[]
  readonly start: Date
  readonly end: Date
  /** Up to when is known what happened: the end of the period, or now within it. */
  readonly asOf: Date
  readonly current: boolean
}

const LONGEST = 60

/**
 * The period asked for: twelve months up to the last whole one where nothing is said.
 * @throws Failure `ballistics.period`
 */
export function periodOf(
  of: Calendar,
  { from, to }: { from?: string | undefined; to?: string | undefined },
  now: Date,
): Period {
  const present = monthAt(of.dayOf(now))
  const last = to ?? shift(present, -1)
  const first = from ?? shift(last, -11)
  const months: string[] = []
  for (let month = first; month <= last && months.length <= LONGEST; month = shift(month, 1))
    months.push(month)
  if (months.length === 0 || months.length > LONGEST || last > present) throw new Failure('ballistics.period')
  const end = startOf(of, shift(last, 1))
  const current = end > now
  return { from: first, to: last, months, start: startOf(of, first), end, asOf: current ? now : end, current }
}

const startOf = (of: Calendar, month: string): Date => of.startOf(numberOf(`${month}-01`))
const monthAt = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 7)

function shift(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}
