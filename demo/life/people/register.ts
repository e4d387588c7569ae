import { type Chance, Weighted } from '../../chance/index.ts'
import type { City } from '../../city/types.ts'
import { BEGINS_SINCE_1900, DAY, YEAR_DAYS } from '../calendar.ts'
import type { Group, Minute, Person, Race, Sex, SocialTie, Tie } from '../types.ts'
import { FAMILY, GIVEN_FEMALE, GIVEN_MALE, STREET_NAMES } from './names.ts'
import type { People, PersonWish } from './types.ts'

/** Of residents; nothing else about a person depends on it but the network's own shares. */
const RACES: readonly (readonly [Race, number])[] = [
  ['white', 0.44],
  ['black', 0.28],
  ['hispanic', 0.19],
  ['asian', 0.06],
  ['other', 0.03],
]
const RACE_WEIGHTS = new Weighted(RACES.map(([, share]) => share))

/** The one list of people, which the network, the shootings and the guns all add to. */
export class Register implements People {
  readonly list: Person[] = []
  readonly ties: SocialTie[] = []
  readonly groups: Group[] = []
  readonly #near: number[][] = []
  /** Kind of each tie in `#near`. */
  readonly #kinds: Tie[][] = []
  readonly #held: Minute[] = []
  readonly #chance: Chance
  readonly #homes: Weighted

  constructor(city: City, chance: Chance) {
    this.#chance = chance.stream('register')
    this.#homes = new Weighted(city.blocks.map(({ population }) => population))
  }

  create(wish: PersonWish = {}): number {
    const [low, high] = wish.age ?? [18, 79]
    return this.enter({
      ...wish,
      born:
        BEGINS_SINCE_1900 -
        Math.floor((low === high ? low : this.#chance.between(low, high + 1)) * YEAR_DAYS),
    })
  }

  /** As `create`, with an exact day of birth and a group. */
  enter(wish: PersonWish & { born: number; group?: number | null; aliases?: readonly string[] }): number {
    const id = this.list.length
    const sex: Sex = wish.sex ?? (this.#chance.happens(0.515) ? 'female' : 'male')
    this.list.push({
      id,
      given: this.#chance.pick(sex === 'male' ? GIVEN_MALE : GIVEN_FEMALE),
      family: wish.family ?? this.#chance.pick(FAMILY),
      born: wish.born,
      sex,
      race: wish.race ?? RACES[RACE_WEIGHTS.draw(this.#chance)]![0],
      block: wish.block === undefined ? this.#homes.draw(this.#chance) : wish.block,
      group: wish.group ?? null,
      aliases: wish.aliases ?? this.#aliases(0.03),
      died: null,
      prohibited: null,
    })
    this.#near.push([])
    this.#kinds.push([])
    this.#held.push(-Infinity)
    return id
  }

  /** Names a person goes by besides their own; most have none. */
  aliases(): string[] {
    return this.#aliases(0.3)
  }

  #aliases(share: number): string[] {
    const aliases: string[] = []
    if (this.#chance.happens(share)) aliases.push(this.#chance.pick(STREET_NAMES))
    if (this.#chance.happens(share / 4)) {
      aliases.push(`${this.#chance.pick(GIVEN_MALE)} ${this.#chance.pick(FAMILY)}`)
    }
    return aliases
  }

  tie(a: number, b: number, kind: Tie): void {
    if (a === b || this.#near[a]!.includes(b)) return
    this.ties.push({ a: Math.min(a, b), b: Math.max(a, b), kind })
    this.#near[a]!.push(b)
    this.#near[b]!.push(a)
    this.#kinds[a]!.push(kind)
    this.#kinds[b]!.push(kind)
  }

  near(person: number): readonly number[] {
    return this.#near[person]!
  }

  /** Whom a person is tied to in one way. */
  tied(person: number, kind: Tie): number[] {
    return this.#near[person]!.filter((_, i) => this.#kinds[person]![i] === kind)
  }

  alive(person: number, at: Minute): boolean {
    const { died } = this.list[person]!
    return died === null || died > at
  }

  free(person: number, at: Minute): boolean {
    return this.alive(person, at) && this.#held[person]! <= at
  }

  age(person: number, at: Minute): number {
    return Math.floor((BEGINS_SINCE_1900 + at / DAY - this.list[person]!.born) / YEAR_DAYS)
  }

  detain(person: number, until: Minute): void {
    this.#held[person] = Math.max(this.#held[person]!, until)
  }
}
