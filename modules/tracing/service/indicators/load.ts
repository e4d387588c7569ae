import { calendar, isDay, numberOf } from '#platform/calendar'
import type { Tx } from '#platform/db'
import { foldedSerial, makeOf, typeNamed } from '#platform/firearms'
import {
  dealerRows,
  gunRows,
  saleRows,
  theftRows,
  type GunRow,
  type SaleFact,
} from '../../store/indicators/facts.ts'
import { licenceKey } from '../results.ts'
import { numberKey, type Dealer, type Facts, type Gun } from './facts.ts'
import { peopleOf, samePerson, type Named } from './people.ts'

/** Dealers work as the federal calendar does; Saturdays do not count, so that a window is never too narrow. */
const DEALERS = calendar({ zone: 'UTC', weekend: [6, 7], holidays: 'federal', closed: [], open: [] })

/** Everything the rules look at, of the actor's agency. */
export async function loadFacts(tx: Tx): Promise<Facts> {
  const rows = await gunRows(tx)
  const sales = await saleRows(tx)
  const numbers = purchasersOf(rows, sales)
  return {
    guns: onceEach(rows.map((row) => gunOf(row, numbers.known))),
    sales: sales.map((sale, at) => ({
      report: sale.report,
      dealer: sale.dealer_key,
      on: dayNumber(sale.reported_on),
      serial: folded(sale.serial_canonical),
      make: makeName(sale.make),
      purchaser: numbers.ofSale[at]!,
    })),
    thefts: (await theftRows(tx)).map((theft) => ({
      kind: theft.kind,
      dealer: licenceKey(theft.licence),
      on: dayNumber(theft.reported_on),
      serial: folded(theft.serial_canonical),
      make: makeName(theft.make),
    })),
    dealers: await dealersOf(tx, rows),
    calendar: DEALERS,
  }
}

/** A gun that was traced twice, or taken in again, counts once: by number, maker and purchaser. */
function onceEach(guns: readonly Gun[]): Gun[] {
  const seen = new Set<string>()
  return guns.filter((gun) => {
    const number = gun.purchaser === null ? null : numberKey(gun)
    if (number === null) return true
    const key = `${gun.purchaser} ${number}`
    return seen.has(key) ? false : seen.add(key)
  })
}

const dayNumber = (text: string | null): number | null =>
  text !== null && isDay(text) ? numberOf(text) : null
const folded = (serial: string | null): string | null => (serial === null ? null : foldedSerial(serial))
const makeName = (text: string): string => makeOf(text)?.found.name ?? text.trim().toUpperCase()

function gunOf(row: GunRow, known: ReadonlyMap<number, number>): Gun {
  const handgun = typeNamed(row.type)?.handgun ?? false
  const number = row.purchaser_number
  return {
    recoveryId: row.recovery_id,
    traceId: row.trace_id,
    serial: folded(row.serial_canonical),
    make: makeName(row.make),
    model: row.model.trim().toUpperCase(),
    handgun,
    obliterated: row.serial_state === 'obliterated' || row.serial_state === 'partial',
    recoveredOn: dayNumber(row.recovered_on),
    boughtOn: dayNumber(row.purchased_on),
    days: row.days_to_crime,
    purchaser: number === null ? null : (known.get(number) ?? number),
    otherHands: otherHands(row),
    dealer: row.dealer_key,
    state: row.dealer_state,
  }
}

/** Somebody had it, the purchaser is named, and nobody who had it is the purchaser. */
function otherHands({ last, first, born_on, possessors }: GunRow): boolean | null {
  if (last === null || !possessors || possessors.length === 0) return null
  return !possessors.some((one) => samePerson(one, { last, first: first ?? '', bornOn: born_on }))
}

/** Which numbers of purchasers are one person, and whose sales the reports are of. */
function purchasersOf(
  rows: readonly GunRow[],
  sales: readonly SaleFact[],
): { known: Map<number, number>; ofSale: (number | null)[] } {
  const named = rows.filter(({ purchaser_number, last }) => purchaser_number !== null && last !== null)
  const people: Named[] = [
    ...named.map((row) => ({ last: row.last!, first: row.first ?? '', bornOn: row.born_on })),
    ...sales.map((sale) => ({ last: sale.last, first: sale.first, bornOn: sale.born_on })),
  ]
  const person = peopleOf(people)
  const lowest = new Map<number, number>()
  for (const [at, { purchaser_number }] of named.entries())
    lowest.set(person[at]!, Math.min(purchaser_number!, lowest.get(person[at]!) ?? Infinity))
  return {
    known: new Map(named.map(({ purchaser_number }, at) => [purchaser_number!, lowest.get(person[at]!)!])),
    ofSale: sales.map((_, at) => lowest.get(person[named.length + at]!) ?? null),
  }
}

/** Dealers by what stays of their licence: as the list of licensees has them, otherwise as the traces name them. */
async function dealersOf(tx: Tx, rows: readonly GunRow[]): Promise<Map<string, Dealer>> {
  const dealers = new Map<string, Dealer>()
  for (const row of rows)
    if (row.dealer_key !== null && row.dealer_name)
      dealers.set(row.dealer_key, {
        name: row.dealer_name,
        state: row.dealer_state,
        county: countyOf(row.dealer_licence),
        closedOn: null,
      })
  for (const one of await dealerRows(tx))
    dealers.set(one.licence_key, {
      name: one.name,
      state: one.state,
      county: countyOf(one.licence),
      closedOn: dayNumber(one.closed_on),
    })
  return dealers
}

/** Region, district and county of a federal firearms licence: the first three of its six parts. */
const countyOf = (licence: string | null): string | null =>
  /^\d-\d\d-\d{3}(?=-)/.exec((licence ?? '').trim())?.[0] ?? null
