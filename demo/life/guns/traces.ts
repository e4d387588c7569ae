import { type Chance, logNormal } from '../../chance/index.ts'
import { DAY, YEAR_DAYS } from '../calendar.ts'
import type { Dealer, Gun, Minute, Recovery, Trace, TraceOutcome } from '../types.ts'
import { practiceOf } from './practice.ts'
import type { Workdays } from './workdays.ts'

/** The Gun Control Act asks dealers for records only since then: 1968. */
const RECORDS_SINCE = -53 * YEAR_DAYS * DAY
/** A request without importer or model, or with a wrong one, that nobody put right. */
const NOT_ENOUGH = { urgent: 0.01, routine: 0.045 }
const RESTORED = 0.5
const CLOSED_WITHOUT_BOOKS = 0.3
/** Of dealers' books: not found, or not filled in; more for old sales. */
const MISSING = { usual: 0.035, careless: 0.12, everyTenYears: 0.02 }
const URGENT = { fatal: 0.25, other: 0.015 }

/** The first sale over a counter: what a trace is for. */
export interface FirstSale {
  readonly at: Minute
  readonly dealer: number
  readonly purchaser: number
}

/** Null when a gun was never sold over a counter before that minute: privately made, or stolen from a dealer. */
export function firstSale(gun: Gun, before: Minute = Infinity): FirstSale | null {
  for (const [i, { hand, at, toPerson }] of gun.moves.entries()) {
    if (at > before) return null
    if ((hand === 'sale' || hand === 'straw-purchase') && toPerson !== null)
      return { at, dealer: gun.moves[i - 1]!.toDealer!, purchaser: toPerson }
  }
  return null
}

/** Who asks for traces, when, and what comes back, as the life of each gun allows. */
export class Tracing {
  readonly #chance: Chance
  readonly #workdays: Workdays
  readonly #dealers: readonly Dealer[]

  constructor(dealers: readonly Dealer[], workdays: Workdays, chance: Chance) {
    this.#chance = chance.stream('traces')
    this.#workdays = workdays
    this.#dealers = dealers
  }

  /** In order of their requests. */
  of(
    recoveries: readonly Recovery[],
    guns: readonly Gun[],
    fatal: ReadonlySet<number>,
    end: Minute,
  ): Trace[] {
    return recoveries
      .flatMap((recovery) => {
        const trace = this.#request(recovery, guns[recovery.gun]!, fatal, end)
        return trace === null ? [] : [trace]
      })
      .sort((a, b) => a.requested - b.requested || a.recovery - b.recovery)
      .map((trace, id) => ({ id, ...trace }))
  }

  #request(recovery: Recovery, gun: Gun, fatal: ReadonlySet<number>, end: Minute): Omit<Trace, 'id'> | null {
    const { id, at, agency, shooting } = recovery
    const practice = practiceOf(agency, at)
    const urgent = this.#chance.happens(
      shooting !== null && fatal.has(shooting) ? URGENT.fatal : URGENT.other,
    )
    const delay = urgent
      ? this.#chance.whole(60, 600)
      : Math.round(logNormal(this.#chance, practice.traceDays, 1) * DAY)
    const requested = this.#workdays.next(at + delay) + (urgent ? 0 : this.#chance.whole(0, 90))
    const takes = urgent
      ? this.#chance.whole(180, 1_380)
      : Math.round(logNormal(this.#chance, 7.6, 0.55) * DAY)
    // Both are drawn before anything is decided: another practice leaves the other draws as they are.
    const outcome = this.#outcome(gun, at, urgent)
    if (!this.#chance.happens(urgent ? 1 : practice.traces) || requested >= end) return null
    const answered = urgent ? requested + takes : this.#workdays.next(requested + takes)
    if (answered >= end) return { recovery: id, requested, answered: null, outcome: 'pending', urgent }
    return { recovery: id, requested, answered, outcome, urgent }
  }

  /** @param recovered sales after that are none of the trace's */
  #outcome(gun: Gun, recovered: Minute, urgent: boolean): TraceOutcome {
    if (gun.made === 'privately') return 'privately-made'
    if (gun.obliterated === 'wholly') return 'serial-problem'
    if (gun.obliterated === 'partly' && !this.#chance.happens(RESTORED)) return 'serial-problem'
    if (this.#chance.happens(urgent ? NOT_ENOUGH.urgent : NOT_ENOUGH.routine)) return 'not-enough'
    const sale = firstSale(gun, recovered)
    if (sale === null) return 'record-missing'
    if (sale.at < RECORDS_SINCE) return 'too-old'
    const { closed, careless } = this.#dealers[sale.dealer]!
    if (closed !== null && closed <= recovered && this.#chance.happens(CLOSED_WITHOUT_BOOKS))
      return 'dealer-out-of-business'
    const decades = (recovered - sale.at) / (10 * YEAR_DAYS * DAY)
    const missing = (careless ? MISSING.careless : MISSING.usual) + MISSING.everyTenYears * decades
    return this.#chance.happens(missing) ? 'record-missing' : 'purchaser'
  }
}
