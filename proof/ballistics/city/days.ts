import { daysUntilRead, type PairNames, type TrueCasing } from '../../../demo/index.ts'
import * as contract from '../../../modules/ballistics/contract/index.ts'
import type { Caller } from '../caller.ts'
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

/** How long exhibits waited from collection to entry: as the room measures it, and as it was. */
export interface EntrySpan {
  readonly from: string
  readonly to: string
  readonly room: {
    readonly n: number
    readonly median: { readonly low: number; readonly high: number } | null
  }
  /** Median in hours between the two days. */
  readonly planted: { readonly n: number; readonly median: number }
}

/** Of the exhibits that were entered in the last twelve months in which any was. */
export async function entrySpan(manager: Caller, casings: readonly TrueCasing[]): Promise<EntrySpan> {
  const entered = casings.flatMap(({ collected, acquired }) =>
    acquired === null ? [] : [{ collected, acquired }],
  )
  const to = entered.reduce((last, { acquired }) => (acquired > last ? acquired : last), '').slice(0, 7)
  const [year, month] = to.split('-').map(Number)
  const from = new Date(Date.UTC(year!, month! - 12, 1)).toISOString().slice(0, 7)
  const { spans } = await manager.call(contract.readMeasures, { query: { from, to } })
  const span = spans.find((one) => one.from === 'collected' && one.to === 'acquired')!
  const hours = entered
    .filter(({ acquired }) => acquired >= from && acquired.slice(0, 7) <= to)
    .map(({ collected, acquired }) => 24 * (dayOf(acquired) - dayOf(collected)))
    .toSorted((a, b) => a - b)
  return {
    from,
    to,
    room: { n: span.n + span.unknown, median: span.median },
    planted: { n: hours.length, median: hours[(hours.length - 1) >> 1]! },
  }
}
