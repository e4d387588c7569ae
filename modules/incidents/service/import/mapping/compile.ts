import { identifierParser } from '#platform/import'
import type { Profile } from '../../../contract/index.ts'
import { blank, filled, refused, remembered, type Cell, type Note } from './cell.ts'
import { layOver, textReader } from './columns.ts'
import { detailsReader, type Details } from './details.ts'
import { hashOf } from './hash.ts'
import { peopleReader, type People } from './people.ts'
import { spotReader, type Locate, type Spot } from './place.ts'
import { reportedReader, whenReader, type When } from './when.ts'

/** One row of a file as it would be stored. */
export interface MappedRow {
  /** Names the incident in its source; rows with the same key are one incident. */
  readonly key: string
  readonly number: string
  readonly when: When
  readonly reportedAt: string | null
  readonly address: string | null
  readonly spot: Spot | null
  readonly details: Details
  readonly people: People
}

/** What a row came to: to be stored, or rejected; the notes name what was set aside or why. */
export interface Mapping {
  readonly row: MappedRow | null
  readonly notes: readonly Note[]
}

export interface CompileOptions {
  /** The last day that is believed, `2026-02-14`. */
  readonly latest: string
  readonly locate: Locate
}

type Row = readonly string[]

const quiet: readonly Note[] = []

/**
 * Makes the function that turns rows of one file into incidents, victims and suspects. Everything that
 * depends on the profile is decided here, once, so that the function itself can run a million times.
 */
export function compile(
  profile: Profile,
  headers: readonly string[],
  options: CompileOptions,
): (row: Row) => Mapping {
  const columns = layOver(profile, headers)
  const when = whenReader(columns, profile, options.latest)
  const reported = reportedReader(columns, profile, options.latest)
  const address = columns.has('incident.address') ? textReader(columns, 'incident.address', 200) : () => blank
  const spot = spotReader(columns, profile, options.locate)
  const details = detailsReader(profile, columns)
  const people = peopleReader(profile, columns)
  const key = keyReader(profile, headers)
  const number = columns.has('incident.number') ? textReader(columns, 'incident.number', 60) : null
  return (row) => {
    const at = when(row)
    const known = key(row)
    if (at.value === null || (known !== null && known.value === null))
      return { row: null, notes: [...at.notes, ...(known?.notes ?? [])] }
    const where = spot(row)
    const street = address(row)
    const report = reported?.(row) ?? blank
    const rest = details(row)
    const who = people(row)
    const notes = gather(at.notes, where.notes, report.notes, rest.notes, who.notes)
    const base = {
      when: at.value,
      reportedAt: report.value,
      address: street.value,
      spot: where.value,
      details: rest,
      people: who,
    }
    const name = known?.value ?? madeKey(profile, base, row)
    if (name === null) return { row: null, notes: [...notes, noPlace] }
    return { row: { key: name, number: number?.(row).value ?? name, ...base }, notes }
  }
}

const noPlace: Note = {
  column: null,
  text: '',
  fatal: true,
  reason: 'neither a number nor a place',
  remedy: 'Give a record number, an address or coordinates, so that the incident can be found again.',
}

function gather(...lists: readonly (readonly Note[])[]): readonly Note[] {
  let notes: Note[] | null = null
  for (const list of lists) if (list.length > 0) notes = notes ? [...notes, ...list] : [...list]
  return notes ?? quiet
}

/** Reads the key of a row from its columns; null when the profile makes keys of what happened. */
function keyReader(
  profile: Profile,
  headers: readonly string[],
): ((row: Row) => Cell<string>) | (() => null) {
  if (profile.grouping !== 'key') return () => null
  const columns = layOver(profile, headers)
  const at = columns.placesOf('incident.key')
  const parse = identifierParser({ missing: columns.missing('incident.key') })
  const header = headers[at[0] ?? -1] ?? null
  const remedy = 'Give every row the number of its incident.'
  const read = (text: string): Cell<string> => {
    const parsed = parse(text)
    if ('problem' in parsed)
      return refused(
        header,
        text,
        'number shortened by a spreadsheet',
        'Export the file again without opening it in a spreadsheet.',
      )
    if (parsed.value === null) return refused(header, text, 'no number', remedy)
    return parsed.value.length > 60
      ? refused(
          header,
          text,
          'number longer than 60 letters',
          'Choose the column that holds the record number.',
        )
      : filled(parsed.value)
  }
  const [first] = at
  if (first === undefined) return () => refused(null, '', 'no number', remedy)
  if (at.length === 1) return (row) => read(row[first]!)
  return (row) => {
    const parts = at.map((index) => read(row[index]!))
    const bad = parts.find((part) => part.value === null)
    return (
      bad ??
      filled(
        parts
          .map((part) => part.value)
          .join(' ')
          .slice(0, 60),
      )
    )
  }
}

const folded = remembered((text: string) => text.trim().replace(/\s+/g, ' ').toUpperCase())

/** A key made of when and where; for rows that are each an incident, of everything they hold. */
function madeKey(
  profile: Profile,
  { when, address, spot }: Omit<MappedRow, 'key' | 'number'>,
  row: Row,
): string | null {
  const place = address === null ? spot && `${spot.latitude}, ${spot.longitude}` : folded(address)
  const start = `${when.date} ${when.time ?? '??:??'}`
  if (profile.grouping === 'row')
    return `${start} ${(place ?? '').slice(0, 28)} ${hashOf(row.join('\u0000')).toString(36)}`
  return place === null ? null : `${start} ${place}`.slice(0, 60)
}
