import type { AgencyKey } from '../city/types.ts'
import type { Arrest, Dealer, Denial, Exhibit, Gun, Minute, Recovery, Shooting, Trace } from './types.ts'

/**
 * How the shootings meet the lives of guns. The loop through time calls `advance`, `gunOf`, `fired` and
 * `arrested` with minutes that never go back, then `close` once. Everything a call depends on is drawn from
 * the market's own stream of chance, so guns never disturb who shoots whom.
 */
export interface Market {
  /** Carries trade, theft, lending, stops and searches on to that minute. */
  advance(to: Minute): void
  /** The gun a person has in hand: their own, one lent within the group, or one they get just then. */
  gunOf(person: number, at: Minute): number
  /** A shooting is over: casings lie there, a gun may be dropped at the scene, sold on or thrown away. */
  fired(shooting: Shooting): void
  /** A person is taken: a gun on them or at home may be recovered in that minute, and is out of the trade. */
  arrested(person: number, at: Minute, shooting: number | null, agency: AgencyKey): void
  /** Ends the life at its last minute. Lists are in order of time where they have one, and numbered so. */
  close(shootings: readonly Shooting[], arrests: readonly Arrest[]): MarketRecord
}

/** What is planted to be found, and can be left out to see what is found where nothing is. */
export interface Plants {
  /** Purchases for others, dealers who look away, and thefts from dealers. Owners’ collections are stolen all the same. */
  readonly trafficking: boolean
}
export const EVERYTHING: Plants = { trafficking: true }

export interface MarketRecord {
  readonly dealers: readonly Dealer[]
  readonly guns: readonly Gun[]
  readonly recoveries: readonly Recovery[]
  readonly exhibits: readonly Exhibit[]
  readonly traces: readonly Trace[]
  readonly denials: readonly Denial[]
}
