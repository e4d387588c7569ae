import { exponential, shuffled, type Chance } from '../../chance/index.ts'
import type { City } from '../../city/types.ts'
import type { Minute, Race, Sex } from '../../life/types.ts'
import type { Assignment, Officer } from '../types.ts'
import { FAMILY, GIVEN } from '../words/officers.ts'
import { squadsOf, UNITS, type Squad } from './units.ts'

const DAY = 1440
const YEAR = 365.25 * DAY
/** A year: leave for good, and move to another squad. */
const LEAVE = 0.055
const MOVE = 0.11
const WEAK = 0.13

export type Rank = Officer['rank']
const RANKS: readonly Rank[] = ['officer', 'sergeant', 'lieutenant', 'captain']

export interface Member {
  readonly id: number
  readonly given: string
  readonly family: string
  readonly badge: string
  readonly born: number
  readonly sex: Sex
  readonly race: Race
  readonly hired: Minute
  readonly weakSupervisor: boolean
  left: Minute | null
  rank: Rank
  squad: number
  readonly assignments: { -readonly [K in keyof Assignment]: Assignment[K] }[]
}

export interface Roster {
  readonly members: readonly Member[]
  readonly squads: readonly Squad[]
}

/**
 * Everybody who served in a life of `days` days, with every assignment. The force keeps its strength: who
 * leaves is followed by the most senior of the next lower rank in the squad, and at the bottom by a recruit.
 */
export function musterForce(
  chance: Chance,
  city: City,
  strength: number,
  begins: number,
  days: number,
): Roster {
  const force = new Force(chance, city, strength, begins)
  const dated: { at: Minute; act: () => void }[] = []
  for (let year = 0; year * 365 < days; year++) {
    const span = Math.min(365, days - year * 365)
    const moves = force.members.length
    for (let i = 0; i < moves; i++) {
      const at = (year * 365 + chance.whole(0, span - 1)) * DAY
      if (chance.happens((LEAVE * span) / 365)) dated.push({ at, act: () => force.leave(i, at) })
      else if (chance.happens((MOVE * span) / 365)) dated.push({ at, act: () => force.move(i, at) })
    }
    dated.sort((a, b) => a.at - b.at)
    for (const { act } of dated.splice(0)) act()
  }
  return { members: force.members, squads: force.squads }
}

class Force {
  readonly members: Member[] = []
  readonly squads: Squad[]
  readonly #chance: Chance
  readonly #begins: number
  readonly #badges: number[]
  #hq: number

