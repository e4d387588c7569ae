import type { Chance } from '../chance/index.ts'
import { buildCity, type CityScale } from '../city/index.ts'
import { worldOf, type World } from '../files/index.ts'
import { live } from '../life/live.ts'
import { EVERYTHING, type Plants } from '../life/market.ts'
import { planPrograms, serve } from '../service/index.ts'

interface Telling {
  readonly told: (step: string) => void
  readonly signal: AbortSignal | undefined
}

/** What truly happens in one city, from one chance. */
export function createWorld(
  chance: Chance,
  scale: CityScale,
  { told, signal }: Telling,
  plants: Plants = EVERYTHING,
): World {
  const step = (words: string) => {
    signal?.throwIfAborted()
    told(words)
  }
  step('Building the city')
  const city = buildCity(chance, scale)
  const programs = planPrograms(city, chance)
  step('Living through its years')
  const life = live(city, programs, chance, scale, plants)
  step('Serving it')
  const service = serve(city, life, programs, chance)
  return worldOf({ city, life, service }, chance.stream('files'))
}
