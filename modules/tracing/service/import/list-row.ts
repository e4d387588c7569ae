import { readSerial } from '#platform/firearms'
import { dayAfter } from '#contract'
import {
  stateOf,
  type Person,
  type Purchaser,
  type RecoveryContent,
  type StatedBand,
} from '../../contract/index.ts'
import { daysBetween } from '../trace.ts'
import { readListCells, type ListedTime } from './list-cells.ts'
import { dayReader, required, type FileRow } from './rows.ts'
import type { Tally } from './tally.ts'
import { named, requestOf } from './trace-row.ts'

/** First day that is three years: lists say whether it was less or more. */
const THREE_YEARS = 1_096

/** One gun of a list of crime guns. */
export interface ListedGun {
  readonly key: string
  readonly content: RecoveryContent
  /** The day of the recovery is only the last on which it can have been. */
  readonly latest: boolean
  readonly request: ReturnType<typeof requestOf>
  readonly canonical: string | null
  readonly dealer: { name: string; licence: string | null; city: string | null; state: string | null }
  readonly soldOn: string | null
  readonly days: number | null
  readonly least: number | null
  readonly most: number | null
  readonly stated: number | null
  readonly bandStated: StatedBand | null
  readonly purchaser: Purchaser | null
}

/** Reads rows of a list of crime guns; a row of several guns gives several. `asOf` is the day the list was made. */
export function listReader(
  rows: readonly FileRow[],
  { today, asOf }: { today: string; asOf: string },
  tally: Tally,
): (row: FileRow) => ListedGun[] {
  // A day after the list was made is no reason to lose the gun: it is read, then told as one that cannot be.
  const recovered = dayReader(rows, 'recoveredOn', '9999-12-31')
  const sold = dayReader(rows, 'purchasedOn', today)
  return (row) => {
    const dealer = required(row, 'dealerName', 'name of the dealer')
    const soldOn = lenientSale(row, sold, tally)
    const cells = readListCells(row.of('daysStated'), row.of('bandStated'))
    if (cells.length > 1) tally.note('several-guns')
    if (row.of('caseNumber') === '') tally.note('no-case-number')
    const said = recovered(row)
    if (said !== null && said > asOf) tally.note('after-list')
    return cells.map((cell, at) => {
      const first = at === 0
      const day = said !== null && said <= asOf && cells.length === 1 ? said : null
      const ahead = said !== null && said > asOf
      const times = timesOf({ cell, soldOn: first ? soldOn : null, day, ahead, asOf }, tally)
      return gunOf(row, { ...times, first, at, dealer, cell, soldOn: first ? soldOn : null, asOf })
    })
  }
}

/** A day of sale that is none costs the day, not the gun. */
function lenientSale(row: FileRow, read: (row: FileRow) => string | null, tally: Tally): string | null {
  const before = row.problems.length
  const day = read(row)
  if (row.problems.length > before) tally.note('sale-unreadable')
  row.problems.length = before
  return day
}

interface Times {
  readonly day: string | null
  readonly days: number | null
  readonly least: number | null
  readonly most: number | null
}

/**
 * Days from the sale to the recovery: between the two days where both are known, else as the list states them; where
 * neither, the span that its band and its own day leave.
 */
function timesOf(
  {
    cell,
    soldOn,
    day,
    ahead,
    asOf,
  }: { cell: ListedTime; soldOn: string | null; day: string | null; ahead: boolean; asOf: string },
  tally: Tally,
): Times {
  const known = day === null ? null : daysBetween(soldOn, day)
  if (known !== null && known < 0) tally.note('sold-after')
  // A number cannot be right that leads to a day after the list was made, or that stands beside a sale after the recovery.
  const stated = ahead || (known !== null && known < 0) ? null : cell.days
  const end = stated !== null && soldOn !== null && day === null ? later(soldOn, stated) : day
  const days = known !== null && known >= 0 ? known : stated
  if (days !== null && end !== null && end > asOf) return { day: null, ...spanOf(cell, soldOn, asOf) }
  if (days === null) return { day, ...spanOf(cell, soldOn, asOf) }
  if (known !== null && stated !== null && known !== stated) tally.note('days-differ')
  if (cell.band !== null && (cell.band === 'under-3-years') !== days < THREE_YEARS) tally.note('band-differs')
  return { day: end, days, least: null, most: null }
}

