import { exponential } from '../chance/index.ts'
import type { Block } from '../city/types.ts'
import type { Minute } from '../life/types.ts'
import { halfDayClock, isoDay, minuteOfDay, namedDay, sheetDay, usDay, type Day } from './calendar.ts'
import { digitMistyped, mistyped, type Dirt } from './dirt/index.ts'
import type { World } from './world/index.ts'

const QUARTER = 15
const DAY = 1_440
/** Until then in the night people count it to the evening before. */
const EARLY = 180
const OTHERS = [isoDay, sheetDay, namedDay, usDay]

/** A day as a clerk wrote it: in the format of the column, or now and then in another. */
export function writeDay(dirt: Dirt, day: Day, format: (day: Day) => string): string {
  return dirt.befalls('date-other-format')
    ? dirt.chance.pick(OTHERS.filter((other) => other !== format))(day)
    : format(day)
}

/** Date and time of an event as a clerk wrote them. */
export function writeWhen(
  { calendar }: World,
  dirt: Dirt,
  at: Minute,
  format: (day: Day) => string,
): { readonly date: string; readonly time: string } {
  const before = minuteOfDay(at) < EARLY && dirt.befalls('midnight-day')
  const rounded = dirt.befalls('time-rounded') ? Math.round(at / QUARTER) * QUARTER : at
  const date = writeDay(dirt, calendar.day(before ? at - DAY : at), format)
  return { date, time: dirt.befalls('time-missing') ? dirt.nothing() : calendar.clock(rounded) }
}

/** A stamp by a machine: `03/04/2022 11:40:00 PM`. */
export const stamp = ({ calendar }: World, at: Minute): string =>
  `${usDay(calendar.day(at))} ${halfDayClock(at)}`

/** When something that was known was entered: the same day, or weeks later. */
export function enteredAt(dirt: Dirt, known: Minute): Minute {
  const days = dirt.befalls('entered-late') ? 4 + exponential(dirt.chance, 18) : exponential(dirt.chance, 0.5)
  return known + Math.round(days * DAY)
}

export interface WrittenPlace {
  readonly address: string
  readonly latitude: string
  readonly longitude: string
  readonly district: string
  readonly beat: string
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/ St$/, ' STREET'],
  [/ Ave$/, ' AV'],
  [/ Rd$/, ' ROAD'],
  [/ Ln$/, ' LANE'],
  [/ Blvd$/, ' BLVD.'],
]

/** The block where something happened, as a record says it: its words and its middle. */
export function writePlace({ city, places }: World, dirt: Dirt, id: number): WrittenPlace {
  const right = city.blocks[id]!
  const block = dirt.befalls('block-wrong') ? places.near(right, dirt.chance) : right
  const address = writeAddress(dirt, block)
  const { latitude, longitude } = places.degrees(block.centre)
  const empty = dirt.befalls('place-missing') ? dirt.chance.pick(['', '0']) : null
  return {
    address,
    latitude: empty ?? latitude,
    longitude: empty ?? longitude,
    district: places.districtOf(block).name,
    beat: places.beatOf(block).name,
  }
}

export function writeAddress(dirt: Dirt, { address }: Block): string {
  if (!dirt.befalls('address-typing-error')) return address.toUpperCase()
  const kind = KINDS.find(([pattern]) => pattern.test(address))
  if (kind && dirt.chance.happens(0.5)) return address.replace(kind[0], kind[1]).toUpperCase()
  return mistyped(dirt.chance, address.toUpperCase())
}

/** A record number as somebody of another office copied it. */
export function copyNumber(dirt: Dirt, number: string): string {
  let written = number
  if (dirt.befalls('number-mistyped')) written = digitMistyped(dirt.chance, written)
  if (dirt.befalls('number-unstyled'))
    written = dirt.chance.pick([written.replaceAll('-', ''), ` ${written}`, written.replaceAll('-', ' ')])
  return written
}
