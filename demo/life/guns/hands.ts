import { type Chance, exponential } from '../../chance/index.ts'
import type { AgencyKey } from '../../city/types.ts'
import { DAY } from '../calendar.ts'
import type { Minute, Shooting } from '../types.ts'
import type { Trade } from './lots.ts'
import type { Recoveries } from './recoveries.ts'

/** A gun fired at a shooting, and how often it had fired before. */
export interface Use {
  readonly shooting: number
  readonly gun: number
  readonly firing: number
  readonly rounds: number
}

const USES_OWN = 0.9
const BORROWS = 0.16
const FROM_STREET = 0.15
/** Guns that have been fired at somebody are passed on: mean days until they are. */
const KEPT_DAYS = 27
/** Of those, how many stay in the city's trade; the rest end in the bay. */
const STAYS_ABOUT = 0.4
/** What becomes of a gun after a shooting; else it is kept. */
const AFTER = {
  fatal: { scene: 0.06, thrown: 0.26, sold: 0.22 },
  nonfatal: { scene: 0.04, thrown: 0.14, sold: 0.2 },
  'no-injury': { scene: 0.012, thrown: 0.06, sold: 0.2 },
} as const
const FOUND_AT_ARREST = { shooting: 0.48, armed: 0.09, unknown: 0.055 }

/** Guns in the hands of those who shoot: their own, lent in the group, bought for it; kept, sold, thrown away or taken. */
export class Hands {
  readonly uses: Use[] = []
  /** Everybody who fired, in the order of their first shot. */
  readonly shooters = new Set<number>()
  readonly #trade: Trade
  readonly #recoveries: Recoveries
  readonly #chance: Chance
  /** Minute in which a gun was last given to a shooter: nobody else can have it then. */
  readonly #given = new Map<number, Minute>()
  readonly #forSale = new Set<number>()
  readonly #lenders = new Map<number, number>()

  constructor(trade: Trade, recoveries: Recoveries, chance: Chance) {
    this.#trade = trade
    this.#recoveries = recoveries
    this.#chance = chance.stream('hands')
  }

  gunOf(person: number, at: Minute): number {
    const gun = this.#choose(person, at)
    this.#forSale.delete(gun)
    this.#given.set(gun, at)
    return gun
  }

  #choose(person: number, at: Minute): number {
    const own = this.#kept(person, at)
    if (own.length > 0 && this.#chance.happens(USES_OWN)) return own.at(-1)!
    const lent = this.#chance.happens(BORROWS) ? this.#lent(person, at) : null
    return lent ?? own.at(-1) ?? this.arm(person, at)
  }

