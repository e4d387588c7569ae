import { Weighted } from '../../chance/index.ts'
import type { Prohibitor } from '../types.ts'

/** Federal denials by reason, November 1998 to 2012, as the FBI counted them (domain research §7). */
const COUNTS: readonly (readonly [Prohibitor, number])[] = [
  ['g1', 577_814],
  ['g2', 94_478],
  ['g3', 80_987],
  ['g4', 10_180],
  ['g5', 11_974],
  ['g6', 707],
  ['g7', 57],
  ['g8', 42_459],
  ['g9', 101_393],
  ['n', 19_287],
  ['state', 48_242],
]

export const PROHIBITORS: readonly Prohibitor[] = COUNTS.map(([prohibitor]) => prohibitor)
export const DENIED = new Weighted(COUNTS.map(([, count]) => count))

/** Longest time in years since what prohibits them: an order or an indictment is of late, a conviction may be old. */
export const YEARS_AGO: Readonly<Record<Prohibitor, number>> = {
  g1: 22,
  g2: 3,
  g3: 1,
  g4: 12,
  g5: 6,
  g6: 20,
  g7: 15,
  g8: 2,
  g9: 15,
  n: 1.2,
  state: 8,
}
