import { type Chance, exponential, poisson } from '../../chance/index.ts'
import { DAY, dayOf } from '../calendar.ts'
import type { Minute, Motive, Shooting } from '../types.ts'
import type { Side } from './cast.ts'
import type { Clock } from './rates.ts'

/** A shooting to come. */
export interface Spark {
  readonly what: 'shooting'
  readonly at: Minute
  /** Whether somebody will be hit. */
  readonly hit: boolean
  readonly motive: Motive
  /** What set it off. */
  readonly parent: number | null
  readonly strikes: Side | null
  readonly meant: Side | null
  /** Metres from the shooting that set it off; null where it looks for its own place. */
  readonly near: number | null
}

/** Mean number of shootings that one sets off in each way. */
const RETALIATION = { fatal: 0.5, nonfatal: 0.38, 'no-injury': 0.15 } as const
const CASCADE = 0.14
const AGAIN_HERE = 0.045
/** Of the shootings set off, how many hit. */
const HITS = 0.26

/** Who was on which side of a shooting. */
export interface Sides {
  readonly shooter: Side
  readonly target: Side
}

/**
 * What a shooting sets off: a Hawkes process in time, space and the network. Those shot at strike back within
 * days to two weeks, half of them where it happened; the same place sees more within days; and people close to a
 * victim are hit themselves months later (Green, Horel and Papachristos 2017 found a mean of 125 days).
 */
export function sparksOf(shooting: Shooting, sides: Sides, clock: Clock, chance: Chance): Spark[] {
  if (shooting.motive === 'celebration') return []
  return [
    ...retaliations(shooting, sides, clock, chance),
    ...again(shooting, clock, chance),
    ...cascades(shooting, clock, chance),
  ]
}

const WEIGHT: Readonly<Record<Motive, number>> = {
  feud: 1.25,
  argument: 0.5,
  robbery: 0.2,
  domestic: 0,
  'drug-trade': 0.9,
  unknown: 0.5,
  celebration: 0,
}

function retaliations(shooting: Shooting, { shooter, target }: Sides, clock: Clock, chance: Chance): Spark[] {
  const count = poisson(chance, RETALIATION[shooting.kind] * WEIGHT[shooting.motive])
  return Array.from({ length: count }, () => {
    const days = exponential(chance, 3.5) + exponential(chance, chance.happens(0.65) ? 3.5 : 18)
    const hit = chance.happens(HITS)
    return {
      what: 'shooting',
      at: when(shooting.at, days, hit, clock, chance),
      hit,
      motive: 'feud',
      parent: shooting.id,
      strikes: target,
      meant: shooter,
      near: chance.happens(0.28) ? (chance.happens(0.45) ? 120 : 450) : null,
    }
  })
}

function again(shooting: Shooting, clock: Clock, chance: Chance): Spark[] {
  if (shooting.motive === 'domestic') return []
  const count = poisson(chance, AGAIN_HERE)
  return Array.from({ length: count }, () => {
    const hit = chance.happens(HITS)
    const motive = shooting.motive === 'robbery' ? 'robbery' : chance.happens(0.5) ? 'argument' : 'unknown'
    const at = when(shooting.at, exponential(chance, 1.5), hit, clock, chance)
    return { what: 'shooting', at, hit, motive, parent: shooting.id, strikes: null, meant: null, near: 100 }
  })
}

function cascades(shooting: Shooting, clock: Clock, chance: Chance): Spark[] {
  return shooting.victims.flatMap(({ person }) =>
    Array.from({ length: poisson(chance, CASCADE) }, (): Spark => {
      const at = when(shooting.at, exponential(chance, 125), true, clock, chance)
      const meant = { group: null, person }
      return {
        what: 'shooting',
        at,
        hit: true,
        motive: 'argument',
        parent: shooting.id,
        strikes: null,
        meant,
        near: null,
      }
    }),
  )
}

/** At an hour people shoot at, never before what set it off. */
function when(at: Minute, days: number, hit: boolean, clock: Clock, chance: Chance): Minute {
  // In heat nobody waits for the weekend.
  const day = dayOf(at + days * DAY)
  const meant = clock.minute(days < 2 ? day : clock.dayFrom(day, chance), hit, chance)
  if (meant > at + 20) return meant
  return chance.happens(0.4) ? at + chance.whole(20, 300) : meant + DAY
}
