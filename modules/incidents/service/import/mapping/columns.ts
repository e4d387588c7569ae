import { defaultMissing, missingTest, type MissingTest } from '#platform/import'
import type { Profile, Target } from '../../../contract/index.ts'
import { blank, filled, remembered, type Cell } from './cell.ts'

type Row = readonly string[]

/** Small letters, no blanks around, single blanks inside: how texts of a profile are compared. */
export const fold = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase()

/** The profile's mapping laid over the headers of one file. */
export interface Columns {
  readonly headers: readonly string[]
  has(target: Target): boolean
  /** Places of the columns that feed a target, those the file has. */
  placesOf(target: Target): readonly number[]
  missing(target: Target): MissingTest
  /** Reads a target: columns in order, the first that says something counts; otherwise the constant. */
  reader<T>(target: Target, read: (text: string, header: string) => Cell<T>): (row: Row) => Cell<T>
  /** What a text means by the profile's own list; undefined when it is not listed. */
  meaning(target: Target): (text: string) => string | undefined
}

export function layOver(profile: Profile, headers: readonly string[]): Columns {
  const places = new Map(headers.map((header, index) => [fold(header), index]))
  const field = (target: Target) => profile.fields[target]
  const placesOf = (target: Target) =>
    (field(target)?.columns ?? []).flatMap((header) => places.get(fold(header)) ?? [])
  const missing = (target: Target) => {
    const { missing: own = [], keep = [], values = {} } = field(target) ?? { columns: [] }
    const real = new Set([...keep, ...Object.keys(values)].map(fold))
    return missingTest(
      [...defaultMissing, ...profile.missing, ...own].filter((text) => !real.has(fold(text))),
    )
  }
  return {
    headers,
    has: (target) => placesOf(target).length > 0 || field(target)?.constant !== undefined,
    placesOf,
    missing,
    meaning: (target) => {
      const values = new Map(
        Object.entries(field(target)?.values ?? {}).map(([text, value]) => [fold(text), value]),
      )
      return values.size === 0 ? () => undefined : (text) => values.get(fold(text))
    },
    reader(target, read) {
      const constant = field(target)?.constant
      const last = constant === undefined ? blank : read(constant, '')
      const columns = placesOf(target).map((index) => ({
        index,
        read: remembered((text: string) => read(text, headers[index]!)),
      }))
      const [first, ...more] = columns
      if (!first) return () => last
      if (more.length === 0 && last === blank) return (row) => first.read(row[first.index]!)
      return (row) => {
        let result: Cell<never> | ReturnType<typeof first.read> = blank
        for (const { index, read: readCell } of columns) {
          result = readCell(row[index]!)
          if (result.value !== null || result.notes.length > 0) return result
        }
        return last
      }
    },
  }
}

/** A cell whose text is taken as it stands. */
export function textReader(columns: Columns, target: Target, longest: number): (row: Row) => Cell<string> {
  const missing = columns.missing(target)
  return columns.reader(target, (text) => (missing(text) ? blank : filled(text.trim().slice(0, longest))))
}
