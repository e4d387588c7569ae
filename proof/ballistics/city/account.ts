import type { PairNames } from '../../../demo/index.ts'
import { grouped } from './grouped.ts'
import type { Told } from './leads.ts'
import type { Logged } from './reading.ts'

/** A pair of exhibits by one name, in whatever order it is told. */
export const pairOf = (names: PairNames): string => names.toSorted().join(' and ')

/**
 * Where it comes out that a pair somebody took for a link is of two guns: as the other reader differs and an examiner
 * settles it, when the lead is examined on the items, not yet, or never.
 */
export type Caught = 'double reading' | 'examination' | 'not yet' | 'never'

export interface ReadingAccount {
  /** Pairs read to the end, of one gun and of two. */
  readonly same: {
    readonly pairs: number
    readonly leads: number
    readonly lost: number
    readonly inconclusive: number
  }
  readonly different: { readonly pairs: number; readonly leads: number }
  /** Pairs of two guns that at least one reader took for a link, by who found the error. */
  readonly caught: ReadonlyMap<string, Caught>
}

/** Follows each pair from its readings to the lead that came of it, and to what the examiner said. */
export function followed(log: readonly Logged[], leads: readonly Told[]): ReadingAccount {
  const byPair = grouped(log, ({ names }) => pairOf(names))
  const leadOf = new Map(leads.flatMap((lead) => lead.pairs.map((pair) => [pair, lead] as const)))
  const same = { pairs: 0, leads: 0, lost: 0, inconclusive: 0 }
  const different = { pairs: 0, leads: 0 }
  const caught = new Map<string, Caught>()
  for (const [pair, readings] of byPair) {
    const lead = leadOf.get(pair)
    if (readings[0]!.same) {
      same.pairs++
      if (lead) same.leads++
      else if (readings.some(({ said }) => said === 'neither')) same.inconclusive++
      else same.lost++
      continue
    }
    different.pairs++
    if (lead) different.leads++
    if (readings.some(({ said }) => said === 'link')) caught.set(pair, caughtBy(lead))
  }
  return { same, different, caught }
}

function caughtBy(lead: Told | undefined): Caught {
  if (!lead) return 'double reading'
  return ({ none: 'examination', neither: 'not yet', link: 'never' } as const)[lead.examined]
}
