import type { Minute, Person } from '../../life/types.ts'
import { usDay } from '../calendar.ts'
import type { Dirt } from '../dirt/index.ts'
import { bodyOf, writeBirth, writeName, writeRace, writeSex } from '../people/index.ts'
import { sentAgain, table, type Row } from '../table/index.ts'
import type { Case, World } from '../world/index.ts'
import { writeAddress } from '../writing.ts'

const columns = {
  CASE_NO: ['Record number of a shooting, a gun taken in or an arrest'],
  ROLE: ['VICTIM, SUSPECT, ARRESTEE, POSSESSOR'],
  PERSON_NO: ['Number in the index of names; should be one for a person and is not always', 'person-twice'],
  LAST_NAME: ['Family name', 'names-swapped', 'name-typing-error', 'family-name-changed'],
  FIRST_NAME: ['Given name', 'names-swapped', 'name-typing-error', 'nickname'],
  DOB: [
    'Date of birth, month first',
    'birth-missing',
    'age-for-birth',
    'birth-mistyped',
    'birth-day-month-swapped',
  ],
  SEX: ['M or F', 'sex-wrong', 'missing'],
  RACE: ['B, W, H, A, O', 'race-differs', 'missing'],
  HEIGHT: ['Feet and inches in three digits', 'missing'],
  WEIGHT: ['Pounds', 'missing'],
  ADDRESS: ['Block of the home', 'address-typing-error', 'missing'],
  MONIKER: ['Street name, where one was told'],
} as const

interface Involvement {
  readonly known: Case
  readonly at: Minute
  readonly role: string
  readonly person: number
}

/** Who stands in which case: what records are linked to people by. */
export const involvedPersons = table({
  path: 'police/involved-persons.csv',
  about: 'People in the cases of the city police, by role; a row is a person in a case',
  columns,
  rowDirt: ['sent-again'],
  rows: (world, dirt) => sentAgain(dirt, rowsOf(world, dirt)),
})

function* rowsOf(world: World, dirt: Dirt): Iterable<Row<keyof typeof columns>> {
  for (const involvement of involvements(world))
    yield {
      cells: cellsOf(world, dirt, involvement),
      of: { person: involvement.person },
      record: involvement.known.number,
    }
}

function involvements({ life, cases }: World): Involvement[] {
  const list: Involvement[] = []
  const add = (known: Case | null, at: Minute, role: string, person: number | null) => {
    if (known?.agency === 'police' && person !== null) list.push({ known, at, role, person })
  }
  for (const { id, at, victims } of life.shootings)
    for (const { person } of victims) add(cases.ofShooting(id), at, 'VICTIM', person)
  for (const { id, at, person } of life.arrests) add(cases.ofArrest(id), at, 'ARRESTEE', person)
  for (const { id, at, possessor } of life.recoveries) add(cases.ofRecovery(id), at, 'POSSESSOR', possessor)
  return list.sort((a, b) => a.at - b.at)
}

function cellsOf(world: World, dirt: Dirt, { known, at, role, person: id }: Involvement) {
  const { life, city, calendar } = world
  const person = life.people[id]!
  const name = writeName(dirt, person)
  const body = bodyOf(person)
  const home = person.block === null ? '' : writeAddress(dirt, city.blocks[person.block]!)
  return {
    CASE_NO: known.number,
    ROLE: role,
    PERSON_NO: personNumber(dirt, person),
    LAST_NAME: name.family,
    FIRST_NAME: name.given,
    DOB: writeBirth(dirt, person, at, calendar, usDay),
    SEX: writeSex(dirt, person),
    RACE: writeRace(dirt, person),
    HEIGHT: dirt.orMissing(body.height, 2),
    WEIGHT: dirt.orMissing(body.weight, 2),
    ADDRESS: dirt.orMissing(home, 2),
    MONIKER: person.aliases.length > 0 && dirt.chance.happens(0.3) ? dirt.chance.pick(person.aliases) : '',
  }
}

const PRIME = 9_999_991
const STEP = 7_919

/** Numbers that look drawn and never meet: a person's own, or one of seven others that they were given since. */
function personNumber(dirt: Dirt, { id }: Person): string {
  const which = dirt.befalls('person-twice') ? dirt.chance.whole(1, 7) : 0
  return String(((id * 8 + which + 1) * STEP) % PRIME).padStart(7, '0')
}
