import type { Gun, Minute } from '../../life/types.ts'
import { usDay } from '../calendar.ts'
import type { Dirt } from '../dirt/index.ts'
import { writeGun } from '../guns/index.ts'
import { writeBirth, writeName } from '../people/index.ts'
import { table, type Row } from '../table/index.ts'
import type { World } from '../world/index.ts'
import { writeDay } from '../writing.ts'
import { multipleSales } from './history.ts'

const dealerColumns = {
  LICENCE: [
    'Region-district-county-type-expiry-sequence; region, district and sequence stay through renewals',
  ],
  LICENSEE: ['Name of the licensee'],
  PREMISE_STREET: ['Block in the city; empty elsewhere', 'missing'],
  PREMISE_STATE: ['State'],
  CLOSED: ['Day out of business, month first; empty while open', 'date-other-format'],
} as const

/** Licensed dealers in and around the city, and those elsewhere whose guns came here. */
export const dealers = table({
  path: 'atf/dealers.csv',
  about: 'Licensed dealers of the county and of source states; a row is a dealer',
  columns: dealerColumns,
  rows: dealerRows,
})

function* dealerRows({ life, city, calendar }: World, dirt: Dirt): Iterable<Row<keyof typeof dealerColumns>> {
  for (const { id, name, licence, state, place, closed } of life.dealers) {
    const shop = place === null ? null : city.places[place]
    const gone = closed !== null && closed <= calendar.extracted
    const cells = {
      LICENCE: licence,
      LICENSEE: name.toUpperCase(),
      PREMISE_STREET: shop ? dirt.orMissing(city.blocks[shop.block]!.address.toUpperCase(), 0.5) : '',
      PREMISE_STATE: state,
      CLOSED: gone ? writeDay(dirt, calendar.day(closed), usDay) : '',
    }
    yield { cells, of: { dealer: id }, record: licence }
  }
}

const multipleColumns = {
  REPORT: ['Number of the report, `MS-000123`'],
  LICENCE: ['Licence of the dealer'],
  REPORTED: ['Day of the last sale in it, month first', 'date-other-format'],
  PURCHASER_LAST: ['Family name', 'names-swapped', 'name-typing-error', 'family-name-changed'],
  PURCHASER_FIRST: ['Given name', 'names-swapped', 'name-typing-error', 'nickname'],
  PURCHASER_DOB: [
    'Month first',
    'birth-missing',
    'age-for-birth',
    'birth-mistyped',
    'birth-day-month-swapped',
  ],
  SERIAL: [
    'Serial number of the handgun',
    'serial-confused',
    'serial-transposed',
    'serial-short',
    'serial-decorated',
    'calibre-in-serial',
  ],
  MAKE: ['Maker', 'make-spelling', 'make-typing-error', 'importer-as-make'],
  MODEL: ['Model', 'model-missing'],
  TYPE: ['PISTOL or REVOLVER', 'type-wrong'],
  CALIBER: ['Calibre', 'calibre-spelling', 'calibre-wrong'],
} as const

/** Two or more handguns to one buyer within five business days. Careless dealers do not report them all. */
export const multipleSaleReports = table({
  path: 'atf/multiple-sales.csv',
  about: 'Reports of two or more handguns to one buyer within five business days; a row is a gun of a report',
  columns: multipleColumns,
  rowDirt: ['never-recorded'],
  rows: multipleRows,
})

const REPORTED_BY_CARELESS = 0.5

