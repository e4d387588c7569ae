import { Temporal } from 'temporal-polyfill'
import { dayOf, numberOf } from './days.ts'

/** The day on which a moment falls, by the clocks of a zone. */
export const localDay = (at: Date, zone: string): number =>
  numberOf(
    Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString(),
  )

/** The first moment of a day by the clocks of a zone: midnight, or where clocks skip it, what follows. */
export const startOfDay = (day: number, zone: string): Date =>
  new Date(Temporal.PlainDate.from(dayOf(day)).toZonedDateTime(zone).epochMilliseconds)

/** Whether the name is one of the zones of the world: "America/Chicago". */
export function isZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return /[A-Za-z]/.test(name)
  } catch {
    return false
  }
}
