import type { Chance } from '../../chance/index.ts'
import { DAY, dayOf, YEAR_DAYS } from '../calendar.ts'
import type { Exhibit, Gun, Minute, Shooting } from '../types.ts'
import type { Draft } from './evidence.ts'
import { type Practice, practiceOf } from './practice.ts'
import type { Workdays } from './workdays.ts'

/** Planted: how many work there, as a multiple of what comes in on average, from a year of the life on. */
const STAFF: Readonly<Record<Practice['unit'], readonly (readonly [fromYear: number, staff: number])[]>> = {
  own: [
    [0, 1.25],
    [1.6, 0.72],
    [2.3, 1.45],
    [4.1, 1.2],
  ],
  state: [
    [0, 0.95],
    [1.2, 0.85],
    [2.8, 1.5],
  ],
}
const OPENS = 8 * 60 + 20
const HOURS = 480
const SUITABLE: Readonly<Record<Exhibit['kind'], number>> = {
  'cartridge-case': 0.95,
  bullet: 0.12,
  'test-fire': 0.99,
}
/** Rimfire and shotgun cases carry no marks that these systems take (data of domain research §1). */
const UNSUITED = /^\.22 LR|gauge$/

interface Waiting {
  readonly exhibit: number
  readonly received: Minute
  readonly first: boolean
}

/** Two units enter exhibits one after the other, those of homicides first; what waits when few work is a backlog. */
export class Laboratory {
  readonly #chance: Chance
  readonly #workdays: Workdays

  constructor(workdays: Workdays, chance: Chance) {
    this.#chance = chance.stream('laboratory')
    this.#workdays = workdays
  }

  /** When each exhibit was entered; null for what is not suited, and what still waits at the end. */
  acquired(
    drafts: readonly Draft[],
    guns: readonly Gun[],
    shootings: readonly Shooting[],
    end: Minute,
  ): (Minute | null)[] {
    const acquired = drafts.map((): Minute | null => null)
    const units: Record<Practice['unit'], Waiting[]> = { own: [], state: [] }
    for (const [exhibit, { kind, gun, shooting, received, agency, collected }] of drafts.entries()) {
      if (received === null || UNSUITED.test(guns[gun]!.calibre) || !this.#chance.happens(SUITABLE[kind]))
        continue
      const first = shooting !== null && shootings[shooting]!.kind === 'fatal'
      units[practiceOf(agency, collected).unit].push({ exhibit, received, first })
    }
    for (const unit of ['own', 'state'] as const) this.#work(unit, units[unit], end, acquired)
    return acquired
  }

  #work(unit: Practice['unit'], waiting: Waiting[], end: Minute, acquired: (Minute | null)[]): void {
    const incoming = waiting.sort((a, b) => a.received - b.received || a.exhibit - b.exhibit)
    const lastDay = dayOf(end) - 1
    const usual = (incoming.length / Math.max(1, lastDay)) * (YEAR_DAYS / 250)
    const lines: readonly [Waiting[], Waiting[]] = [[], []]
    const done = [0, 0]
    let [next, capacity] = [0, 0]
    for (let day = 0; day <= lastDay; day++) {
      if (!this.#workdays.is(day)) continue
      for (; next < incoming.length && incoming[next]!.received < day * DAY + OPENS; next++)
        lines[incoming[next]!.first ? 0 : 1].push(incoming[next]!)
      const queued = lines[0].length - done[0]! + lines[1].length - done[1]!
      capacity = Math.min(queued, capacity + this.#today(unit, day, usual))
      const today = Math.floor(capacity)
      capacity -= today
      for (let n = 0; n < today; n++) {
        const line = done[0]! < lines[0].length ? 0 : 1
        const { exhibit } = lines[line][done[line]!++]!
        acquired[exhibit] = day * DAY + OPENS + Math.floor((HOURS * (n + this.#chance.unit())) / today)
      }
    }
  }

  /** Staff of the day, with holidays, illness and courts. */
  #today(unit: Practice['unit'], day: number, usual: number): number {
    const [, staff] = STAFF[unit].findLast(([fromYear]) => fromYear * YEAR_DAYS <= day)!
    return usual * staff * this.#chance.between(0.7, 1.3)
  }
}
