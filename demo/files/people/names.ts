import type { Person } from '../../life/types.ts'
import { mistyped, type Dirt } from '../dirt/index.ts'

export interface WrittenName {
  readonly family: string
  readonly given: string
}

/** Short forms by which people give their names, and officers write them. */
const SHORT: Readonly<Record<string, string>> = {
  Alexander: 'Alex',
  Andrew: 'Drew',
  Anthony: 'Tony',
  Benjamin: 'Ben',
  Charles: 'Chuck',
  Christopher: 'Chris',
  Daniel: 'Danny',
  David: 'Dave',
  Deandre: 'Dre',
  Elizabeth: 'Liz',
  Francisco: 'Paco',
  Guadalupe: 'Lupe',
  Isaiah: 'Zay',
  James: 'Jimmy',
  Jennifer: 'Jen',
  Jose: 'Pepe',
  Joseph: 'Joey',
  Joshua: 'Josh',
  Katherine: 'Kathy',
  Kenneth: 'Kenny',
  Manuel: 'Manny',
  Matthew: 'Matt',
  Michael: 'Mike',
  Nathaniel: 'Nate',
  Nicholas: 'Nick',
  Patricia: 'Pat',
  Rebecca: 'Becky',
  Richard: 'Rick',
  Robert: 'Bobby',
  Ronald: 'Ronnie',
  Samuel: 'Sam',
  Stephen: 'Steve',
  Terrence: 'Terry',
  Thomas: 'Tommy',
  Timothy: 'Tim',
  Victoria: 'Vicky',
  William: 'Will',
  Zachary: 'Zach',
}

/** A person's name as somebody wrote it down, in capitals. */
export function writeName(dirt: Dirt, { given, family, aliases }: Person): WrittenName {
  const { chance } = dirt
  let name = { given, family }
  if (dirt.befalls('nickname')) name = shortName(dirt, name, aliases)
  if (dirt.befalls('family-name-changed'))
    name = { ...name, family: chance.happens(0.5) ? `${name.family}-${given}` : family.slice(0, -1) + 'es' }
  if (dirt.befalls('name-typing-error'))
    name = chance.happens(0.4)
      ? { ...name, given: mistyped(chance, name.given) }
      : { ...name, family: mistyped(chance, name.family) }
  if (dirt.befalls('names-swapped')) name = { given: name.family, family: name.given }
  return { given: name.given.toUpperCase(), family: name.family.toUpperCase() }
}

function shortName(dirt: Dirt, name: WrittenName, aliases: readonly string[]): WrittenName {
  const alias = aliases.length > 0 && dirt.chance.happens(0.5) ? dirt.chance.pick(aliases) : null
  if (alias === null) return { ...name, given: SHORT[name.given] ?? name.given.slice(0, 1) }
  const words = alias.split(' ')
  return words.length > 1 ? { given: words[0]!, family: words.slice(1).join(' ') } : { ...name, given: alias }
}
