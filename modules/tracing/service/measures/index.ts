import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import { Outcome, Priority, type TraceMeasures } from '../../contract/index.ts'
import * as store from '../../store/measures.ts'
import { figuresOf, stepDays } from './figures.ts'
import { periodOf } from './period.ts'

export interface MeasureRequest {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly agency?: number | undefined
}

/**
 * How completely and how fast one agency traces the guns it recovers, and what comes of it.
 * @throws Failure `record.unavailable` for an agency of which nothing can be seen, `tracing.period`
 */
export async function measureTraces(tx: Tx, request: MeasureRequest): Promise<TraceMeasures> {
  const agencies = await store.measuredAgencies(tx)
  const agency = request.agency ? agencies.find(({ id }) => id === request.agency) : agencies[0]
  if (!agency) throw new Failure('record.unavailable')
  const { from, to, months } = periodOf(request, agency.today)
  const guns = await store.gunsOfMonths(tx, agency.id, from, to)
  const requests = await store.requestsOfMonths(tx, agency.id, from, to)
  const answers = await store.answersOfMonths(tx, agency.id, from, to)
  tx.about({ type: 'trace-measures', count: guns.length, fields: [`${from} to ${to}`] })
  const of = <T extends { month: string }>(all: readonly T[], month: string) =>
    all.filter((one) => one.month === month)
  return {
    agency: { id: agency.id, name: agency.name },
    agencies: agencies.map(({ id, name }) => ({ id, name })),
    from,
    to,
    today: agency.today,
    whole: figuresOf(guns, requests, answers),
    months: months.map((month) => ({
      month,
      ...figuresOf(of(guns, month), of(requests, month), of(answers, month)),
    })),
    undated: await store.undatedGuns(tx, agency.id),
    priorities: Priority.options.map((priority) => ({
      priority,
      days: stepDays(answers.filter((one) => one.priority === priority).map(({ days }) => days)),
    })),
    outcomes: counted(answers.map(({ outcome }) => outcome)).map(([outcome, count]) => ({
      outcome: Outcome.parse(outcome),
      count,
    })),
    causes: counted(
      requests.flatMap(({ sent_back: back, causes }) => (back && causes.length === 0 ? [''] : causes)),
    ).map(([cause, count]) => ({ cause, count })),
  }
}

/** Each text with how often it stands there, most first. */
function counted(texts: readonly string[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}
