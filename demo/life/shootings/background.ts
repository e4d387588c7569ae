import type { Chance } from '../../chance/index.ts'
import type { Network } from '../people/index.ts'
import { ordinary, type Warrant } from './arrests.ts'
import { motiveOf } from './motives.ts'
import type { Clock } from './rates.ts'
import type { Spark } from './sparks.ts'

/** What comes of itself through the days, whatever else happens: shootings that none set off, and other arrests. */
export function* background(
  people: number,
  net: Network,
  clock: Clock,
  days: number,
  chance: Chance,
): Generator<Spark | Warrant> {
  const own = chance.stream('background')
  const none = { what: 'shooting', parent: null, strikes: null, meant: null, near: null } as const
  for (const hit of [true, false]) {
    for (const at of clock.background(people, hit, own))
      yield { ...none, at, hit, motive: motiveOf(hit, own) }
  }
  for (const at of clock.celebrations(people, own)) {
    if (at >= 0) yield { ...none, at, hit: false, motive: 'celebration' }
  }
  yield* ordinary(net, days, chance.stream('ordinary-arrests'))
}
