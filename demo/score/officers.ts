import { daysBetween, median, ratesOf, type Finding, type Rates } from './finding.ts'
import type { Truth, TrueOfficer } from './truth.ts'

export interface OfficerScore {
  /** Of officers whose true risk was among the highest tenth in two half-years running. */
  readonly officers: Rates
  /** Median days from an alert to the next complaint that was sustained, for alerts that had one. */
  readonly medianDaysBeforeSustained: number | null
}

const HALF_YEAR = 182.625
const TOP = 0.9

/** Kind `officer-alert`: an employee number and the day of the alert. */
export function scoreOfficers(truth: Truth, findings: readonly Finding[]): OfficerScore | null {
  if (findings.length === 0) return null
  const limit = quantile(truth.officers.flatMap(({ risk }) => risk))
  const elevated = new Set(
    truth.officers.filter(({ risk }) => staysAbove(risk, limit)).map((one) => one.officer),
  )
  const byNumber = new Map(truth.officers.map((officer) => [officer.officer, officer]))
  const said = new Set<number | string>()
  const right = new Set<number>()
  const days: number[] = []
  for (const {
    records: [number = ''],
    at,
  } of findings) {
    const officer = byNumber.get(truth.byNumber.get(number)?.officer ?? -1)
    said.add(officer?.officer ?? number)
    if (!officer || at === undefined) continue
    if (elevated.has(officer.officer) && highAround(officer, daysBetween(truth.begins, at), limit))
      right.add(officer.officer)
    const next = officer.events.find(({ finding, at: when }) => finding === 'sustained' && when > at)
    if (next) days.push(daysBetween(at, next.at))
  }
  return { officers: ratesOf(elevated.size, said.size, right.size), medianDaysBeforeSustained: median(days) }
}

function quantile(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length * TOP)] ?? Infinity
}

const staysAbove = (risk: readonly number[], limit: number): boolean =>
  risk.some((value, half) => value >= limit && (risk[half + 1] ?? -Infinity) >= limit)

/** Whether the risk was high in the half-year of that day or the one after it. */
function highAround({ risk }: TrueOfficer, day: number, limit: number): boolean {
  const half = Math.floor(day / HALF_YEAR)
  return (risk[half] ?? -Infinity) >= limit || (risk[half + 1] ?? -Infinity) >= limit
}