  constructor(chance: Chance, city: City, strength: number, begins: number) {
    this.#chance = chance
    this.#begins = begins
    this.#badges = shuffled(
      chance,
      Array.from({ length: 9000 }, (_, i) => 1000 + i),
    )
    this.squads = squadsOf(city, 0.87 * strength)
    this.#hq = Math.max(
      0,
      this.squads.findIndex(({ unit }) => UNITS[unit]!.name === 'Training and Records'),
    )
    // The chief first, then captains, lieutenants and sergeants, so that each finds a supervisor.
    this.#join('captain', this.#hq, 0)
    for (const { id } of city.districts) this.#join('captain', this.#squadIn(id), 0)
    if (strength > 500) for (let i = 0; i < 3; i++) this.#join('captain', this.#hq, 0)
    this.squads.forEach(({ size }, squad) => {
      if (size >= 6) this.#join('lieutenant', squad, 0)
    })
    this.squads.forEach(({ size }, squad) => {
      for (let i = 0; i < Math.max(1, Math.round(size / 8.5)); i++) this.#join('sergeant', squad, 0)
    })
    this.squads.forEach(({ size }, squad) => {
      for (let i = 0; i < size; i++) this.#join('officer', squad, 0)
    })
  }

  leave(id: number, at: Minute): void {
    const member = this.members[id]!
    if (member.left !== null || id === 0) return
    this.#close(member, at)
    member.left = at
    this.#follow(member, at)
  }

  move(id: number, at: Minute): void {
    const member = this.members[id]!
    if (member.left !== null || member.rank !== 'officer') return
    const squad = this.#chance.whole(0, this.squads.length - 1)
    if (squad === member.squad) return
    this.#close(member, at)
    member.squad = squad
    this.#assign(member, at)
  }

  /** Fills the place of one who left or rose, and gives a supervisor to those who answered to them. */
  #follow({ id, rank, squad }: Member, at: Minute): void {
    const level = RANKS.indexOf(rank)
    if (level === 0) {
      this.#join('officer', squad, at)
      return
    }
    const below = this.#there(RANKS[level - 1]!)
    const near = below.filter((one) => one.squad === squad)
    const next = (near.length > 0 ? near : below).reduce((a, b) => (b.hired < a.hired ? b : a))
    const gap = { ...next }
    this.#close(next, at)
    next.rank = rank
    next.squad = squad
    this.#assign(next, at)
    this.#follow(gap, at)
    for (const member of this.members) {
      const last = member.assignments.at(-1)
      if (last?.to !== null || member.id === next.id) continue
      if (last.supervisor !== id && last.supervisor !== next.id) continue
      this.#close(member, at)
      this.#assign(member, at)
    }
  }

  #join(rank: Rank, squad: number, at: Minute): void {
    const chance = this.#chance
    const sex: Sex = chance.happens(0.17) ? 'female' : 'male'
    const senior = RANKS.indexOf(rank)
    const served = at > 0 ? 0 : Math.min(30, 0.2 + 4.5 * senior + exponential(chance, 8))
    const hired = at > 0 ? at : -Math.round((served * YEAR) / DAY) * DAY
    const age = 21.5 + Math.min(14, exponential(chance, 4)) + served
    const member: Member = {
      id: this.members.length,
      given: chance.pick(GIVEN[sex].split(' ')),
      family: chance.pick(FAMILY),
      badge: String(this.#badges.pop()!),
      born: Math.round(this.#begins + at / DAY - age * 365.25),
      sex,
      race: raceOf(chance),
      hired,
      weakSupervisor: chance.happens(WEAK),
      left: null,
      rank,
      squad,
      assignments: [],
    }
    this.members.push(member)
    this.#assign(member, at === 0 ? hired : at)
  }

  #assign(member: Member, from: Minute): void {
    const { unit, shift, district } = this.squads[member.squad]!
    const supervisor = this.#supervisor(member)
    member.assignments.push({ from, to: null, unit: UNITS[unit]!.name, shift, district, supervisor })
  }

  /** One rank up in the squad, drawn; else in the district; else the chief. */
  #supervisor(member: Member): number {
    const { district } = this.squads[member.squad]!
    for (let level = RANKS.indexOf(member.rank) + 1; level < RANKS.length; level++) {
      const above = this.#there(RANKS[level]!).filter(({ id }) => id !== member.id && id !== 0)
      const same = above.filter(({ squad }) => squad === member.squad)
      if (same.length > 0) return this.#chance.pick(same).id
      const near = above.filter(({ squad }) => this.squads[squad]!.district === district)
      if (near.length > 0) return this.#chance.pick(near).id
    }
    return 0
  }

  #close(member: Member, at: Minute): void {
    const last = member.assignments.at(-1)!
    if (last.from === at) member.assignments.pop()
    else last.to = at
  }

  #there(rank: Rank): Member[] {
    return this.members.filter((member) => member.rank === rank && member.left === null)
  }

  #squadIn(district: number): number {
    return Math.max(
      0,
      this.squads.findIndex((squad) => squad.district === district),
    )
  }
}

function raceOf(chance: Chance): Race {
  const draw = chance.unit()
  return draw < 0.52
    ? 'white'
    : draw < 0.76
      ? 'black'
      : draw < 0.92
        ? 'hispanic'
        : draw < 0.96
          ? 'asian'
          : 'other'
}
