import { type Chance, logNormal, shuffled } from '../../chance/index.ts'
import type { Ground } from '../ground.ts'
import { distance } from '../ground.ts'
import { DAY } from '../calendar.ts'
import type { Feud, Group, Minute } from '../types.ts'

interface OpenFeud {
  readonly groups: readonly [number, number]
  readonly from: Minute
  to: Minute
  /** How often it flares up, relative to the others. */
  readonly heat: number
}

/** Which groups are at war and when: some from the beginning, others begun by what happens. */
export class Feuds {
  readonly #open: OpenFeud[] = []
  readonly #chance: Chance

  constructor(groups: readonly Group[], ground: Ground, days: number, chance: Chance) {
    this.#chance = chance.stream('feuds')
    const home = ({ blocks }: Group) => ground.blocks[blocks[0]!]!.centre
    for (const group of groups) {
      const byDistance = groups
        .filter(({ id }) => id !== group.id)
        .map((other) => ({ id: other.id, metres: distance(home(group), home(other)) }))
        .sort((a, b) => a.metres - b.metres || a.id - b.id)
      const rivals = shuffled(this.#chance, byDistance.slice(0, 6)).slice(0, this.#chance.whole(1, 2))
      for (const { id } of rivals) this.#episodes(group.id, id, days)
    }
  }

  #episodes(a: number, b: number, days: number): void {
    const heat = logNormal(this.#chance, 1, 0.9)
    let from = this.#chance.between(-200, days * 0.6)
    for (let n = this.#chance.whole(1, 3); n > 0; n--) {
      const length = logNormal(this.#chance, 150, 0.6)
      this.#open.push({ groups: pair(a, b), from: minute(from), to: minute(from + length), heat })
      from += length + this.#chance.between(100, 500)
    }
  }

  /** A feud that runs then, hotter ones more often; null where all is quiet. */
  pick(at: Minute): readonly [number, number] | null {
    const running = this.#open.filter(({ from, to }) => from <= at && at < to)
    let target = this.#chance.unit() * running.reduce((sum, { heat }) => sum + heat, 0)
    for (const { groups, heat } of running) if ((target -= heat) < 0) return groups
    return null
  }

  /** Blood between two groups begins a feud or carries it on. */
  stir(a: number, b: number, at: Minute): void {
    const groups = pair(a, b)
    const until = at + minute(this.#chance.between(45, 150))
    const running = this.#open.find(
      (feud) =>
        feud.groups[0] === groups[0] && feud.groups[1] === groups[1] && feud.from <= at && at < feud.to,
    )
    if (running) running.to = Math.max(running.to, until)
    else this.#open.push({ groups, from: at, to: until, heat: logNormal(this.#chance, 1, 0.6) })
  }

  /** All that ran within the life, in order of their beginning. */
  list(end: Minute): Feud[] {
    return this.#open
      .filter(({ from, to }) => from < end && to > 0)
      .map(({ groups, from, to }) => ({ groups, from, to }))
      .sort((a, b) => a.from - b.from || a.groups[0] - b.groups[0] || a.groups[1] - b.groups[1])
  }
}

const pair = (a: number, b: number): [number, number] => (a < b ? [a, b] : [b, a])
const minute = (days: number) => Math.round(days * DAY)
