import { type Chance, Weighted } from '../../chance/index.ts'
import type { Motive } from '../types.ts'

/** Motives of shootings that nothing set off, with and without somebody hit. */
const SHARES: readonly (readonly [Motive, injury: number, noInjury: number])[] = [
  ['feud', 0.24, 0.32],
  ['argument', 0.31, 0.28],
  ['robbery', 0.14, 0.06],
  ['domestic', 0.08, 0.05],
  ['drug-trade', 0.13, 0.14],
  ['unknown', 0.1, 0.12],
  ['celebration', 0, 0.03],
]
const INJURY = new Weighted(SHARES.map(([, injury]) => injury))
const NO_INJURY = new Weighted(SHARES.map(([, , noInjury]) => noInjury))

export function motiveOf(hit: boolean, chance: Chance): Motive {
  return SHARES[(hit ? INJURY : NO_INJURY).draw(chance)]![0]
}

/** Their mix of motives gives the fitted share of all shootings indoors, between New York's and Philadelphia's. */
export const INDOORS: Readonly<Record<Motive, number>> = {
  feud: 0.03,
  argument: 0.15,
  robbery: 0.12,
  domestic: 0.72,
  'drug-trade': 0.1,
  unknown: 0.05,
  celebration: 0,
}

/** How many fire: mostly one. */
export function shootersOf(motive: Motive, chance: Chance): number {
  const many = motive === 'feud' || motive === 'drug-trade' ? 0.24 : motive === 'robbery' ? 0.1 : 0.03
  return chance.happens(many) ? (chance.happens(0.2) ? 3 : 2) : 1
}
