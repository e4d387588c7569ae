import { type Chance, normal, Weighted } from '../../chance/index.ts'
import type { Block, City } from '../../city/types.ts'

/**
 * How much of the city's violence a block draws, of its people and its hardship, with a lasting difference of
 * its own: neighbouring blocks as poor as each other differ much in every city that was looked at (Weisburd's
 * law of crime concentration). Mean 1 over people.
 */
export function blockRisk(city: City, chance: Chance): Float64Array {
  const own = chance.stream('block-risk')
  const risk = Float64Array.from(city.blocks, (block) => heat(block) * Math.exp(0.85 * normal(own)))
  let [sum, people] = [0, 0]
  city.blocks.forEach(({ population }, i) => {
    sum += risk[i]! * population
    people += population
  })
  return risk.map((value) => (value * people) / sum)
}

const heat = ({ hardship, activity }: Block) => Math.exp(3.2 * hardship) * (0.5 + activity)

/** Where people of the risk network live: where many live and hardship is deep. */
export function networkHomes(city: City): Weighted {
  return new Weighted(city.blocks.map(({ population, hardship }) => population * Math.exp(3 * hardship)))
}
