import { type Chance, exponential, logNormal, poisson, Weighted } from '../../chance/index.ts'
import { DAY, YEAR_DAYS } from '../calendar.ts'
import type { Network } from '../people/index.ts'
import type { Arrest, Minute, Recovery, Shooting } from '../types.ts'

/**
 * Share of shootings for which somebody is arrested, before some of those wanted die. New York cleared 47 % of
 * gun homicides and 32 % of nonfatal shootings in 2020; where nobody is hit few cases have a detective.
 */
const CLEARED = { fatal: 0.49, nonfatal: 0.345, 'no-injury': 0.08 } as const

/** Arrests that have nothing to do with a shooting, a year, for every person in the network. */
const OTHER_A_YEAR = 0.16
const OTHER: readonly (readonly [string, number])[] = [
  ['possession of a controlled substance', 0.24],
  ['sale of a controlled substance', 0.14],
  ['simple assault', 0.14],
  ['aggravated assault', 0.08],
  ['robbery', 0.07],
  ['burglary', 0.07],
  ['theft of a vehicle', 0.09],
  ['domestic assault', 0.08],
  ['violation of probation', 0.09],
]
const OTHER_WEIGHTS = new Weighted(OTHER.map(([, share]) => share))
const VIOLENT = 0.3

/** Somebody is to be arrested. */
export interface Warrant {
  readonly what: 'arrest'
  readonly at: Minute
  readonly person: number
  readonly shooting: number | null
  readonly offence: string
}

export type Draft = Omit<Arrest, 'id'>

/** Warrants that a shooting leads to; most lead to none. */
export function warrantsOf(shooting: Shooting, chance: Chance): Warrant[] {
  if (!chance.happens(CLEARED[shooting.kind])) return []
  const offence = offenceOf(shooting)
  return shooting.shooters
    .filter((_, i) => i === 0 || chance.happens(0.7))
    .map(({ person }) => {
      const after = chance.happens(0.14) ? chance.whole(15, 600) : logNormal(chance, 11, 1.4) * DAY
      const at = shooting.at + Math.max(15, Math.round(after))
      return { what: 'arrest', at, person, shooting: shooting.id, offence }
    })
}

function offenceOf({ kind, motive }: Shooting): string {
  if (kind === 'fatal') return 'murder'
  if (kind === 'no-injury') return 'unlawful discharge of a firearm'
  return motive === 'robbery' ? 'armed robbery' : 'aggravated assault with a firearm'
}

/** Arrests for everything else through the life: alone, or together with somebody they know. */
export function* ordinary(net: Network, days: number, chance: Chance): Generator<Warrant> {
  const risky = new Weighted(net.risk)
  const mean = (net.size * OTHER_A_YEAR) / YEAR_DAYS
  for (let day = 0; day < days; day++) {
    for (let n = poisson(chance, mean); n > 0; n--) {
      const person = risky.draw(chance)
      const [offence] = OTHER[OTHER_WEIGHTS.draw(chance)]!
      const at = day * DAY + chance.whole(0, DAY - 1)
      yield { what: 'arrest', at, person, shooting: null, offence }
      const others = net.register.near(person)
      if (others.length === 0 || !chance.happens(0.22)) continue
      const other = chance.pick(others)
      net.register.tie(person, other, 'co-arrest')
      yield { what: 'arrest', at, person: other, shooting: null, offence }
    }
  }
}

/** Arrests before the life began: what made people prohibited, and some more. */
export function histories(net: Network, chance: Chance): Draft[] {
  const drafts: Draft[] = []
  for (const { id, prohibited } of net.register.list.slice(0, net.size)) {
    if (prohibited?.by === 'g1' || prohibited?.by === 'n' || prohibited?.by === 'g9') {
      const at = prohibited.since - Math.round(chance.between(90, 700) * DAY)
      const offence = prohibited.by === 'g9' ? 'domestic assault' : pastOffence(chance)
      drafts.push({
        ...blank(id, at, offence),
        charged: 'state',
        disposition: 'convicted',
        disposed: prohibited.since,
      })
    } else if (chance.happens(0.25) && net.register.age(id, 0) >= 16) {
      const at = -Math.round(exponential(chance, 900) * DAY) - DAY
      if (net.register.age(id, at) < 14) continue
      const disposed = Math.min(-1, at + Math.round(logNormal(chance, 150, 0.7) * DAY))
      drafts.push({
        ...blank(id, at, pastOffence(chance)),
        charged: 'state',
        disposition: 'dismissed',
        disposed,
      })
    }
  }
  return drafts
}

function pastOffence(chance: Chance): string {
  if (chance.happens(VIOLENT))
    return chance.pick(['robbery', 'aggravated assault', 'aggravated assault with a firearm'])
  return OTHER[OTHER_WEIGHTS.draw(chance)]![0]
}

const blank = (person: number, at: Minute, offence: string) => ({
  person,
  at,
  offence,
  shooting: null,
  recovery: null,
})

/** What comes of an arrest; courts take most of a year, and longer for a murder. */
export function outcome(warrant: Warrant, end: Minute, chance: Chance): Draft {
  const { person, at, offence, shooting } = warrant
  const charged = chance.happens(0.12)
    ? 'none'
    : chance.happens(shooting === null ? 0.02 : 0.09)
      ? 'federal'
      : 'state'
  const median = charged === 'none' ? 4 : offence === 'murder' ? 540 : 230
  const disposed = at + Math.round(logNormal(chance, median, 0.6) * DAY)
  const base = { person, at, offence, shooting, recovery: null, charged } as const
  if (disposed >= end) return { ...base, disposition: 'pending', disposed: null }
  const how = chance.unit()
  const convicted = charged === 'none' ? 0 : charged === 'federal' ? 0.88 : offence === 'murder' ? 0.74 : 0.58
  const disposition =
    how < convicted ? 'convicted' : charged !== 'none' && how < convicted + 0.05 ? 'acquitted' : 'dismissed'
  return { ...base, disposition, disposed }
}

/** Until when an arrested person is held: bail for most, prison for the convicted. */
export function heldUntil({ at, offence, disposition, disposed }: Draft, chance: Chance): Minute {
  if (offence === 'murder') return disposition === 'convicted' ? Infinity : (disposed ?? Infinity)
  const grave = /firearm|armed|robbery/.test(offence)
  if (grave && chance.happens(0.55)) {
    const prison = disposition === 'convicted' ? Math.round(chance.between(300, 1_800) * DAY) : 0
    return (disposed ?? Infinity) + prison
  }
  return at + Math.round(exponential(chance, grave ? 20 : 4) * DAY)
}

/** Those found with a gun that was taken from them, and not arrested in that minute anyway. */
export function possessions(
  recoveries: readonly Recovery[],
  arrests: readonly Draft[],
  end: Minute,
  chance: Chance,
): Draft[] {
  const taken = new Map(arrests.map((arrest, i) => [keyOf(arrest.person, arrest.at), i]))
  const all = [...arrests]
  for (const { id, possessor, at, how } of recoveries) {
    if (possessor === null) continue
    const known = taken.get(keyOf(possessor, at))
    if (known !== undefined) all[known] = { ...all[known]!, recovery: id }
    else if (how === 'traffic-stop' || (how === 'search-warrant' && chance.happens(0.75))) {
      const warrant: Warrant = {
        what: 'arrest',
        at,
        person: possessor,
        shooting: null,
        offence: 'unlawful possession of a firearm',
      }
      all.push({ ...outcome(warrant, end, chance), recovery: id })
    }
  }
  return all
}

const keyOf = (person: number, at: Minute) => `${person}/${at}`
