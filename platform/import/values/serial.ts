import { civilFromDays, clock, isoDate } from './calendar.ts'

/** Days from 1899-12-30 (where Excel's count, with its false 1900-02-29, begins for every later day) to 1970-01-01. */
const FROM_1900 = 25_569
const FROM_1904 = 24_107
const DAY = 86_400

/** A day and time of a spreadsheet's serial number. `date` is null below one day, `seconds` null on a whole day. */
export function fromSerial(
  serial: number,
  system1904 = false,
): { date: string | null; seconds: number | null; clock: string | null } | null {
  if (!(serial >= 0 && serial < 2_958_466)) return null
  let day = Math.floor(serial)
  let seconds = Math.round((serial - day) * DAY)
  if (seconds === DAY) {
    day++
    seconds = 0
  }
  // Before March 1900 the count is one short, as it holds a day that never was.
  const shift = system1904 ? FROM_1904 : day < 60 ? FROM_1900 - 1 : FROM_1900
  const date = day === 0 && !system1904 ? null : isoDate(...civilFromDays(day - shift))
  return { date, seconds: seconds || null, clock: seconds === 0 && date !== null ? null : clock(seconds) }
}
