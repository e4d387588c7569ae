import type { Tx } from '#platform/db'
import type { LeadFigures, Measures } from '../../contract/index.ts'
import {
  countHits,
  countLeads,
  countNetworkHits,
  countNetworkLeads,
  countOutcomes,
  type LeadCount,
} from '../../store/measures/leads.ts'
import type { Ground } from '../../store/measures/moments.ts'
import type { MonthCount } from '../../store/measures/months.ts'
import { shareOf } from './punctuality.ts'

/** What each code of a state counts as. The network withdraws nothing: a list that no longer names a lead leaves it. */
const STANDS: Readonly<Record<string, 'unconfirmed' | 'confirmed' | 'notConfirmed' | 'withdrawn'>> = {
  unconfirmed: 'unconfirmed',
  confirmed: 'confirmed',
  hit: 'confirmed',
  'not-confirmed': 'notConfirmed',
  withdrawn: 'withdrawn',
}

export interface LeadSide {
  readonly figures: LeadFigures
  readonly leads: ReadonlyMap<string, number>
  readonly hits: ReadonlyMap<string, number>
}

/** Leads of each source: counted apart, since the same pair of cases can stand in both. */
export async function leadSides(
  tx: Tx,
  ground: Ground,
): Promise<readonly [own: LeadSide, network: LeadSide]> {
  return [
    sideOf('own', await countLeads(tx, ground), await countHits(tx, ground)),
    sideOf('network', await countNetworkLeads(tx, ground), await countNetworkHits(tx, ground)),
  ]
}

function sideOf(
  source: LeadFigures['source'],
  leads: readonly LeadCount[],
  hits: readonly MonthCount[],
): LeadSide {
  const sums = { unconfirmed: 0, confirmed: 0, notConfirmed: 0, withdrawn: 0 }
  const byMonth = new Map<string, number>()
  for (const { month, state, n } of leads) {
    const stands = STANDS[state]
    if (!stands) continue
    sums[stands] += n
    byMonth.set(month, (byMonth.get(month) ?? 0) + n)
  }
  const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, n) => total + n, 0)
  return {
    figures: {
      source,
      leads: sum(Object.values(sums)),
      ...sums,
      hits: sum(hits.map(({ n }) => n)),
      confirmation: shareOf(sums.confirmed, sums.confirmed + sums.notConfirmed),
    },
    leads: byMonth,
    hits: new Map(hits.map(({ month, n }) => [month, n])),
  }
}

export async function outcomes(tx: Tx, ground: Ground): Promise<Measures['outcomes']> {
  const { told, reported, counts } = await countOutcomes(tx, ground)
  const part = (name: (typeof counts)[number]['part']) =>
    counts.filter((one) => one.part === name).map(({ code, n }) => ({ code, count: n }))
  return {
    leads: told,
    reported,
    assignment: part('assignment'),
    result: part('result'),
    usefulness: part('usefulness'),
  }
}
