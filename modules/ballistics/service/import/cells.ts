import type { CalendarDate } from '#contract'
import { dateParser, defaultMissing, guessDateOrder, missingTest } from '#platform/import'
import type { Columns, Field } from './fields.ts'

const isMissing = missingTest(defaultMissing)
/** Rows that decide whether the month or the day comes first. */
const SAMPLE = 500

export interface Problem {
  readonly column: string | null
  readonly reason: string
  readonly remedy: string
}

/** Reads the cells of a row by what they hold. */
export interface Cells {
  text(row: readonly string[], field: Field): string | null
  /** `2026-02-14`, or with a time `2026-02-14T23:40`; null where nothing stands. */
  moment(row: readonly string[], field: Field): { value: string | null } | { problem: Problem }
  problem(field: Field, reason: string, remedy: string): Problem
}

export function cellsOf(
  columns: Columns,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  latest: CalendarDate,
): Cells {
  const places = new Map(Object.entries(columns).map(([field, header]) => [field, headers.indexOf(header)]))
  const raw = (row: readonly string[], field: Field) => row[places.get(field) ?? -1]?.trim() ?? ''
  const parsers = new Map<Field, ReturnType<typeof dateParser>>()
  const parserOf = (field: Field) => {
    const known = parsers.get(field)
    if (known) return known
    const { order } = guessDateOrder(rows.slice(0, SAMPLE).map((row) => raw(row, field)))
    const made = dateParser({ latest, order, earliest: '1950-01-01' })
    parsers.set(field, made)
    return made
  }
  const problem: Cells['problem'] = (field, reason, remedy) => ({
    column: columns[field] ?? null,
    reason,
    remedy,
  })
  return {
    problem,
    text: (row, field) => {
      const text = raw(row, field)
      return isMissing(text) ? null : text
    },
    moment(row, field) {
      const parsed = parserOf(field)(raw(row, field))
      const wrong = (reason: string) => ({
        problem: problem(field, reason, 'Write the day as 2026-02-14 and import the row again.'),
      })
      if ('problem' in parsed) return wrong(parsed.problem)
      if (parsed.value === null) return { value: null }
      const { date, time } = parsed.value
      if (date.length < 10) return wrong(`"${raw(row, field)}" is not a whole day.`)
      return { value: time === null ? date : `${date}T${time}` }
    },
  }
}
