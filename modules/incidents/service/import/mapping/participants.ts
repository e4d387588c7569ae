import { ageParser, parseNestedList } from '#platform/import'
import type { Target } from '../../../contract/index.ts'
import { ageCell, type AgeValue } from './age.ts'
import { codeReader } from './codes.ts'
import type { Columns } from './columns.ts'
import type { SuspectValue, Take, VictimValue } from './people.ts'

/** People listed in cells of one row, and how many suspects among them were hit. */
export interface Listed {
  readonly victims: readonly VictimValue[]
  readonly suspects: readonly SuspectValue[]
  readonly suspectsKilled: number
  readonly suspectsWounded: number
}

const nobody: Listed = { victims: [], suspects: [], suspectsKilled: 0, suspectsWounded: 0 }

/**
 * Reads people written as lists into the cells of an incident, `0::Victim||1::Subject-Suspect`: the same
 * position in each list is the same person. Someone whose part is not told is not counted.
 */
export function participantReader(columns: Columns): (row: readonly string[], take: Take) => Listed {
  const [typeAt] = columns.placesOf('participants.type')
  if (typeAt === undefined) return () => nobody
  const listOf = (target: Target) => {
    const [at] = columns.placesOf(target)
    return (row: readonly string[]) => parseNestedList(at === undefined ? '' : row[at]!)
  }
  const [status, age, ageGroup, sex] = (
    ['participants.status', 'participants.age', 'participants.ageGroup', 'participants.sex'] as const
  ).map(listOf) as [Lists, Lists, Lists, Lists]
  const readAge = agesOf(columns)
  const readSex = codeReader(columns, 'participants.sex')
  const sexHeader = columns.headers[columns.placesOf('participants.sex')[0] ?? -1] ?? ''
  return (row, take) => {
    const lists = { status: status(row), age: age(row), ageGroup: ageGroup(row), sex: sex(row) }
    const victims: VictimValue[] = []
    const suspects: SuspectValue[] = []
    let suspectsKilled = 0
    let suspectsWounded = 0
    for (const [position, type] of parseNestedList(row[typeAt]!)) {
      const state = (lists.status.get(position) ?? '').toLowerCase()
      const person = {
        age: readAge(lists.age.get(position) ?? '', lists.ageGroup.get(position) ?? '', take),
        sex: lists.sex.has(position) ? take(readSex(lists.sex.get(position)!, sexHeader)) || null : null,
        race: null,
      }
      if (/victim/i.test(type)) {
        victims.push({ ...person, outcome: outcomeOf(state), ethnicity: null, wound: null })
      } else if (/suspect|subject|perp|offender/i.test(type)) {
        suspects.push({ ...person, status: statusOf(state) })
        if (state.includes('killed')) suspectsKilled++
        else if (state.includes('injured')) suspectsWounded++
      }
    }
    return { victims, suspects, suspectsKilled, suspectsWounded }
  }
}

type Lists = (row: readonly string[]) => Map<number, string>

function agesOf(columns: Columns) {
  const parse = ageParser()
  const header = columns.headers[columns.placesOf('participants.age')[0] ?? -1] ?? ''
  return (age: string, group: string, take: Take): AgeValue | null =>
    (age === '' ? null : take(ageCell(parse(age), age, header))) ??
    (group === '' ? null : take(ageCell(parse(group), group, header)))
}

function outcomeOf(state: string): string {
  if (state.includes('killed')) return 'killed'
  if (state.includes('unharmed')) return 'unharmed'
  return state.includes('injured') ? 'wounded' : 'unknown'
}

function statusOf(state: string): string {
  if (state.includes('killed')) return 'deceased'
  return state.includes('arrested') ? 'arrested' : 'described'
}
