import { buildCity } from '../city/index.ts'
import { Chance } from '../chance/index.ts'
import type { Events } from '../fit/events.ts'
import { fitted } from '../fit/index.ts'
import { nearRepeat, statisticsOf, type Statistics } from '../fit/statistics.ts'
import { live } from '../life/live.ts'
import { planPrograms } from '../service/index.ts'
import { eventsOf } from './invented.ts'

/** One line of a plot: a real city, or the invented one with the range over its seeds. */
export interface Compared {
  readonly name: string
  readonly invented: boolean
  readonly statistics: Statistics
  /** Statistics of each seed; empty for a real city. */
  readonly seeds: readonly Statistics[]
}

/** The real cities as they were fitted, and Alder Bay over several seeds: means, with near repeats pooled. */
export function compare(seeds: readonly number[], done: (seed: number) => void): Compared[] {
  const { newYork, philadelphia, chicago } = fitted.cities
  const real = [
    ['New York 2020–24', newYork],
    ['Philadelphia 2020–24', philadelphia],
    ['Chicago 2017', chicago],
  ] as const
  const invented = seeds.map((seed) => {
    const events = inventedEvents(seed)
    done(seed)
    return events
  })
  return [
    ...real.map(([name, statistics]) => ({ name, invented: false, statistics, seeds: [] })),
    together(invented),
  ]
}

function inventedEvents(seed: number): Events {
  const chance = new Chance(seed)
  const city = buildCity(chance, 'city')
  return eventsOf(`Alder Bay, seed ${seed}`, live(city, planPrograms(city, chance), chance, 'city'))
}

function together(cities: readonly Events[]): Compared {
  const seeds = cities.map(statisticsOf)
  const mean = (of: (one: Statistics) => number) =>
    seeds.reduce((sum, one) => sum + of(one), 0) / seeds.length
  const means = (of: (one: Statistics) => readonly number[]) =>
    of(seeds[0]!).map((_, i) => mean((one) => of(one)[i]!))
  const statistics: Statistics = {
    incidents: mean((one) => one.incidents),
    victims: mean((one) => one.victims),
    years: mean((one) => one.years),
    hour: means((one) => one.hour),
    weekday: means((one) => one.weekday),
    month: means((one) => one.month),
    victimsPerIncident: means((one) => one.victimsPerIncident),
    fatal: mean((one) => one.fatal),
    concentration: means((one) => one.concentration),
    nearRepeat: nearRepeat(cities),
  }
  return { name: 'Alder Bay', invented: true, statistics, seeds }
}
