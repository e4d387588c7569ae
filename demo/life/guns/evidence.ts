import { type Chance, logNormal } from '../../chance/index.ts'
import { DAY, dayOf, weekdayOf } from '../calendar.ts'
import type { Exhibit, Gun, Minute, Recovery, Shooting } from '../types.ts'
import type { Use } from './hands.ts'
import { type Practice, practiceOf } from './practice.ts'
import type { Workdays } from './workdays.ts'

export type Draft = Omit<Exhibit, 'id' | 'acquired'>

const LEFT = { pistol: 0.97, rifle: 0.97, revolver: 0.04, shotgun: 0.75 } as const
const BULLETS = { fatal: 0.9, nonfatal: 0.32, 'no-injury': 0.05 } as const

/** What is picked up at scenes and fired in the laboratory, in order of collection. */
export class Evidence {
  readonly #chance: Chance
  readonly #workdays: Workdays

  constructor(workdays: Workdays, chance: Chance) {
    this.#chance = chance.stream('evidence')
    this.#workdays = workdays
  }

  /** @param fire counts test fires of a gun and gives how often it had fired before */
  collect(
    life: {
      readonly guns: readonly Gun[]
      readonly shootings: readonly Shooting[]
      readonly uses: readonly Use[]
      readonly recoveries: readonly Recovery[]
      readonly end: Minute
    },
    fire: (gun: number) => number,
  ): Draft[] {
    const drafts: Draft[] = []
    const searched = new Map<number, boolean>()
    for (const use of life.uses) {
      const shooting = life.shootings[use.shooting]!
      const practice = practiceOf(shooting.agency, shooting.at)
      if (!searched.has(shooting.id)) searched.set(shooting.id, this.#searches(shooting, practice))
      if (searched.get(shooting.id)!)
        drafts.push(...this.#casings(use, life.guns[use.gun]!, shooting, practice))
      drafts.push(...this.#bullets(use, shooting, practice))
    }
    for (const recovery of life.recoveries)
      drafts.push(...this.#testFires(recovery, life.guns[recovery.gun]!, fire))
    return drafts
      .filter(({ collected }) => collected < life.end)
      .map((draft) =>
        draft.received !== null && draft.received >= life.end ? { ...draft, received: null } : draft,
      )
      .sort((a, b) => a.collected - b.collected || a.gun - b.gun || a.firing - b.firing)
  }

  #searches({ kind }: Shooting, { searched: [hit, nobodyHit] }: Practice): boolean {
    return this.#chance.happens(kind === 'no-injury' ? nobodyHit : hit)
  }

  #casings(use: Use, gun: Gun, shooting: Shooting, practice: Practice): Draft[] {
    const drafts: Draft[] = []
    for (let n = 0; n < use.rounds && drafts.length < practice.kept; n++) {
      if (!this.#chance.happens(LEFT[gun.type] * practice.found)) continue
      drafts.push(this.#picked('cartridge-case', use, n, shooting, practice))
    }
    return drafts
  }

  #bullets(use: Use, shooting: Shooting, practice: Practice): Draft[] {
    if (!this.#chance.happens(BULLETS[shooting.kind])) return []
    const count = Math.min(use.rounds, this.#chance.happens(0.3) ? 2 : 1)
    return Array.from({ length: count }, (_, n) => this.#picked('bullet', use, n, shooting, practice))
  }

  #picked(kind: Exhibit['kind'], use: Use, n: number, shooting: Shooting, practice: Practice): Draft {
    // Bullets come from hospitals and autopsies too, a day or two later.
    const later = kind === 'bullet' && this.#chance.happens(0.6) ? this.#chance.whole(600, 3_000) : 0
    const collected = shooting.at + this.#chance.whole(18, 260) + later
    return {
      kind,
      gun: use.gun,
      firing: use.firing + n,
      shooting: shooting.id,
      recovery: null,
      collected,
      received: this.#received(collected, practice),
      agency: shooting.agency,
    }
  }

  #testFires({ id, gun, at, agency }: Recovery, { type }: Gun, fire: (gun: number) => number): Draft[] {
    const practice = practiceOf(agency, at)
    const wanted = practice.testFires * (type === 'pistol' ? 1 : type === 'rifle' ? 0.8 : 0.3)
    if (!this.#chance.happens(wanted)) return []
    const days = Math.min(80, logNormal(this.#chance, practice.testFireDays, 0.7))
    const collected = this.#workdays.next(at + Math.round(days * DAY)) + this.#chance.whole(5, 200)
    const count = this.#chance.happens(0.15) ? 2 : 1
    return Array.from({ length: count }, () => ({
      kind: 'test-fire' as const,
      gun,
      firing: fire(gun),
      shooting: null,
      recovery: id,
      collected,
      received: collected,
      agency,
    }))
  }

  /** When it comes to the unit that enters it; null when nobody sends it. */
  #received(collected: Minute, practice: Practice): Minute | null {
    if (!this.#chance.happens(practice.submits)) return null
    const booked = collected + Math.round(logNormal(this.#chance, 0.7, 0.9) * DAY)
    const at = this.#workdays.next(booked)
    if (practice.courier === null) return at + this.#chance.whole(0, 45)
    const { weekday, weeks } = practice.courier
    let day = dayOf(at) + 1
    while (weekdayOf(day) !== weekday || Math.floor(day / 7) % weeks !== 0 || !this.#workdays.is(day)) day++
    return day * DAY + this.#chance.whole(540, 700)
  }
}
