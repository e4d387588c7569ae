import { ageParser } from '#platform/import'
import { blank, filled, unusable, type Cell } from './cell.ts'
import type { Columns } from './columns.ts'

/** An age or band in years; `high` is null where the band is open. */
export interface AgeValue {
  readonly low: number
  readonly high: number | null
}

/** Reads an age; null when the file has no column for it. */
export function ageReader(
  columns: Columns,
  target: 'victim.age' | 'suspect.age',
): ((row: readonly string[]) => Cell<AgeValue>) | null {
  if (!columns.has(target)) return null
  const parse = ageParser({ missing: columns.missing(target) })
  return columns.reader(target, (text, header) => ageCell(parse(text), text, header))
}

/** An age as a cell; one that nobody can have is set aside. */
export function ageCell(
  parsed: ReturnType<ReturnType<typeof ageParser>>,
  text: string,
  header: string,
): Cell<AgeValue> {
  if ('value' in parsed) return parsed.value ? filled(parsed.value) : blank
  return unusable(
    header,
    text,
    'not an age, stored as not known',
    'Write an age in years, or a band such as 18-24, <18 or 65+.',
  )
}
