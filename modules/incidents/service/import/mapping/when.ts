import { dateParser, timeParser, type DateOrder } from '#platform/import'
import type { Profile } from '../../../contract/index.ts'
import { blank, filled, refused, unusable, type Cell } from './cell.ts'
import type { Columns } from './columns.ts'

/** When it happened, as far as it is known. */
export interface When {
  /** 2026, 2026-02 or 2026-02-14. */
  readonly date: string
  /** 23:40, or null. */
  readonly time: string | null
}

const noDate = 'Write the date as 2026-02-14; if the day is unknown, 2026-02.'

/** Reads date and time of a row; the time may stand in the date's cell or in its own. A row needs a date. */
export function whenReader(
  columns: Columns,
  profile: Profile,
  latest: string,
): (row: readonly string[]) => Cell<When> {
  const order: DateOrder | undefined = profile.dateOrder === 'day-first' ? 'dmy' : profile.dateOrder && 'mdy'
  const parse = dateParser({ latest, missing: columns.missing('incident.date'), ...(order && { order }) })
  const dateHeader = columns.headers[columns.placesOf('incident.date')[0] ?? -1] ?? null
  const noDay = refused(dateHeader, '', 'no date', noDate)
  const date = columns.reader<When>('incident.date', (text, header) => {
    const result = parse(text)
    if ('problem' in result) return refused(header, text, 'not a date that can be', noDate)
    return result.value ? filled({ date: result.value.date, time: shortTime(result.value.time) }) : blank
  })
  const time = timeOf(columns)
  return (row) => {
    const day = date(row)
    if (day.value === null) return day.notes.length > 0 ? day : noDay
    if (!time) return day
    const clock = time(row)
    if (clock.notes.length > 0) return { value: day.value, notes: clock.notes }
    return clock.value === null
      ? day
      : { value: { date: day.value.date, time: clock.value }, notes: day.notes }
  }
}

function timeOf(columns: Columns) {
  if (!columns.has('incident.time')) return null
  const parse = timeParser({ missing: columns.missing('incident.time') })
  return columns.reader<string>('incident.time', (text, header) => {
    const result = parse(text)
    if ('value' in result) return result.value ? filled(shortTime(result.value.time)!) : blank
    return unusable(header, text, 'not a time of day, stored as not known', 'Write the time as 23:40.')
  })
}

/** Reads when it was reported; null without a clock time, since the delay would be made up. */
export function reportedReader(columns: Columns, profile: Profile, latest: string) {
  if (!columns.has('incident.reportedAt')) return null
  const order: DateOrder | undefined = profile.dateOrder === 'day-first' ? 'dmy' : profile.dateOrder && 'mdy'
  const parse = dateParser({
    latest,
    missing: columns.missing('incident.reportedAt'),
    ...(order && { order }),
  })
  return columns.reader<string>('incident.reportedAt', (text, header) => {
    const result = parse(text)
    if ('problem' in result)
      return unusable(header, text, 'not a date that can be, stored as not known', noDate)
    if (!result.value || result.value.date.length < 10) return blank
    return filled(`${result.value.date} ${result.value.time ?? '00:00'}`)
  })
}

const shortTime = (time: string | null): string | null => time && time.slice(0, 5)
