import { Failure } from '#platform/http'

const LONGEST = 60

/**
 * The months asked for: twelve up to the last whole one where nothing is said.
 * @throws Failure `tracing.period`
 */
export function periodOf(
  { from, to }: { from?: string | undefined; to?: string | undefined },
  today: string,
): { from: string; to: string; months: string[] } {
  const present = today.slice(0, 7)
  const last = to ?? shift(present, -1)
  const first = from ?? shift(last, -11)
  const months: string[] = []
  for (let month = first; month <= last && months.length <= LONGEST; month = shift(month, 1))
    months.push(month)
  if (months.length === 0 || months.length > LONGEST || last > present) throw new Failure('tracing.period')
  return { from: first, to: last, months }
}

function shift(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}
