import { type Chance, exponential, poisson } from '../../chance/index.ts'
import { DAY } from '../calendar.ts'
import type { Plants } from '../market.ts'
import type { Minute } from '../types.ts'
import type { Agenda } from './agenda.ts'
import type { Dealers } from './dealers.ts'
import type { Folk } from './folk.ts'
import type { Ledger } from './ledger.ts'
import type { Origins } from './origins.ts'
import type { Street } from './street.ts'

/** What many guns coming at once are made with. */
export interface Trade {
  readonly agenda: Agenda
  readonly ledger: Ledger
  readonly dealers: Dealers
  readonly folk: Folk
  readonly origins: Origins
  readonly street: Street
}

/** A year, for 600,000 people. */
const RINGS = 3.8
const BURGLARIES = 2
const COLLECTIONS = 1.2
const YEAR = 365.25 * DAY
/** Rings and burglaries of the months before count too: their guns are about on the first day. */
const BEFORE = -1 * YEAR

/**
 * Planted: rings of straw purchasers, burglaries of dealers, and collections stolen from lawful owners, whose
 * guns share a purchaser without anybody having done wrong at a counter.
 */
export function plantLots(
  trade: Trade,
  { scale, end, plants }: { scale: number; end: Minute; plants: Plants },
  chance: Chance,
): void {
  const years = (end - BEFORE) / YEAR
  const own = chance.stream('lots')
  const kinds = [
    ...(plants.trafficking
      ? ([
          [RINGS, ring],
          [BURGLARIES, burglary],
        ] as const)
      : []),
    [COLLECTIONS, collection],
  ] as const
  for (const [rate, plant] of kinds) {
    const count = Math.max(1, poisson(own, rate * scale * years))
    for (let n = 0; n < count; n++) {
      const stream = own.stream(`${plant.name}-${n}`)
      // The first always falls into the life, early enough for its guns to turn up.
      plant(
        trade,
        n === 0 ? stream.whole(0, Math.floor(end * 0.4)) : Math.floor(stream.between(BEFORE, end)),
        stream,
      )
    }
  }
}

/** One who sells on sends one to three people to one or two counters, again and again, for half a year to a year. */
function ring(trade: Trade, from: Minute, chance: Chance): void {
  const { agenda, dealers, folk } = trade
  const seller = folk.anyone(Math.max(0, from))
  const far = chance.happens(0.35)
  const region = far ? 'elsewhere' : 'county'
  const counters = Array.from({ length: chance.whole(1, 2) }, (_, i) =>
    i === 0 && chance.happens(0.75)
      ? dealers.careless(far ? 'elsewhere' : 'near', chance)
      : dealers.open(region, from, chance),
  )
  const buyers = Array.from({ length: chance.whole(1, 3) }, () => folk.buyer(from, !far, [21, 38]))
  const until = from + chance.whole(180, 400) * DAY
  for (let at = from; at < until; at += Math.round((8 + exponential(chance, 30)) * DAY)) {
    const [buyer, dealer] = [chance.pick(buyers), chance.pick(counters)]
    agenda.put(at, (now) => purchase(trade, { now, buyer, dealer, seller }, chance))
  }
}

interface Errand {
  readonly now: Minute
  readonly buyer: number
  readonly dealer: number
  readonly seller: number
}

/** Two to six handguns within five days, mostly of one model, handed on within days and sold over weeks. */
function purchase(trade: Trade, { now, buyer, dealer, seller }: Errand, chance: Chance): void {
  const { agenda, dealers, folk, origins, ledger, street } = trade
  if (!folk.alive(seller, now) || !dealers.isOpen(dealer, now)) return
  const first = Math.floor(now / DAY) * DAY
  const days = Array.from({ length: chance.whole(2, 6) }, () => chance.whole(0, 4)).sort((a, b) => a - b)
  let model = origins.newModel(now)
  for (const day of days) {
    if (chance.happens(0.3)) model = origins.newModel(now)
    const wanted = model
    agenda.put(first + day * DAY + chance.whole(600, 1_170), (at) => {
      const gun = origins.sell(wanted, dealer, buyer, at, 'straw-purchase')
      agenda.put(at + chance.whole(2 * 60, 6 * DAY), (handed) => {
        // The buyer may have been found with it before.
        if (!folk.alive(seller, handed) || ledger.holder(gun) !== buyer) return
        ledger.move(gun, handed, 'street-sale', { person: seller })
        street.offer(gun, seller, handed + Math.round(exponential(chance, 24) * DAY))
      })
    })
  }
}

/** A night's work of one thief; the lot is sold over months. */
function burglary(trade: Trade, about: Minute, chance: Chance): void {
  const { agenda, dealers, folk, origins, ledger, street } = trade
  const night = Math.floor(about / DAY) * DAY + chance.whole(60, 270)
  agenda.put(night, (at) => {
    const thief = folk.anyone(at)
    const dealer = dealers.open(chance.happens(0.75) ? 'county' : 'state', at, chance)
    for (let n = chance.whole(5, 26); n > 0; n--) {
      const gun = origins.stocked(dealer, at)
      ledger.move(gun, at, 'theft-dealer', { person: thief })
      street.offer(gun, thief, at + Math.round(exponential(chance, 70) * DAY))
    }
  })
}

/** Bought lawfully over years by one owner and stolen in one day. */
function collection(trade: Trade, about: Minute, chance: Chance): void {
  const { agenda, folk, origins, ledger, street } = trade
  agenda.put(Math.floor(about / DAY) * DAY + chance.whole(540, 1_020), (at) => {
    const thief = folk.anyone(at)
    for (const gun of origins.collection(at, chance.whole(5, 12))) {
      ledger.move(gun, at, 'theft-owner', { person: thief })
      street.offer(gun, thief, at + Math.round(exponential(chance, 90) * DAY))
    }
  })
}
