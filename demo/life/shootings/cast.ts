import type { Chance } from '../../chance/index.ts'
import type { Ground } from '../ground.ts'
import type { Network } from '../people/index.ts'
import type { Minute, Motive } from '../types.ts'
import { Crowd } from './crowd.ts'
import { shootersOf } from './motives.ts'

/** A group or one person: who strikes, or who is meant. */
export interface Side {
  readonly group: number | null
  readonly person: number | null
}

interface Cast {
  /** The first began it. */
  readonly shooters: readonly number[]
  /** Who was meant; more are drawn as they are hit. */
  readonly target: number
}

/** What is known before anybody is chosen; a side that is null may be anybody. */
interface Planned {
  readonly motive: Motive
  readonly at: Minute
  readonly strikes: Side | null
  readonly meant: Side | null
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

/** Chooses who shoots at whom. The dead and the held take no part; residents come in as they are needed. */
export class Casting {
  readonly #net: Network
  readonly #crowd: Crowd
  readonly #chance: Chance

  constructor(net: Network, ground: Ground, chance: Chance) {
    this.#net = net
    this.#chance = chance.stream('cast')
    this.#crowd = new Crowd(net, ground, this.#chance)
  }

  cast(planned: Planned, block: number): Cast {
    const { motive, at } = planned
    const first = this.#striker(planned, block)
    const target = this.#target(planned, first, block)
    const shooters = [first]
    for (let more = shootersOf(motive, this.#chance) - 1; more > 0; more--) {
      const joins = (id: number) => this.#crowd.canShoot(id, at) && !shooters.includes(id) && id !== target
      const other = this.#crowd.draw(this.#companions(first), joins, this.#crowd.eager(at))
      if (other !== null) shooters.push(other)
    }
    for (const shooter of shooters) this.#crowd.tire(shooter)
    return { shooters, target }
  }

  /** A couple or kin and the home they are in. */
  household(at: Minute): { shooter: number; target: number; block: number } {
    const { register, size } = this.#net
    for (let tries = 0; tries < 40; tries++) {
      const shooter = this.#chance.whole(0, size - 1)
      if (!this.#crowd.canShoot(shooter, at) || register.age(shooter, at) < 17) continue
      const kin = register.tied(shooter, 'kin').filter((id) => this.#crowd.unhurt(id))
      const isKin = kin.length > 0 && this.#chance.happens(0.35)
      const target = isKin ? this.#chance.pick(kin) : this.#crowd.partnerOf(shooter)
      return { shooter, target, block: register.list[shooter]!.block! }
    }
    const shooter = register.create({ sex: 'male', age: [20, 60] })
    return { shooter, target: this.#crowd.partnerOf(shooter), block: register.list[shooter]!.block! }
  }

  /** Somebody else who is hit: with the one meant, or just there. */
  beside(target: number, taken: readonly number[], block: number, at: Minute): number {
    const friends = this.#net.register.near(target)
    const fits = (id: number) => this.#crowd.unhurt(id) && !taken.includes(id)
    const friend = this.#chance.happens(0.6) ? this.#crowd.draw(friends, fits, this.#crowd.risk) : null
    return friend ?? this.#crowd.resident(block, at)
  }

  #striker({ strikes, at }: Planned, block: number): number {
    const { register } = this.#net
    const able = (id: number) => this.#crowd.canShoot(id, at)
    const eager = this.#crowd.eager(at)
    const person = strikes?.person ?? null
    const group = strikes?.group ?? null
    if (group !== null) {
      const member = this.#crowd.draw(register.groups[group]!.members, able, eager)
      if (member !== null && this.#chance.happens(4 * this.#crowd.vigour(member))) return member
    }
    if (person !== null) {
      // The one who was shot at may be dead, hurt or held: then those near strike back.
      if (able(person) && this.#chance.happens(0.6 * this.#crowd.vigour(person))) return person
      const friend = this.#crowd.draw(register.near(person), able, eager)
      if (friend !== null) return friend
    }
    return this.#crowd.local(block, able, eager) ?? this.#crowd.newcomer(block)
  }

  #target({ motive, at, meant }: Planned, shooter: number, block: number): number {
    const { risk } = this.#crowd
    const fits = (id: number) => id !== shooter && this.#crowd.unhurt(id)
    const person = meant?.person ?? null
    if (person !== null && fits(person) && this.#chance.happens(0.55)) return person
    const chosen = this.#chance.happens(0.85) ? this.#crowd.draw(this.#among(meant), fits, risk) : null
    if (chosen !== null) return chosen
    if (this.#chance.happens(OUTSIDE_NETWORK[motive])) return this.#crowd.resident(block, at)
    return this.#crowd.local(block, fits, risk) ?? this.#crowd.resident(block, at)
  }

  #among(side: Side | null): readonly number[] {
    const { register } = this.#net
    if (side === null) return []
    if (side.group !== null) return register.groups[side.group]!.members
    return side.person === null ? [] : register.near(side.person)
  }

  #companions(person: number): readonly number[] {
    const { group } = this.#net.register.list[person]!
    return this.#among({ group, person })
  }
}
