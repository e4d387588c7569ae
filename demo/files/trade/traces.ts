import { firstSale } from '../../life/guns/index.ts'
import type { Recovery, Trace, TraceOutcome } from '../../life/types.ts'
import { isoDay, usDay } from '../calendar.ts'
import type { Dirt } from '../dirt/index.ts'
import { writeGun } from '../guns/index.ts'
import { writeBirth, writeName, writeRace, writeSex } from '../people/index.ts'
import { table, type Row } from '../table/index.ts'
import type { World } from '../world/index.ts'
import { copyNumber, writeAddress } from '../writing.ts'

const columns = {
  TRACE_NO: ['Number of the trace, `T20220000123`'],
  REQUESTED: ['Day of the request, `2022-03-04`'],
  PRIORITY: ['ROUTINE or URGENT'],
  ORI: ['Agency that asked', 'missing'],
  AGENCY_CASE: ['Its record number, as copied', 'number-mistyped', 'number-unstyled'],
  SERIAL: [
    'Serial number as entered',
    'serial-confused',
    'serial-transposed',
    'serial-short',
    'serial-decorated',
    'calibre-in-serial',
  ],
  OBLITERATED: ['Y or N'],
  MANUFACTURER: ['Maker as entered', 'make-spelling', 'make-typing-error', 'importer-as-make'],
  IMPORTER: ['Importer, where one was entered'],
  COUNTRY: ['Country of origin'],
  TYPE: ['PISTOL, REVOLVER, RIFLE, SHOTGUN', 'type-wrong'],
  CALIBER: ['Calibre as entered', 'calibre-spelling', 'calibre-wrong'],
  MODEL: ['Model', 'model-missing'],
  RECOVERED: ['Day of the recovery, `2022-03-04`'],
  RECOVERY_ADDRESS: ['Block', 'address-typing-error', 'missing'],
  POSSESSOR_LAST: [
    'Family name; empty when nobody held it',
    'names-swapped',
    'name-typing-error',
    'family-name-changed',
  ],
  POSSESSOR_FIRST: ['Given name', 'names-swapped', 'name-typing-error', 'nickname'],
  POSSESSOR_DOB: [
    'Month first',
    'birth-missing',
    'age-for-birth',
    'birth-mistyped',
    'birth-day-month-swapped',
  ],
  POSSESSOR_SEX: ['M or F', 'sex-wrong', 'missing'],
  POSSESSOR_RACE: ['B, W, H, A, O', 'race-differs', 'missing'],
  STATUS: ['PENDING or COMPLETED'],
  COMPLETED: ['Day of the answer'],
  RESULT: ['PURCHASER IDENTIFIED, or why not'],
  PURCHASER_LAST: [
    'Family name of the first retail purchaser',
    'names-swapped',
    'name-typing-error',
    'family-name-changed',
  ],
  PURCHASER_FIRST: ['Given name', 'names-swapped', 'name-typing-error', 'nickname'],
  PURCHASER_DOB: [
    'Month first',
    'birth-missing',
    'age-for-birth',
    'birth-mistyped',
    'birth-day-month-swapped',
  ],
  PURCHASE_DATE: ['Day of the first retail sale'],
  DEALER_LICENCE: ['Licence of the dealer, region-district-county-type-expiry-sequence'],
  DEALER_NAME: ['Name of the dealer'],
  DEALER_STATE: ['State of the dealer'],
  TIME_TO_CRIME: ['Days from the first retail sale to the recovery'],
} as const

type Cells = Record<keyof typeof columns, string>

const RESULT: Readonly<Record<TraceOutcome, string>> = {
  purchaser: 'PURCHASER IDENTIFIED',
  'dealer-out-of-business': 'DEALER OUT OF BUSINESS, RECORDS NOT FOUND',
  'record-missing': 'DEALER RECORD NOT AVAILABLE',
  'too-old': 'TOO OLD, MADE BEFORE 1968',
  'serial-problem': 'INVALID OR INCOMPLETE SERIAL NUMBER',
  'not-enough': 'INSUFFICIENT FIREARM DESCRIPTION',
  'privately-made': 'PRIVATELY MADE FIREARM',
  pending: '',
}
const DAY = 1_440

