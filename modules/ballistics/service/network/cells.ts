import type { CalendarDate } from '#contract'
import { dateParser, defaultMissing, guessDateOrder, missingTest } from '#platform/import'
import type { ListField, ListMapping, RowProblem } from '../../contract/index.ts'

const isMissing = missingTest(defaultMissing)

/** Reads the cells of one list by the fields its columns were said to hold. */
export interface Cells {
  /** Null where nothing stands, or no column holds the field. */
  text(row: readonly string[], field: ListField): string | null
  /** A whole day; a sentence where the cell holds none. */
  day(row: readonly string[], field: ListField): { value: CalendarDate | null; time: string | null } | Wrong
  header(field: ListField): string | null
}

export interface Wrong {
  readonly problem: Omit<RowProblem, 'row'>
}

/** Sample rows decide whether the month or the day comes first. */
export function cellsOf(
  mapping: ListMapping,
  headers: readonly string[],
  sample: readonly (readonly string[])[],
  latest: CalendarDate,
): Cells {
  const at = (field: ListField) => headers.indexOf(mapping[field] ?? '\0')
  const raw = (row: readonly string[], field: ListField): string => row[at(field)]?.trim() ?? ''
  const orders = new Map<ListField, ReturnType<typeof dateParser>>()
  const parserOf = (field: ListField) => {
    const known = orders.get(field)
    if (known) return known
    const { order } = guessDateOrder(sample.map((row) => raw(row, field)))
    const made = dateParser({ latest, order, earliest: '1990-01-01' })
    orders.set(field, made)
    return made
  }
  const header = (field: ListField) => mapping[field] ?? null
  return {
    header,
    text: (row, field) => {
      const text = raw(row, field)
      return isMissing(text) ? null : text.slice(0, 200)
    },
    day(row, field) {
      const parsed = parserOf(field)(raw(row, field))
      const wrong = (reason: string): Wrong => ({
        problem: {
          column: header(field),
          reason,
          remedy: 'Write the day as 2026-02-14 and send the row in again.',
        },
      })
      if ('problem' in parsed) return wrong(parsed.problem)
      if (parsed.value === null) return { value: null, time: null }
      const { date, time } = parsed.value
      return date.length === 10 ? { value: date, time } : wrong(`"${raw(row, field)}" is not a whole day.`)
    },
  }
}
