import type { Profile } from '../../../contract/index.ts'
import { filled, type Cell, type Note } from './cell.ts'
import { ageReader, type AgeValue } from './age.ts'
import { codeReader } from './codes.ts'
import type { Columns } from './columns.ts'
import { byColumns, ruleReader } from './group.ts'
import { countReader, withCounts } from './counts.ts'
import { participantReader } from './participants.ts'

/** A victim as a file tells; null is not known. */
export interface VictimValue {
  readonly outcome: string
  readonly age: AgeValue | null
  readonly sex: string | null
  readonly race: string | null
  readonly ethnicity: string | null
  readonly wound: string | null
}

export interface SuspectValue {
  readonly status: string
  readonly age: AgeValue | null
  readonly sex: string | null
  readonly race: string | null
}

/** Everyone a row tells of, and the firearms. */
export interface People {
  readonly victims: readonly VictimValue[]
  readonly suspects: readonly SuspectValue[]
  readonly weapons: readonly string[]
  readonly notes: readonly Note[]
}

type Row = readonly string[]

const victimTargets = [
  'victim.fatal',
  'victim.outcome',
  'victim.sex',
  'victim.race',
  'victim.ethnicity',
  'victim.wound',
] as const
const suspectTargets = ['suspect.sex', 'suspect.race', 'suspect.status'] as const
const listTargets = [
  'participants.type',
  'participants.status',
  'participants.age',
  'participants.ageGroup',
  'participants.sex',
] as const
const otherTargets = [
  'victim.age',
  'suspect.age',
  'weapon.code',
  'incident.killed',
  'incident.wounded',
] as const

/** Reads the people of a row after what a row is; equal people of different rows are the same object. */
export function peopleReader(profile: Profile, columns: Columns): (row: Row) => People {
  const rules = ruleReader(profile, columns)
  const readVictim = victimReader(columns)
  const readSuspect = suspectReader(columns)
  const readList = participantReader(columns)
  const readCount = countReader(columns)
  const readWeapons = weaponReader(columns)
  const at = [...victimTargets, ...suspectTargets, ...listTargets, ...otherTargets].flatMap((target) =>
    columns.placesOf(target),
  )
  return byColumns([...rules.at, ...at], columns.headers.length, (row) => {
    const notes: Note[] = []
    const set = rules.read(row)
    const take = <T>(cell: Cell<T> | undefined): T | null => {
      if (cell && cell.notes.length > 0) notes.push(...cell.notes)
      return cell?.value ?? null
    }
    const listed = readList(row, take)
    const suspect = readSuspect(row, take)
    const victims =
      profile.unit === 'incident'
        ? withCounts(
            listed,
            readCount('incident.killed', row, set, take),
            readCount('incident.wounded', row, set, take),
          )
        : [readVictim(row, set, take)]
    return {
      victims,
      suspects: suspect ? [...listed.suspects, suspect] : listed.suspects,
      weapons: readWeapons(row, set, take),
      notes,
    }
  })
}

export type Take = <T>(cell: Cell<T> | undefined) => T | null

function readersOf(columns: Columns, targets: readonly (keyof Profile['fields'])[]) {
  return new Map(
    targets
      .filter((target) => columns.has(target))
      .map((target) => [target, columns.reader(target, codeReader(columns, target))]),
  )
}

function victimReader(columns: Columns) {
  const readers = readersOf(columns, victimTargets)
  const age = ageReader(columns, 'victim.age')
  return (row: Row, set: Readonly<Partial<Record<string, string>>>, take: Take): VictimValue => {
    const get = (target: (typeof victimTargets)[number]) => {
      const ruled = set[target]
      return take(ruled === undefined ? readers.get(target)?.(row) : filled(ruled)) || null
    }
    return {
      outcome: outcomeOf(get('victim.fatal'), get('victim.outcome')),
      age: take(age?.(row)),
      sex: get('victim.sex'),
      race: get('victim.race'),
      ethnicity: get('victim.ethnicity'),
      wound: get('victim.wound'),
    }
  }
}

/** A fatal flag that is set decides; one that is not leaves room for a finer outcome. */
function outcomeOf(fatal: string | null, outcome: string | null): string {
  if (fatal === 'true' || fatal === 'killed') return 'killed'
  if (outcome !== null) return outcome
  return fatal === 'false' ? 'wounded' : (fatal ?? 'unknown')
}

function suspectReader(columns: Columns) {
  const readers = readersOf(columns, suspectTargets)
  const age = ageReader(columns, 'suspect.age')
  return (row: Row, take: Take): SuspectValue | null => {
    const status = take(readers.get('suspect.status')?.(row))
    const sex = take(readers.get('suspect.sex')?.(row))
    const race = take(readers.get('suspect.race')?.(row))
    const years = take(age?.(row))
    if (status === null && sex === null && race === null && years === null) return null
    return { status: status || 'described', age: years, sex: sex || null, race: race || null }
  }
}

function weaponReader(columns: Columns) {
  const [place] = columns.placesOf('weapon.code')
  const read = codeReader(columns, 'weapon.code')
  const constant = columns.reader('weapon.code', read)
  return (row: Row, set: Readonly<Partial<Record<string, string>>>, take: Take): string[] => {
    if (set['weapon.code']) return [set['weapon.code']]
    const text = place === undefined ? '' : row[place]!
    if (!/^\d+::?\D/.test(text) && !text.includes('||')) {
      const code = take(constant(row))
      return code ? [code] : []
    }
    const parts = text.split(/\|\|?/).map((part) => part.replace(/^\d+::?/, '').trim())
    return parts.flatMap((part) => (part === '' ? [] : (take(read(part, columns.headers[place!]!)) ?? [])))
  }
}
