import type { Tx } from '#platform/db'
import {
  AGES,
  clockKey,
  ExhibitQueue,
  type Backlog,
  type GroupBy,
  type Measures,
  type Span,
} from '../../contract/index.ts'
import { nameOf } from '../../store/keepers.ts'
import { countBacklog, type BacklogCount } from '../../store/measures/backlog.ts'
import { countStates } from '../../store/measures/clocks.ts'
import { leadMoments } from '../../store/measures/leads.ts'
import type { Ground, Moment } from '../../store/measures/moments.ts'
import { countAcquired, countLinked, countReceived } from '../../store/measures/months.ts'
import { measureSpans, type SpanCount } from '../../store/measures/spans.ts'
import { clocksOf, type ClocksInForce } from '../clocks/in-force.ts'
import { keeperOf } from '../queue/keeper.ts'
import { leadSides, outcomes } from './leads.ts'
import { periodOf, type Period } from './period.ts'
import { clockMeasure, isOfLead, leadStates, measured, shareOf } from './punctuality.ts'

export interface MeasureRequest {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly keeper?: number | undefined
  readonly by: GroupBy
}

const PAIRS: readonly (readonly [Moment, Moment])[] = [
  ['collected', 'received'],
  ['received', 'triaged'],
  ['received', 'acquired'],
  ['collected', 'acquired'],
  ['acquired', 'searched'],
  ['searched', 'reviewed'],
]

/**
 * How fast the evidence of one agency was handled in a period and what came of it, by the clocks that are in force.
 * @throws Failure `record.unavailable` for an agency that does not share, `ballistics.period`
 */
export async function measure(tx: Tx, request: MeasureRequest, now = new Date()): Promise<Measures> {
  const keeper = await keeperOf(tx, request.keeper)
  const inForce = await clocksOf(tx, keeper)
  const period = periodOf(inForce.calendar, request, now)
  const ground: Ground = {
    keeper,
    zone: inForce.zone,
    start: period.start,
    end: period.end,
    asOf: now,
  }
  const acquired = await countAcquired(tx, ground)
  const linked = await countLinked(tx, ground)
  const spans = await measureSpans(tx, ground, PAIRS)
  const [own, network] = await leadSides(tx, ground)
  const received = new Map((await countReceived(tx, ground)).map(({ month, n }) => [month, n]))
  const entered = new Map(acquired.map((one) => [one.month, one]))
  tx.about({ type: 'measures', fields: [`${period.from} to ${period.to}`] })
  return {
    keeper: await nameOf(tx, keeper),
    from: period.from,
    to: period.to,
    asOf: now.toISOString(),
    zone: inForce.zone,
    clocks: await clockMeasures(tx, ground, inForce, period, request.by),
    spans: PAIRS.map(([from, to]) => spanOf(from, to, spans)),
    backlog: {
      at: period.asOf.toISOString(),
      stages: backlogOf(await countBacklog(tx, { keeper, at: period.asOf, now: period.current })),
    },
    months: period.months.map((month) => ({
      month,
      received: received.get(month) ?? 0,
      acquisitions: entered.get(month)?.n ?? 0,
      cases: entered.get(month)?.cases ?? 0,
      leads: own.leads.get(month) ?? 0,
      networkLeads: network.leads.get(month) ?? 0,
      hits: own.hits.get(month) ?? 0,
      networkHits: network.hits.get(month) ?? 0,
    })),
    acquisitions: acquired.reduce((sum, { n }) => sum + n, 0),
    cases: linked.cases,
    linkedCases: linked.linked,
    hitCases: linked.hit,
    linked: shareOf(linked.linked, linked.cases),
    leads: [own.figures, network.figures],
    outcomes: await outcomes(tx, ground),
  }
}

async function clockMeasures(
  tx: Tx,
  ground: Ground,
  inForce: ClocksInForce,
  period: Period,
  by: GroupBy,
): Promise<Measures['clocks']> {
  const rules = inForce.content.clocks
  const ofExhibits = rules.filter((rule) => !isOfLead(rule)).map((rule) => measured(inForce, rule, period))
  const counts = await countStates(tx, ground, ofExhibits, by)
  const leads = await leadMoments(tx, ground)
  counts.push(...rules.filter(isOfLead).flatMap((rule) => leadStates(inForce, rule, leads, ground.asOf)))
  return rules.map((rule) =>
    clockMeasure(
      rule,
      counts.filter(({ key }) => key === clockKey(rule)),
      period.months,
    ),
  )
}

function spanOf(from: Moment, to: Moment, counts: readonly SpanCount[]): Span {
  const found = counts.find(({ key }) => key === `${from}.${to}`)
  const range = (index: 0 | 1) => {
    const [low, high] = [found?.lows?.[index], found?.highs?.[index]]
    return low === undefined || low === null || high === undefined || high === null ? null : { low, high }
  }
  return {
    from,
    to,
    n: found?.n ?? 0,
    dayOnly: found?.day_only ?? 0,
    unknown: found?.unknown ?? 0,
    median: range(0),
    ninetieth: range(1),
  }
}

const backlogOf = (counts: readonly BacklogCount[]): Backlog[] =>
  ExhibitQueue.options.map((stage) => {
    const own = counts.filter((one) => one.stage === stage)
    const sum = (key: 'n' | 'unknown') => own.reduce((total, one) => total + one[key], 0)
    return {
      stage,
      count: sum('n'),
      unknown: sum('unknown'),
      ages: AGES.map((age) => ({ age, count: own.find((one) => one.age === age)?.n ?? 0 })),
    }
  })