  /** What a person still calls theirs; what they have had too long since they fired it is for sale. */
  #kept(person: number, at: Minute): number[] {
    return [...this.#trade.ledger.heldBy(person)].filter((gun) => {
      if (!this.#free(gun, at) || this.#forSale.has(gun)) return false
      const days = (at - (this.#given.get(gun) ?? at)) / DAY
      if (this.#chance.happens(Math.exp(-days / KEPT_DAYS))) return true
      if (this.#chance.happens(STAYS_ABOUT)) this.#offer(gun, person, at)
      else this.#trade.ledger.move(gun, at, 'discarded')
      return false
    })
  }

  #offer(gun: number, person: number, from: Minute): void {
    this.#forSale.add(gun)
    this.#trade.street.offer(gun, person, from)
  }

  /** Buys in the street, or has had one all along. */
  arm(person: number, at: Minute): number {
    const { street, origins } = this.#trade
    return (
      (this.#chance.happens(FROM_STREET) ? street.buy(person, at) : null) ??
      origins.acquire(person, at, 'carried')
    )
  }

  /** A gun of the group, from somebody alive, back to them a day or two later or not at all. */
  #lent(person: number, at: Minute): number | null {
    const { folk, ledger } = this.#trade
    const { group } = folk.people.list[person]!
    if (group === null) return null
    const guns = folk.people.groups[group]!.members.flatMap((member) =>
      member !== person && folk.alive(member, at) ? ledger.heldBy(member) : [],
    ).filter((gun) => this.#free(gun, at))
    if (guns.length === 0) return null
    const gun = this.#chance.pick(guns)
    this.#lenders.set(gun, ledger.holder(gun)!)
    ledger.move(gun, at, 'lent', { person })
    return gun
  }

  #free(gun: number, at: Minute): boolean {
    return this.#given.get(gun) !== at && this.#trade.ledger.since(gun) <= at
  }

  fired(shooting: Shooting): void {
    for (const { person, gun, rounds } of shooting.shooters) {
      const firing = this.#trade.ledger.fire(gun, rounds)
      this.uses.push({ shooting: shooting.id, gun, firing, rounds })
      this.shooters.add(person)
      this.#afterwards(shooting, person, gun)
    }
  }

  #afterwards(shooting: Shooting, person: number, gun: number): void {
    const { scene, thrown, sold } = AFTER[shooting.kind]
    const dropped = shooting.motive === 'domestic' ? 0.25 : scene
    let draw = this.#chance.unit()
    if ((draw -= dropped) < 0) this.#leave(shooting, person, gun)
    else if ((draw -= thrown) < 0)
      this.#soon(shooting.at, person, gun, (at) => this.#recoveries.discard(gun, at))
    else if ((draw -= sold) < 0)
      this.#offer(gun, person, shooting.at + Math.round((1 + exponential(this.#chance, 25)) * DAY))
    else this.#giveBack(shooting.at, person, gun)
  }

  /** Left at the scene, where officers pick it up within hours. */
  #leave(shooting: Shooting, person: number, gun: number): void {
    const known = shooting.motive === 'domestic' || this.#chance.happens(0.2)
    this.#soon(shooting.at, person, gun, (at) =>
      this.#recoveries.take(gun, {
        at,
        block: shooting.block,
        how: 'scene',
        possessor: known ? person : null,
        shooting: shooting.id,
        agency: shooting.agency,
      }),
    )
  }

  #giveBack(at: Minute, person: number, gun: number): void {
    const { folk, ledger, agenda } = this.#trade
    const lender = this.#lenders.get(gun)
    this.#lenders.delete(gun)
    if (lender === undefined || !this.#chance.happens(0.6)) return
    agenda.put(at + this.#chance.whole(300, 3 * DAY), (now) => {
      if (ledger.holder(gun) === person && folk.alive(lender, now))
        ledger.move(gun, now, 'lent', { person: lender })
    })
  }

  /** Within hours, if the person still has the gun and has not fired it again since. */
  #soon(fired: Minute, person: number, gun: number, act: (at: Minute) => void): void {
    this.#trade.agenda.put(fired + this.#chance.whole(5, 150), (at) => {
      if (this.#trade.ledger.holder(gun) === person && this.#given.get(gun) === fired) act(at)
    })
  }

  arrested(person: number, at: Minute, shooting: number | null, agency: AgencyKey): void {
    const armed = this.#trade.ledger.heldBy(person).filter((gun) => this.#free(gun, at))
    const share =
      shooting !== null && armed.length > 0
        ? FOUND_AT_ARREST.shooting
        : armed.length > 0
          ? FOUND_AT_ARREST.armed
          : FOUND_AT_ARREST.unknown
    if (!this.#chance.happens(share)) return
    const gun = armed.at(-1) ?? this.#recoveries.gunFor(person, at)
    const used = this.uses.findLast((use) => use.gun === gun && use.shooting === shooting) !== undefined
    const atHome = this.#chance.happens(0.45)
    this.#recoveries.take(gun, {
      at,
      block: this.#recoveries.blockOf(person, atHome),
      how: atHome && shooting !== null ? 'search-warrant' : 'arrest',
      possessor: person,
      shooting: used ? shooting : null,
      agency,
    })
  }
}