function* multipleRows(world: World, dirt: Dirt): Iterable<Row<keyof typeof multipleColumns>> {
  const { life, calendar } = world
  let count = 0
  for (const sale of multipleSales(life.guns, calendar.extracted)) {
    const dealer = life.dealers[sale.dealer]!
    const kept = dealer.careless && !dirt.chance.happens(REPORTED_BY_CARELESS)
    // Reports of before the life are in other archives.
    if (sale.at < 0 || kept || dirt.befalls('never-recorded')) {
      dirt.take()
      continue
    }
    const number = `MS-${String(++count).padStart(6, '0')}`
    const buyer = life.people[sale.person]!
    const name = writeName(dirt, buyer)
    const buyerCells = {
      REPORT: number,
      LICENCE: dealer.licence,
      REPORTED: writeDay(dirt, calendar.day(sale.at), usDay),
      PURCHASER_LAST: name.family,
      PURCHASER_FIRST: name.given,
      PURCHASER_DOB: writeBirth(dirt, buyer, sale.at, calendar, usDay),
    }
    const shared = dirt.take()
    for (const gun of sale.guns) {
      const { serial, make, model, type, calibre } = writeGun(dirt, gun, 0.3, true)
      const cells = { ...buyerCells, SERIAL: serial, MAKE: make, MODEL: model, TYPE: type, CALIBER: calibre }
      const of = { gun: gun.id, person: sale.person, dealer: sale.dealer }
      yield { cells, of, record: number, dirt: [...new Set([...shared, ...dirt.take()])] }
    }
  }
}

const theftColumns = {
  REPORT: ['Number of the report, `TL-000123`'],
  KIND: ['DEALER for a dealer’s loss, OWNER for a theft told to the police'],
  LICENCE: ['Licence of the dealer; empty for owners'],
  REPORTED: ['Day of the report, month first', 'date-other-format'],
  SERIAL: [
    'Serial number; owners often do not know it',
    'serial-confused',
    'serial-transposed',
    'serial-short',
    'serial-decorated',
    'calibre-in-serial',
    'missing',
  ],
  MAKE: ['Maker', 'make-spelling', 'make-typing-error', 'importer-as-make'],
  MODEL: ['Model', 'model-missing'],
  TYPE: ['PISTOL, REVOLVER, RIFLE, SHOTGUN', 'type-wrong'],
  CALIBER: ['Calibre', 'calibre-spelling', 'calibre-wrong'],
} as const

/** Dealers must report a theft; of owners’ thefts many are never told. */
export const stolenGuns = table({
  path: 'police/stolen-guns.csv',
  about: 'Guns reported stolen by dealers and owners; a row is a gun',
  columns: theftColumns,
  rowDirt: ['never-recorded'],
  rows: theftRows,
})

const TOLD_BY_OWNERS = 0.6
const SERIAL_UNKNOWN_TO_OWNERS = 12

interface Theft {
  readonly at: Minute
  readonly gun: Gun
  readonly dealer: number | null
}

function* theftRows(world: World, dirt: Dirt): Iterable<Row<keyof typeof theftColumns>> {
  const { life, calendar } = world
  let count = 0
  for (const { at, gun, dealer } of theftsOf(world)) {
    if (dealer === null ? !dirt.chance.happens(TOLD_BY_OWNERS) : dirt.befalls('never-recorded')) {
      dirt.take()
      continue
    }
    const number = `TL-${String(++count).padStart(6, '0')}`
    const { serial, make, model, type, calibre } = writeGun(dirt, gun, 0.7, true)
    const cells = {
      REPORT: number,
      KIND: dealer === null ? 'OWNER' : 'DEALER',
      LICENCE: dealer === null ? '' : life.dealers[dealer]!.licence,
      REPORTED: writeDay(dirt, calendar.day(at + dirt.chance.whole(0, 2_880)), usDay),
      SERIAL: dealer === null ? dirt.orMissing(serial, SERIAL_UNKNOWN_TO_OWNERS) : serial,
      MAKE: make,
      MODEL: model,
      TYPE: type,
      CALIBER: calibre,
    }
    yield { cells, of: { gun: gun.id, ...(dealer !== null && { dealer }) }, record: number }
  }
}

function theftsOf({ life, calendar }: World): Theft[] {
  const thefts: Theft[] = []
  for (const gun of life.guns) {
    let dealer: number | null = null
    for (const { at, hand, toDealer } of gun.moves) {
      const stolen = hand === 'theft-dealer' || hand === 'theft-owner'
      if (stolen && at >= 0 && at <= calendar.extracted - 2_880)
        thefts.push({ at, gun, dealer: hand === 'theft-dealer' ? dealer : null })
      dealer = toDealer
    }
  }
  return thefts.sort((a, b) => a.at - b.at || a.gun.id - b.gun.id)
}
