import { type Chance, exponential, Weighted } from '../../chance/index.ts'

const MONTH = 30.4375
/** Bands of months from first sale to recovery that ATF prints; the last is open. */
const LIMITS = [0, 3, 7, 12, 24, 36] as const
/** Shares of the bands in all states, 2020 to 2023 (data/traces). */
const RECOVERED = new Weighted([0.094, 0.082, 0.081, 0.146, 0.104, 0.493])
/** When it comes into a hand that will fire it; months more pass until it is recovered. */
const CARRIED = new Weighted([0.115, 0.09, 0.085, 0.14, 0.1, 0.47])
const MEAN_OF_OLDER = 62
const ANCIENT = 0.16

/** Days since the first sale of a gun that turns up now. */
export function daysSinceSale(carried: boolean, chance: Chance): number {
  const band = (carried ? CARRIED : RECOVERED).draw(chance)
  const low = LIMITS[band]!
  const high = LIMITS[band + 1]
  if (high !== undefined) return chance.between(low, high) * MONTH + 0.2
  if (chance.happens(ANCIENT)) return chance.between(120, 700) * MONTH
  return (low + exponential(chance, MEAN_OF_OLDER)) * MONTH
}
