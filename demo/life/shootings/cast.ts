import type { Chance } from '../../chance/index.ts'
import type { Ground } from '../ground.ts'
import type { Network } from '../people/index.ts'
import type { Minute, Motive } from '../types.ts'
import { shootersOf } from './motives.ts'

/** A group or one person: who strikes, or who is meant. */
export interface Side {
  readonly group: number | null
  readonly person: number | null
}

export interface Cast {
  /** The first began it. */
  readonly shooters: readonly number[]
  /** The first is who was meant; more are drawn as they are hit. */
  readonly target: number
}

const YOUNGEST_SHOOTER = 13

/** Chooses who shoots at whom. The dead and the held take no part; residents come in as they are needed. */
export class Casting {
  readonly #net: Network
  readonly #ground: Ground
  readonly #chance: Chance

  constructor(net: Network, ground: Ground, chance: Chance) {
    this.#net = net
    this.#ground = ground
    this.#chance = chance.stream('cast')
  }

  cast(motive: Motive, block: number, at: Minute, strikes: Side | null, meant: Side | null): Cast {
    const first = this.#striker(strikes, block, at)
    const target = this.#target(motive, first, block, at, meant)
    const shooters = [first]
    for (let more = shootersOf(motive, this.#chance) - 1; more > 0; more--) {
      const other = this.#draw(
        this.#companions(first),
        (id) => this.#able(id, at) && !shooters.includes(id) && id !== target,
      )
      if (other !== null) shooters.push(other)
    }
    return { shooters, target }
  }

  /** A couple or kin and the home they are in. */
  household(at: Minute): { shooter: number; target: number; block: number } {
    const { register, size } = this.#net
    for (let tries = 0; tries < 40; tries++) {
      const shooter = this.#chance.whole(0, size - 1)
      if (!this.#able(shooter, at)) continue
      const kin = register.near(shooter).filter((id) => this.#unhurt(id))
      const tie = register.ties.length > 0 && kin.length > 0 && this.#chance.happens(0.35)
      const target = tie ? this.#chance.pick(kin) : this.#partnerOf(shooter)
      return { shooter, target, block: register.list[shooter]!.block! }
    }
    return this.#strangers()
  }

  /** Somebody else who is hit: with the one meant, or just there. */
  beside(target: number, taken: readonly number[], block: number): number {
    const friends = this.#net.register.near(target)
    const near = this.#chance.happens(0.6)
      ? this.#draw(friends, (id) => this.#unhurt(id) && !taken.includes(id))
      : null
    return near ?? this.#resident(block)
  }

  /** Whom a person knows and who might be hit next, or strike back. */
  friendOf(person: number): number | null {
    return this.#draw(this.#net.register.near(person), (id) => this.#unhurt(id))
  }

  #striker(strikes: Side | null, block: number, at: Minute): number {
    const { register } = this.#net
    const able = (id: number) => this.#able(id, at)
    const person = strikes?.person ?? null
    const group = strikes?.group ?? null
    if (group !== null) {
      const member = this.#draw(register.groups[group]!.members, able)
      if (member !== null) return member
    }
    if (person !== null) {
      // The one who was shot at may be dead, hurt or held: then those near strike back.
      if (able(person) && this.#chance.happens(0.5)) return person
      const friend = this.#draw(register.near(person), able)
      if (friend !== null) return friend
    }
    return this.#local(block, able) ?? this.#newcomer(block)
  }

  #target(motive: Motive, shooter: number, block: number, at: Minute, meant: Side | null): number {
    const { register } = this.#net
    const fits = (id: number) => id !== shooter && this.#unhurt(id) && register.alive(id, at)
    const person = meant?.person ?? null
    if (person !== null && fits(person) && this.#chance.happens(0.55)) return person
    const pool =
      meant?.group !== null && meant?.group !== undefined
        ? register.groups[meant.group]!.members
        : person !== null
          ? register.near(person)
          : []
    const chosen = this.#chance.happens(0.85) ? this.#draw(pool, fits) : null
    if (chosen !== null) return chosen
    if (this.#chance.happens(OUTSIDE_NETWORK[motive])) return this.#resident(block)
    return this.#local(block, fits) ?? this.#resident(block)
  }

  #companions(person: number): readonly number[] {
    const { register } = this.#net
    const { group } = register.list[person]!
    return group === null ? register.near(person) : register.groups[group]!.members
  }

  /** Somebody of the network who lives near, looking further out until there is one. */
  #local(block: number, fits: (id: number) => boolean): number | null {
    const { centre } = this.#ground.blocks[block]!
    for (const metres of [300, 700, 1_500]) {
      const people = this.#ground.within(centre, metres).flatMap((id) => this.#net.byBlock.get(id) ?? [])
      const found = this.#draw(people, fits)
      if (found !== null) return found
    }
    return null
  }

  /** By risk, among those that fit; null when nobody does. */
  #draw(people: readonly number[], fits: (id: number) => boolean): number | null {
    const able = people.filter(fits)
    let target = this.#chance.unit() * able.reduce((sum, id) => sum + this.#riskOf(id), 0)
    for (const id of able) if ((target -= this.#riskOf(id)) < 0) return id
    return able.at(-1) ?? null
  }

  #riskOf(id: number): number {
    return this.#net.risk[id] ?? 0.3
  }

  #able(id: number, at: Minute): boolean {
    return (
      this.#unhurt(id) &&
      this.#net.register.free(id, at) &&
      this.#net.register.age(id, at) >= YOUNGEST_SHOOTER
    )
  }

  /** Whoever will die of a wound is not shot again. */
  #unhurt(id: number): boolean {
    return this.#net.register.list[id]!.died === null
  }

  #resident(block: number): number {
    const home = this.#chance.happens(0.4) ? block : undefined
    return this.#net.register.create({
      age: this.#chance.happens(0.12) ? [6, 17] : [18, 62],
      sex: this.#chance.happens(0.13) ? 'female' : 'male',
      ...(home !== undefined && { block: home }),
    })
  }

  #newcomer(block: number): number {
    return this.#net.register.create({ block, age: [18, 40], sex: 'male' })
  }

  #partnerOf(person: number): number {
    const { register } = this.#net
    const { sex, block } = register.list[person]!
    const known = register.ties.length
    const partner = register.near(person).find((id) => register.list[id]!.sex !== sex && this.#unhurt(id))
    if (partner !== undefined && known > 0) return partner
    const other = register.create({ block, sex: sex === 'male' ? 'female' : 'male', age: [19, 50] })
    register.tie(person, other, 'partner')
    return other
  }

  #strangers() {
    const shooter = this.#net.register.create({ sex: 'male', age: [20, 60] })
    const { block } = this.#net.register.list[shooter]!
    return { shooter, target: this.#partnerOf(shooter), block: block! }
  }
}

/** Share of those meant whom the network does not know. */
const OUTSIDE_NETWORK: Readonly<Record<Motive, number>> = {
  feud: 0.15,
  argument: 0.45,
  robbery: 0.8,
  domestic: 0.5,
  'drug-trade': 0.2,
  unknown: 0.4,
  celebration: 1,
}
