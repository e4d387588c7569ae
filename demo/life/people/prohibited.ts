import { type Chance, Weighted } from '../../chance/index.ts'
import { BEGINS_SINCE_1900, DAY, YEAR_DAYS } from '../calendar.ts'
import type { Prohibitor } from '../types.ts'
import type { Register } from './register.ts'

const SHARE = 0.42
const BY: readonly (readonly [Prohibitor, number])[] = [
  ['g1', 0.72],
  ['n', 0.06],
  ['g9', 0.06],
  ['g8', 0.05],
  ['g3', 0.06],
  ['g4', 0.01],
  ['g2', 0.02],
  ['state', 0.02],
]
const WEIGHTS = new Weighted(BY.map(([, share]) => share))

/** Many of the network's adults may not buy guns, most since a conviction of years ago. */
export function prohibit(register: Register, chance: Chance): void {
  for (const person of register.list) {
    if (!chance.happens(SHARE)) continue
    const adultFor = BEGINS_SINCE_1900 - person.born - 18 * YEAR_DAYS
    if (adultFor <= 0) continue
    const since = -Math.floor(chance.between(0, Math.min(adultFor, 12 * YEAR_DAYS)) * DAY)
    person.prohibited = { since, by: BY[WEIGHTS.draw(chance)]![0] }
  }
}
