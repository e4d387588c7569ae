import { type Chance, logNormal, Weighted } from '../../chance/index.ts'
import { fitted } from '../../fit/index.ts'
import { DAY } from '../calendar.ts'
import type { Minute, Motive, Victim } from '../types.ts'

const { limb, torso, head } = fitted.wounds
/** Police files do not set grazes apart; hospital series find about one in twelve. Here they are taken of limbs. */
const GRAZED = 0.08
const WOUNDS: readonly (readonly [Victim['wound'], share: number, fatal: number])[] = [
  ['graze', GRAZED, 0],
  ['limb', limb.share - GRAZED, (limb.fatal * limb.share) / (limb.share - GRAZED)],
  ['torso', torso.share, torso.fatal],
  ['head', head.share, head.fatal],
]
const WEIGHTS = new Weighted(WOUNDS.map(([, share]) => share))
const COUNTS = new Weighted(fitted.victimsPerIncident)

/** Share of victims that die: between New York's 17 and Philadelphia's 21 of a hundred. */
const FATAL = 0.19
const FITTED_FATAL = limb.share * limb.fatal + torso.share * torso.fatal + head.share * head.fatal

/** Shots at one person at home hit them, and kill oftener. */
const DEADLIER: Readonly<Partial<Record<Motive, number>>> = { domestic: 1.5, robbery: 1.15 }

/** How many are hit where somebody is, up to nine. */
export function hitBy(motive: Motive, chance: Chance): number {
  const count = COUNTS.draw(chance) + 1
  if (motive === 'domestic' || motive === 'robbery') return Math.min(count, 2)
  return count === 5 ? 5 + Math.min(4, Math.floor(-Math.log(1 - chance.unit()) * 1.2)) : count
}

/** @param count People hit in all: with more, more are hit at random and fewer die. */
export function harm(person: number, count: number, motive: Motive, at: Minute, chance: Chance): Victim {
  const [wound, , fatal] = WOUNDS[WEIGHTS.draw(chance)]!
  const byCount = fitted.fatalByVictims[Math.min(count, 5) - 1]! / fitted.fatalByVictims[0]!
  const dies = chance.happens(
    Math.min(0.95, (fatal * byCount * (DEADLIER[motive] ?? 1) * FATAL * 1.02) / FITTED_FATAL),
  )
  return { person, wound, died: dies ? at + delay(chance) : null }
}

/** Most die within hours, some in days, a few in weeks: no public file says when, so this is chosen. */
function delay(chance: Chance): Minute {
  const how = chance.unit()
  if (how < 0.74) return chance.whole(0, 170)
  if (how < 0.91) return chance.whole(180, 3 * DAY)
  return Math.round(logNormal(chance, 12, 0.8) * DAY)
}

/** Days in which a wound keeps a person from shooting. */
export function laidUp(wound: Victim['wound'], chance: Chance): Minute {
  const days = wound === 'graze' ? 0 : wound === 'limb' ? chance.whole(3, 20) : chance.whole(10, 60)
  return days * DAY
}
