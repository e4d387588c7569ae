import { uuid } from '#platform/db'
import type { Suspect, Victim } from '../../../contract/index.ts'
import { pairPeople, type Traits } from './pairs.ts'
import { merged, mergedAge, type Manner } from './values.ts'

/** Who of the file was new, changed or as on record, and who on record the file does not have. */
export interface PeopleCount {
  readonly new: number
  readonly changed: number
  readonly unchanged: number
  readonly missing: number
}

type Person = Victim | Suspect

/** Brings the people of a file to those on record; `vague` is the state that says nothing. */
export function mergePeople<P extends Person>(
  known: readonly P[],
  told: readonly P[],
  state: keyof P & ('outcome' | 'status'),
  vague: string,
  { manner, part }: { manner: Manner; part: boolean },
): { people: P[]; count: PeopleCount } {
  const traits = (person: P): Traits => ({
    state: String(person[state]),
    age: person.age,
    sex: person.sex,
    race: person.race,
    ethnicity: person.ethnicity,
    wound: 'wound' in person ? person.wound : null,
  })
  const pairs = pairPeople(known.map(traits), told.map(traits), { force: manner === 'update' && !part })
  const people = [...known]
  let changed = 0
  let added = 0
  told.forEach((person, index) => {
    const place = pairs[index]
    if (place !== undefined) {
      const before = known[place]!
      const after = mergedPerson(before, person, state, vague, manner)
      if (JSON.stringify(after) === JSON.stringify(before)) return
      people[place] = after
      changed++
    } else if (manner === 'update') {
      people.push({ ...person, id: uuid() })
      added++
    }
  })
  const unchanged = told.length - changed - added
  const paired = pairs.filter((place) => place !== undefined).length
  return { people, count: { new: added, changed, unchanged, missing: known.length - paired } }
}

function mergedPerson<P extends Person>(
  before: P,
  told: P,
  state: keyof P & ('outcome' | 'status'),
  vague: string,
  manner: Manner,
): P {
  const known = before[state] === vague ? null : before[state]
  const said = told[state] === vague ? null : told[state]
  return {
    ...before,
    [state]: merged(known, said, manner) ?? vague,
    age: mergedAge(before.age, told.age, manner),
    sex: merged(before.sex, told.sex, manner),
    race:
      before.race !== 'other' && told.race === 'other'
        ? (before.race ?? 'other')
        : merged(before.race, told.race, manner),
    ethnicity: merged(before.ethnicity, told.ethnicity, manner),
    ...('wound' in before && 'wound' in told && { wound: mergedWound(before, told, manner) }),
  }
}

function mergedWound(before: Victim, told: Victim, manner: Manner): Victim['wound'] {
  if (told.wound === 'other' && before.wound !== null) return before.wound
  return merged(before.wound, told.wound, manner)
}
