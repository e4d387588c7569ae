import { type Chance, geometric } from '../../chance/index.ts'
import type { City } from '../../city/types.ts'
import type { Program } from '../../service/types.ts'
import { DAY } from '../calendar.ts'
import type { Ground } from '../ground.ts'
import type { Market } from '../market.ts'
import type { Network } from '../people/index.ts'
import type { Feud, Minute, Shooting, Victim } from '../types.ts'
import { heldUntil, histories, outcome, warrantsOf, type Draft, type Warrant } from './arrests.ts'
import { background } from './background.ts'
import type { Side } from './cast.ts'
import { Feuds } from './feuds.ts'
import { harm, hitBy, laidUp } from './harm.ts'
import { Meetings, type Meeting } from './meetings.ts'
import { INDOORS } from './motives.ts'
import { Effects } from './programs.ts'
import { Queue } from './queue.ts'
import { Clock } from './rates.ts'
import { sparksOf, type Spark } from './sparks.ts'

/** What the loop through time is given. */
export interface Setting {
  readonly city: City
  readonly ground: Ground
  readonly net: Network
  readonly market: Market
  readonly programs: readonly Program[]
  readonly days: number
}

export interface Happened {
  readonly shootings: readonly Shooting[]
  /** Not yet numbered; those before the life began among them. */
  readonly arrests: readonly Draft[]
  readonly feuds: readonly Feud[]
  /** By block, mean 1 over people. */
  readonly risk: Float64Array
}

/** Lives through the days: takes what comes next, lets it happen, and puts what it sets off in the queue. */
export function happen(setting: Setting, chance: Chance): Happened {
  const life = new Loop(setting, chance)
  life.run()
  return life.happened()
}

class Loop {
  readonly #setting: Setting
  readonly #chance: Chance
  readonly #queue = new Queue<Spark | Warrant>()
  readonly #clock: Clock
  readonly #feuds: Feuds
  readonly #meetings: Meetings
  readonly #effects: Effects
  readonly #shootings: Shooting[] = []
  readonly #arrests: Draft[]

  constructor(setting: Setting, chance: Chance) {
    const { city, ground, net, days, programs } = setting
    this.#setting = setting
    this.#chance = chance.stream('shootings')
    this.#clock = new Clock(days)
    this.#feuds = new Feuds(net.register.groups, ground, days, chance)
    this.#meetings = new Meetings(city, ground, net, this.#feuds, this.#shootings, chance)
    this.#effects = new Effects(programs)
    this.#arrests = histories(net, chance.stream('histories'))
    const people = city.blocks.reduce((sum, { population }) => sum + population, 0)
    for (const item of background(people, net, this.#clock, days, chance)) this.#queue.put(item)
  }

  get #end(): Minute {
    return this.#setting.days * DAY
  }

  run(): void {
    for (let next = this.#queue.take(); next && next.at < this.#end; next = this.#queue.take()) {
      this.#setting.market.advance(next.at)
      if (next.what === 'arrest') this.#arrest(next)
      else this.#meet(next)
    }
    this.#setting.market.advance(this.#end)
  }

  happened(): Happened {
    return {
      shootings: this.#shootings,
      arrests: this.#arrests,
      feuds: this.#feuds.list(this.#end),
      risk: this.#meetings.scenes.risk,
    }
  }

  #meet(spark: Spark): void {
    const meeting = this.#meetings.of(spark)
    // A program's factor holds for what begins in its blocks; what follows there has it from what set it off.
    const effect = this.#effects.at(meeting.block, spark.at) / this.#effectBefore(spark)
    if (this.#chance.happens(effect)) this.#fire(meeting)
  }

  #effectBefore({ parent }: Spark): number {
    if (parent === null) return 1
    const { block, at } = this.#shootings[parent]!
    return this.#effects.at(block, at)
  }

  #fire(meeting: Meeting): void {
    const { spark, block, outside, shooters, target } = meeting
    const { market } = this.#setting
    const indoors = this.#chance.happens(INDOORS[spark.motive])
    const victims = spark.hit ? this.#hit(spark, block, shooters, target) : []
    const shooting: Shooting = {
      id: this.#shootings.length,
      at: spark.at,
      block,
      ...this.#meetings.point(meeting, indoors),
      indoors,
      kind: victims.some(({ died }) => died !== null) ? 'fatal' : spark.hit ? 'nonfatal' : 'no-injury',
      motive: spark.motive,
      victims,
      shooters: shooters.map((person) => ({
        person,
        gun: market.gunOf(person, spark.at),
        rounds: this.#rounds(spark, victims.length),
      })),
      sparkedBy: spark.parent,
      agency: outside?.agency ?? 'police',
    }
    this.#shootings.push(shooting)
    market.fired(shooting)
    this.#follow(shooting, this.#sides(shooters[0]!, target))
  }

  #hit(spark: Spark, block: number, shooters: readonly number[], target: number): Victim[] {
    const { register } = this.#setting.net
    const count = hitBy(spark.motive, this.#chance)
    const victims: Victim[] = []
    const taken = [...shooters]
    for (let i = 0; i < count; i++) {
      const person = i === 0 ? target : this.#meetings.casting.beside(target, taken, block, spark.at)
      const victim = harm(person, count, spark.motive, spark.at, this.#chance)
      taken.push(person)
      victims.push(victim)
      if (victim.died !== null) register.list[person]!.died = victim.died
      register.detain(person, spark.at + laidUp(victim.wound, this.#chance))
    }
    return victims
  }

  #rounds({ motive, hit }: Spark, victims: number): number {
    const more = motive === 'feud' || motive === 'celebration' ? 0.14 : 0.25
    return 1 + geometric(this.#chance, more) + (hit ? victims - 1 : 0)
  }

  #sides(shooter: number, target: number): { shooter: Side; target: Side } {
    const { list } = this.#setting.net.register
    const side = (person: number): Side => ({ group: list[person]!.group, person })
    return { shooter: side(shooter), target: side(target) }
  }

  #follow(shooting: Shooting, sides: { shooter: Side; target: Side }): void {
    for (const spark of sparksOf(shooting, sides, this.#clock, this.#chance)) this.#queue.put(spark)
    for (const warrant of warrantsOf(shooting, this.#chance)) this.#queue.put(warrant)
    const [a, b] = [sides.shooter.group, sides.target.group]
    if (a !== null && b !== null && a !== b && this.#chance.happens(STIRS))
      this.#feuds.stir(a, b, shooting.at)
  }

  #arrest(warrant: Warrant): void {
    const { net, market } = this.#setting
    if (!net.register.alive(warrant.person, warrant.at)) return
    if (warrant.shooting === null && !net.register.free(warrant.person, warrant.at)) return
    if (net.register.age(warrant.person, warrant.at) < 14) return
    const arrest = outcome(warrant, this.#end, this.#chance)
    this.#arrests.push(arrest)
    const agency = warrant.shooting === null ? 'police' : this.#shootings[warrant.shooting]!.agency
    market.arrested(warrant.person, warrant.at, warrant.shooting, agency)
    net.register.detain(warrant.person, heldUntil(arrest, this.#chance))
  }
}

/** How often blood between two groups makes it a matter of all their members. */
const STIRS = 0.3
