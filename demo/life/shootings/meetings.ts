import type { Chance } from '../../chance/index.ts'
import type { City, Point } from '../../city/types.ts'
import type { Ground } from '../ground.ts'
import type { Network } from '../people/index.ts'
import type { Shooting } from '../types.ts'
import { Casting } from './cast.ts'
import type { Feuds } from './feuds.ts'
import { Outskirts, type Outside } from './outskirts.ts'
import { Scenes } from './places.ts'
import type { Spark } from './sparks.ts'

/** Share of what nobody planned that happens on the other side of the city limits. */
const PAST_THE_LIMITS = 0.07

/** A place, a time and a pair of sides, before anybody fires. */
export interface Meeting {
  readonly spark: Spark
  readonly block: number
  /** Past the city limits; null within. */
  readonly outside: Outside | null
  readonly shooters: readonly number[]
  readonly target: number
}

/** Makes of a shooting to come where it is and who is there. */
export class Meetings {
  readonly scenes: Scenes
  readonly casting: Casting
  readonly #net: Network
  readonly #feuds: Feuds
  readonly #outskirts: Outskirts
  readonly #chance: Chance
  readonly #shootings: readonly Shooting[]

  /** @param shootings All so far; the list may grow. */
  constructor(
    city: City,
    ground: Ground,
    net: Network,
    feuds: Feuds,
    shootings: readonly Shooting[],
    chance: Chance,
  ) {
    this.scenes = new Scenes(city, ground, chance)
    this.casting = new Casting(net, ground, chance)
    this.#net = net
    this.#feuds = feuds
    this.#outskirts = new Outskirts(city, ground)
    this.#shootings = shootings
    this.#chance = chance.stream('meetings')
  }

  of(planned: Spark): Meeting {
    const spark = this.#withFeud(planned)
    if (spark.motive === 'domestic') {
      const { shooter, target, block } = this.casting.household(spark.at)
      return { spark, block, outside: null, shooters: [shooter], target }
    }
    const beyond = spark.meant === null && spark.near === null && this.#chance.happens(PAST_THE_LIMITS)
    const outside = beyond ? this.#outskirts.draw(this.scenes.risk, this.#chance) : null
    const block = outside?.block ?? this.#blockFor(spark)
    return { spark, block, outside, ...this.casting.cast(spark, block) }
  }

  /** Where exactly. */
  point({ outside, block }: Meeting, indoors: boolean): Point {
    return outside ? { x: outside.x, y: outside.y } : this.scenes.point(block, indoors)
  }

  /** Feuds that flare up of themselves are one of those that run. */
  #withFeud(spark: Spark): Spark {
    if (spark.motive !== 'feud' || spark.strikes) return spark
    const pair = this.#feuds.pick(spark.at)
    if (!pair) return { ...spark, motive: 'argument' }
    const [a, b] = this.#chance.happens(0.5) ? pair : [pair[1], pair[0]]
    return { ...spark, strikes: { group: a, person: null }, meant: { group: b, person: null } }
  }

  #blockFor({ motive, parent, near, meant }: Spark): number {
    const { list, groups } = this.#net.register
    if (parent !== null && near !== null) return this.scenes.around(this.#shootings[parent]!.block, near)
    if (motive === 'robbery' || (motive === 'argument' && meant === null)) return this.scenes.lively()
    const theirs = meant?.group ?? (motive === 'drug-trade' ? this.#chance.whole(0, groups.length - 1) : null)
    if (theirs !== null && this.#chance.happens(0.6)) return this.#chance.pick(groups[theirs]!.blocks)
    const person = meant?.person ?? null
    const home = person === null ? null : list[person]!.block
    if (home !== null && this.#chance.happens(0.5)) return this.scenes.around(home, 500)
    return this.scenes.anywhere()
  }
}
