import type { Tx } from '#platform/db'
import { areaColumns, copyLines, field, incidentColumns, NULL } from '../../store/import/index.ts'
import { hashOf, type MappedRow } from './mapping/index.ts'
import type { Details } from './mapping/details.ts'
import type { People } from './mapping/people.ts'
import type { Spot } from './mapping/place.ts'

/** Gathers rows as COPY lines and sends them on while the next are read. */
export interface Stager {
  add(row: number, mapped: MappedRow): void
  /** Sends what was gathered; resolves when the lines before are safely staged. */
  flush(): Promise<void>
  /** Resolves when everything is staged. */
  end(): Promise<void>
}

/** Lines for the three staging tables. Only distinct people are sent whole; rows name them by number. */
export function createStager(tx: Tx): Stager {
  const entries = createEntries()
  let rows = ''
  let people = ''
  let sending: Promise<void> = Promise.resolve()
  const send = async (before: Promise<void>, lines: readonly [string, string][]) => {
    await before
    for (const [table, text] of lines) await copyLines(tx.client, table, text)
  }
  const flush = async () => {
    const before = sending
    sending = send(before, [
      [`staged_row (row, key, hash, ${[...incidentColumns, ...areaColumns].join(', ')})`, rows],
      ['staged_entry', entries.take()],
      ['staged_person', people],
    ])
    sending.catch(() => undefined)
    rows = ''
    people = ''
    await before
  }
  return {
    add(row, mapped) {
      const content = contentOf(mapped)
      rows += `${row}\t${field(mapped.key)}\t${hashOf(content)}\t${content}\t${areasOf(mapped.spot)}\n`
      for (const entry of entries.of(mapped.people)) people += `${row}\t${entry}\n`
    },
    flush,
    async end() {
      await flush()
      await sending
    },
  }
}

const FIRST = ['', '', '', '', '-01-01', '', '', '-01']

/** The incident of a row as COPY fields, in the order of `incidentColumns`. */
function contentOf({ number, when, reportedAt, address, spot, details }: MappedRow): string {
  const { date, time } = when
  const precision = date.length === 10 ? 'd' : date.length === 7 ? 'm' : 'y'
  const day = precision === 'd' ? date : date + FIRST[date.length]!
  const moment = time === null ? `${day} 00:00\t${precision}\tf` : `${day} ${time}\t${precision}\tt`
  const place = spot === null ? `${NULL}\t${NULL}` : placeOf(spot)
  return `${field(number)}\t${moment}\t${reportedAt ?? NULL}\t${field(address)}\t${place}\t${detailsOf(details)}`
}

const places = new WeakMap<Spot, { place: string; areas: string }>()
const noAreas = areaColumns.map(() => NULL).join('\t')

function textsOf(spot: Spot): { place: string; areas: string } {
  let texts = places.get(spot)
  if (!texts) {
    texts = {
      place: `${spot.latitude}\t${spot.longitude}`,
      areas: areaColumns.map((_, slot) => field(spot.areas[slot] ?? null)).join('\t'),
    }
    places.set(spot, texts)
  }
  return texts
}

const placeOf = (spot: Spot): string => textsOf(spot).place
const areasOf = (spot: Spot | null): string => (spot === null ? noAreas : textsOf(spot).areas)

const known = new WeakMap<Details, string>()

function detailsOf(details: Details): string {
  let text = known.get(details)
  if (text === undefined) {
    const { setting, kind, district, domestic, officerInvolved, status, circumstance, exclusion } = details
    text = [setting, kind, district, domestic, officerInvolved, status, circumstance, exclusion]
      .map(field)
      .join('\t')
    known.set(details, text)
  }
  return text
}

/** Numbers the distinct people of a file. */
function createEntries() {
  const numbers = new Map<string, number>()
  const ofPeople = new WeakMap<People, readonly number[]>()
  let fresh = ''
  const numberOf = (line: string): number => {
    let number = numbers.get(line)
    if (number === undefined) {
      number = numbers.size + 1
      numbers.set(line, number)
      const kind = line.slice(0, 1)
      fresh += `${number}\t${kind}\t${hashOf(line)}\t${line.slice(2)}\n`
    }
    return number
  }
  return {
    of(people: People): readonly number[] {
      let list = ofPeople.get(people)
      if (!list) {
        list = linesOf(people).map(numberOf)
        ofPeople.set(people, list)
      }
      return list
    },
    /** Entries not yet sent. */
    take(): string {
      const lines = fresh
      fresh = ''
      return lines
    },
  }
}

function linesOf({ victims, suspects, weapons }: People): string[] {
  const line = (kind: string, ...values: (string | number | null)[]) =>
    [kind, ...values.map(field)].join('\t')
  return [
    ...victims.map(({ outcome, age, sex, race, ethnicity, wound }) =>
      line('v', outcome, age?.low ?? null, age?.high ?? null, sex, race, ethnicity, wound),
    ),
    ...suspects.map(({ status, age, sex, race }) =>
      line('s', status, age?.low ?? null, age?.high ?? null, sex, race, null, null),
    ),
    ...weapons.map((code) => line('w', code, null, null, null, null, null, null)),
  ]
}
