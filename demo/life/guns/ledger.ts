import type { Chance } from '../../chance/index.ts'
import type { Gun, Hand, Minute, Move } from '../types.ts'

export interface Tracked extends Gun {
  readonly moves: Move[]
}

export interface Holder {
  readonly person?: number
  readonly dealer?: number
}

/** Every gun, who has it, and how often it has fired. A gun has one holder at a time. */
export class Ledger {
  readonly guns: Tracked[] = []
  readonly #fired: number[] = []
  readonly #byPerson = new Map<number, number[]>()
  /** Guns in somebody's hands, in an order of no meaning, and where each stands in it; -1 for those that are not. */
  readonly #held: number[] = []
  readonly #position: number[] = []

  /** @param fired rounds fired before the first that matters */
  add(gun: Omit<Gun, 'id' | 'moves'>, moves: readonly Move[], fired: number): number {
    const id = this.guns.length
    this.guns.push({ id, ...gun, moves: [...moves] })
    this.#fired.push(fired)
    this.#position.push(-1)
    const holder = moves.at(-1)!.toPerson
    if (holder !== null) this.#hold(id, holder)
    return id
  }

  /** @throws RangeError when the gun has moved after that minute, or is held as evidence and not given back. */
  move(gun: number, at: Minute, hand: Hand, to: Holder = {}): void {
    const { moves } = this.guns[gun]!
    const { at: last, hand: before, toPerson: holder } = moves.at(-1)!
    if (at < last) throw new RangeError(`Gun ${gun} moved at ${last}, after ${at}.`)
    if (before === 'destroyed' || (before === 'recovered' && hand !== 'returned' && hand !== 'destroyed'))
      throw new RangeError(`Gun ${gun} is ${before} and cannot pass by ${hand}.`)
    if (holder !== null) this.#release(gun, holder)
    moves.push({ at, hand, toPerson: to.person ?? null, toDealer: to.dealer ?? null })
    if (to.person !== undefined) this.#hold(gun, to.person)
  }

  /** Minute of its last move. */
  since(gun: number): Minute {
    return this.guns[gun]!.moves.at(-1)!.at
  }

  holder(gun: number): number | null {
    return this.guns[gun]!.moves.at(-1)!.toPerson
  }

  /** What a person has, longest first. */
  heldBy(person: number): readonly number[] {
    return this.#byPerson.get(person) ?? []
  }

  /** Any gun that somebody has; null when nobody has one. */
  anyHeld(chance: Chance): number | null {
    return this.#held.length === 0 ? null : chance.pick(this.#held)
  }

  /** Counts rounds and gives how often the gun had fired before them. */
  fire(gun: number, rounds: number): number {
    const before = this.#fired[gun]!
    this.#fired[gun] = before + rounds
    return before
  }

  #hold(gun: number, person: number): void {
    const guns = this.#byPerson.get(person)
    if (guns) guns.push(gun)
    else this.#byPerson.set(person, [gun])
    this.#position[gun] = this.#held.push(gun) - 1
  }

  #release(gun: number, person: number): void {
    const guns = this.#byPerson.get(person)!
    guns.splice(guns.indexOf(gun), 1)
    const [position, last] = [this.#position[gun]!, this.#held.pop()!]
    if (last !== gun) {
      this.#held[position] = last
      this.#position[last] = position
    }
    this.#position[gun] = -1
  }
}
