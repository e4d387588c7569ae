import { daysUntilRead, type PairNames } from '../../../demo/index.ts'
import type { Held } from './enter.ts'
import type { KnownCity } from './known.ts'
import type { Told } from './leads.ts'
import type { Logged } from './reading.ts'
import { pairOf } from './account.ts'

/** Days from the collection of the later exhibit of a lead until the second reading. */
export interface DaysToLead {
  readonly planted: number
  /** By the days that the room holds; null where it does not know one. */
  readonly held: number | null
}

const DAY_MS = 86_400_000
const dayOf = (moment: string) => Date.parse(moment.slice(0, 10)) / DAY_MS

/**
 * The readings of this run are all of today, as the clock of the house is. So each takes as many days as is planted for
 * its reader; what goes before, from collection to entry, is taken once from the truth and once from the room.
 */
export function daysToLead(
  { seed }: Pick<KnownCity, 'seed'>,
  leads: readonly Told[],
  log: readonly Logged[],
  held: readonly Held[],
): DaysToLead[] {
  const byNumber = new Map(held.map((one) => [one.number, one]))
  return leads.map(({ exhibits }) => {
    const [one, two] = exhibits.map((number) => byNumber.get(number)!)
    const later = one!.acquired > two!.acquired ? one! : two!
    const read = waited(seed, log, exhibits)
    const { collected, acquired } = later.held
    return {
      planted: dayOf(later.acquired) - dayOf(later.collected) + read,
      held: collected === null || acquired === null ? null : dayOf(acquired) - dayOf(collected) + read,
    }
  })
}

const waited = (seed: string, log: readonly Logged[], names: PairNames): number =>
  log
    .filter((read) => pairOf(read.names) === pairOf(names))
    .reduce((days, { reader }) => days + daysUntilRead(seed, reader, names), 0)
