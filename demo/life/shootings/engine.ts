import { type Chance, geometric } from '../../chance/index.ts'
import type { City, Point } from '../../city/types.ts'
import type { Program } from '../../service/types.ts'
import { DAY } from '../calendar.ts'
import type { Ground } from '../ground.ts'
import type { Market } from '../market.ts'
import type { Network } from '../people/index.ts'
import type { Feud, Minute, Shooting, Victim } from '../types.ts'
import { heldUntil, histories, ordinary, outcome, warrantsOf, type Draft, type Warrant } from './arrests.ts'
import { Casting, type Side } from './cast.ts'
import { Feuds } from './feuds.ts'
import { harm, hitBy, laidUp } from './harm.ts'
import { INDOORS, motiveOf } from './motives.ts'
import { Outskirts, type Outside } from './outskirts.ts'
import { Scenes } from './places.ts'
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

/** A place, a time and a pair of sides, before anybody fires. */
interface Meeting {
  readonly spark: Spark
  readonly block: number
  /** Past the city limits; null within. */
  readonly outside: Outside | null
  readonly shooters: readonly number[]
  readonly target: number
}

class Loop {
  readonly #setting: Setting
  readonly #chance: Chance
  readonly #queue = new Queue<Spark | Warrant>()
  readonly #clock: Clock
  readonly #scenes: Scenes
  readonly #casting: Casting
  readonly #feuds: Feuds
  readonly #outskirts: Outskirts
  readonly #effects: Effects
  readonly #shootings: Shooting[] = []
  readonly #arrests: Draft[]

  constructor(setting: Setting, chance: Chance) {
    const { city, ground, net, days, programs } = setting
    this.#setting = setting
    this.#chance = chance.stream('shootings')
    this.#clock = new Clock(days)
    this.#scenes = new Scenes(city, ground, chance)
    this.#casting = new Casting(net, ground, chance)
    this.#feuds = new Feuds(net.register.groups, ground, days, chance)
    this.#outskirts = new Outskirts(city, ground)
    this.#effects = new Effects(programs)
    this.#arrests = histories(net, chance.stream('histories'))
    this.#foresee(chance)
  }

  get #end(): Minute {
    return this.#setting.days * DAY
  }

  /** What comes of itself, whatever else happens. */
  #foresee(chance: Chance): void {
    const people = this.#setting.city.blocks.reduce((sum, { population }) => sum + population, 0)
    const own = chance.stream('background')
    const none = { what: 'shooting', parent: null, strikes: null, meant: null, near: null } as const
    for (const hit of [true, false]) {
      for (const at of this.#clock.background(people, hit, own)) {
        this.#queue.put({ ...none, at, hit, motive: motiveOf(hit, own) })
      }
    }
    for (const at of this.#clock.celebrations(people, own)) {
      if (at >= 0) this.#queue.put({ ...none, at, hit: false, motive: 'celebration' })
    }
    for (const warrant of ordinary(
      this.#setting.net,
      this.#setting.days,
      chance.stream('ordinary-arrests'),
    )) {
      this.#queue.put(warrant)
    }
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
      risk: this.#scenes.risk,
    }
  }

  #meet(spark: Spark): void {
    const meeting = this.#meeting(this.#withFeud(spark))
    // A program's factor holds for what begins in its blocks; what follows there has it from what set it off.
    const effect = this.#effects.at(meeting.block, spark.at) / this.#effectBefore(spark)
    if (this.#chance.happens(effect)) this.#fire(meeting)
  }

  #effectBefore({ parent }: Spark): number {
    if (parent === null) return 1
    const { block, at } = this.#shootings[parent]!
    return this.#effects.at(block, at)
  }

  /** Feuds that flare up of themselves are one of those that run. */
  #withFeud(spark: Spark): Spark {
    if (spark.motive !== 'feud' || spark.strikes) return spark
    const pair = this.#feuds.pick(spark.at)
    if (!pair) return { ...spark, motive: 'argument' }
    const [a, b] = this.#chance.happens(0.5) ? pair : [pair[1], pair[0]]
    return { ...spark, strikes: { group: a, person: null }, meant: { group: b, person: null } }
  }

  #meeting(spark: Spark): Meeting {
    if (spark.motive === 'domestic') {
      const { shooter, target, block } = this.#casting.household(spark.at)
      return { spark, block, outside: null, shooters: [shooter], target }
    }
    const beyond = spark.meant === null && spark.near === null && this.#chance.happens(PAST_THE_LIMITS)
    const outside = beyond ? this.#outskirts.draw(this.#scenes.risk, this.#chance) : null
    const block = outside?.block ?? this.#blockFor(spark)
    return {
      spark,
      block,
      outside,
      ...this.#casting.cast(spark.motive, block, spark.at, spark.strikes, spark.meant),
    }
  }

  #blockFor(spark: Spark): number {
    const { motive, parent, near, meant } = spark
    const { list, groups } = this.#setting.net.register
    if (parent !== null && near !== null) return this.#scenes.around(this.#shootings[parent]!.block, near)
    if (motive === 'robbery' || (motive === 'argument' && meant === null)) return this.#scenes.lively()
    const theirs = meant?.group ?? (motive === 'drug-trade' ? this.#chance.whole(0, groups.length - 1) : null)
    if (theirs !== null && this.#chance.happens(0.6)) return this.#chance.pick(groups[theirs]!.blocks)
    const home = meant?.person === null || meant?.person === undefined ? null : list[meant.person]!.block
    if (home !== null && this.#chance.happens(0.5)) return this.#scenes.around(home, 500)
    return this.#scenes.anywhere()
  }

  #fire({ spark, block, outside, shooters, target }: Meeting): void {
    const { market } = this.#setting
    const indoors = this.#chance.happens(INDOORS[spark.motive])
    const victims = spark.hit ? this.#hit(spark, block, shooters, target) : []
    const shooting: Shooting = {
      id: this.#shootings.length,
      at: spark.at,
      block,
      ...this.#pointOf(outside, block, indoors),
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

  #pointOf(outside: Outside | null, block: number, indoors: boolean): Point {
    return outside ? { x: outside.x, y: outside.y } : this.#scenes.point(block, indoors)
  }

  #hit(spark: Spark, block: number, shooters: readonly number[], target: number): Victim[] {
    const { register } = this.#setting.net
    const count = hitBy(spark.motive, this.#chance)
    const victims: Victim[] = []
    const taken = [...shooters]
    for (let i = 0; i < count; i++) {
      const person = i === 0 ? target : this.#casting.beside(target, taken, block)
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
/** Share of what nobody planned that happens on the other side of the line. */
const PAST_THE_LIMITS = 0.07