/** Trace requests with what came back. */
export const traces = table({
  path: 'atf/traces.csv',
  about: 'Trace requests and results as the tracing system exports them to the agency; a row is a trace',
  columns,
  rows: rowsOf,
})

function* rowsOf(world: World, dirt: Dirt): Iterable<Row<keyof Cells>> {
  const { life, calendar } = world
  for (const trace of life.traces) {
    if (trace.requested > calendar.extracted) continue
    const recovery = life.recoveries[trace.recovery]!
    const number = `T${calendar.day(trace.requested).year}${String(trace.id + 1).padStart(7, '0')}`
    const cells = {
      ...requestCells(world, dirt, trace, recovery, number),
      ...resultCells(world, dirt, trace, recovery),
    }
    yield { cells, of: { trace: trace.id, recovery: recovery.id, gun: recovery.gun }, record: number }
  }
}

function requestCells(world: World, dirt: Dirt, trace: Trace, recovery: Recovery, number: string) {
  const { life, calendar, cases, city } = world
  const truth = life.guns[recovery.gun]!
  // A trace that failed for its serial number failed by what was entered; the others were entered with more care.
  const gun = writeGun(dirt, truth, trace.outcome === 'serial-problem' ? 1.5 : 0.4)
  const holder = recovery.possessor === null ? null : life.people[recovery.possessor]!
  const name = holder && writeName(dirt, holder)
  return {
    TRACE_NO: number,
    REQUESTED: isoDay(calendar.day(trace.requested)),
    PRIORITY: trace.urgent ? 'URGENT' : 'ROUTINE',
    ORI: dirt.orMissing(world.ori(recovery.agency), 0.3),
    AGENCY_CASE: copyNumber(dirt, cases.ofRecovery(recovery.id).number),
    SERIAL: gun.serial,
    OBLITERATED: truth.obliterated === 'no' ? 'N' : 'Y',
    MANUFACTURER: gun.make,
    IMPORTER: gun.importer,
    COUNTRY: gun.country,
    TYPE: gun.type,
    CALIBER: gun.calibre,
    MODEL: gun.model,
    RECOVERED: isoDay(calendar.day(recovery.at)),
    RECOVERY_ADDRESS: dirt.orMissing(writeAddress(dirt, city.blocks[recovery.block]!)),
    POSSESSOR_LAST: name?.family ?? '',
    POSSESSOR_FIRST: name?.given ?? '',
    POSSESSOR_DOB: holder ? writeBirth(dirt, holder, recovery.at, calendar, usDay) : '',
    POSSESSOR_SEX: holder ? writeSex(dirt, holder) : '',
    POSSESSOR_RACE: holder ? writeRace(dirt, holder) : '',
  }
}

const noPurchaser = {
  PURCHASER_LAST: '',
  PURCHASER_FIRST: '',
  PURCHASER_DOB: '',
  PURCHASE_DATE: '',
  DEALER_LICENCE: '',
  DEALER_NAME: '',
  DEALER_STATE: '',
  TIME_TO_CRIME: '',
}

function resultCells(world: World, dirt: Dirt, { answered, outcome }: Trace, { gun, at }: Recovery) {
  const { life, calendar } = world
  if (answered === null || answered > calendar.extracted || outcome === 'pending')
    return { STATUS: 'PENDING', COMPLETED: '', RESULT: '', ...noPurchaser }
  const head = { STATUS: 'COMPLETED', COMPLETED: isoDay(calendar.day(answered)), RESULT: RESULT[outcome] }
  const sale = outcome === 'purchaser' ? firstSale(life.guns[gun]!, at) : null
  if (!sale) return { ...head, ...noPurchaser }
  const buyer = life.people[sale.purchaser]!
  const dealer = life.dealers[sale.dealer]!
  const name = writeName(dirt, buyer)
  const days = Math.floor(at / DAY) - Math.floor(sale.at / DAY)
  return {
    ...head,
    PURCHASER_LAST: name.family,
    PURCHASER_FIRST: name.given,
    PURCHASER_DOB: writeBirth(dirt, buyer, sale.at, calendar, usDay),
    PURCHASE_DATE: isoDay(calendar.day(sale.at)),
    DEALER_LICENCE: dealer.licence,
    DEALER_NAME: dealer.name.toUpperCase(),
    DEALER_STATE: dealer.state,
    TIME_TO_CRIME: String(days),
  }
}