function spanOf({ band, least, most }: ListedTime, soldOn: string | null, asOf: string) {
  const longest = soldOn === null ? null : daysBetween(soldOn, asOf)
  const ends = [most, band === 'under-3-years' ? THREE_YEARS - 1 : null, longest].filter(
    (end): end is number => end !== null && end >= 0,
  )
  const end = ends.length > 0 ? Math.min(...ends) : null
  const start = Math.max(least ?? 0, band === '3-years-and-over' ? THREE_YEARS : 0)
  return { days: null, least: end === null ? start : Math.min(start, end), most: end }
}

function later(day: string, days: number): string {
  const at = new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000)
  return Number.isNaN(at.getTime()) ? dayAfter(day) : at.toISOString().slice(0, 10)
}

interface Parts extends Times {
  readonly first: boolean
  readonly at: number
  readonly dealer: string
  readonly cell: ListedTime
  readonly soldOn: string | null
  readonly asOf: string
}

function gunOf(row: FileRow, parts: Parts): ListedGun {
  // Only the first gun of a row is the one whose number and day of sale stand beside it.
  const of = (field: string) => (field === 'serial' && !parts.first ? '' : row.of(field))
  const request = { ...requestOf({ of }), bonaFide: false }
  const { canonical } = readSerial(request.firearm.serial)
  return {
    key: keyOf(row, parts, canonical),
    content: contentOf(row, parts, request),
    latest: parts.day === null,
    request,
    canonical,
    dealer: {
      name: parts.dealer,
      licence: row.of('dealerLicence') || null,
      city: row.of('dealerCity') || null,
      state: stateOf(row.of('dealerState')),
    },
    soldOn: parts.soldOn,
    days: parts.days,
    least: parts.least,
    most: parts.most,
    stated: parts.cell.days,
    bandStated: parts.cell.band,
    purchaser: purchaserOf(row.of('purchaser')),
  }
}

/** What stays of a gun when a list comes again with more known of it. */
function keyOf({ of }: FileRow, { at, dealer, cell }: Parts, canonical: string | null): string {
  const number = canonical ?? `${of('purchasedOn')} ${of('calibre')}`
  const parts = [of('caseNumber') || of('possessors'), number, of('make'), dealer, `${at}.${cell.gun}`]
  return parts.map((part) => part.toUpperCase().replaceAll(/[^0-9A-Z.]/g, '')).join('|')
}

function contentOf(
  { of }: FileRow,
  { day, asOf }: Parts,
  { firearm }: ListedGun['request'],
): RecoveryContent {
  const { obliterated: _unread, obliteration: _how, ...gun } = firearm
  return {
    caseNumber: of('caseNumber') || 'Not on the list',
    propertyTag: null,
    exhibitNumber: null,
    recoveredOn: day ?? asOf,
    recoveredTime: null,
    circumstance: 'other',
    crimeCode: null,
    place: {
      address: null,
      city: of('city') || null,
      state: stateOf(of('state')),
      latitude: null,
      longitude: null,
    },
    firearm: { ...gun, privatelyMade: false, conversionDevice: false },
    stolen: { result: 'not-checked', checkedOn: null, reference: null },
    people: peopleOf(of('possessors')),
    remarks: null,
  }
}

const namesOf = (cell: string): string[] =>
  cell
    .split(/[;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')

const peopleOf = (cell: string): Person[] =>
  namesOf(cell).map((name) => ({
    role: 'possessor',
    last: named(name).slice(0, 80),
    first: '',
    alias: null,
    bornOn: null,
    sex: null,
    race: null,
    ethnicity: null,
    heightInches: null,
    weightPounds: null,
    address: null,
  }))

/** One name is a purchaser; of several nobody can say who bought this gun. */
function purchaserOf(cell: string): Purchaser | null {
  const [name, ...more] = namesOf(cell)
  if (name === undefined || more.length > 0) return null
  return {
    last: named(name).slice(0, 80),
    first: '',
    bornOn: null,
    sex: null,
    race: null,
    address: null,
    city: null,
    state: null,
  }
}
