import { Role } from '#contract'
import { addAgency, addPerson, nobody, type Asker, type Ground } from './person.ts'
import { record } from './records.ts'

export { withoutMoving } from './moving.ts'
export { agree, type Granted } from './agreement.ts'
export { addAgency, addPerson, enter, nobody, type Asker, type Ground } from './person.ts'
export { exampleOf, requestOf, type Input } from './request.ts'
export { send, type Answer, type Sent } from './send.ts'
export { CANARY, incident, record } from './records.ts'

/** Several agencies with people of every role, one that never does anything, and nobody. */
export interface Town {
  /** Everyone who asks. */
  readonly askers: Asker[]
  /** Identifiers of records of the silent agency, and where they are found: nobody who asks may see them. */
  readonly hidden: readonly { readonly path: string; readonly id: string }[]
}

/** Puts a town on an empty house. */
export async function settle(ground: Ground): Promise<Town> {
  const [city, county, office, silent] = [
    await addAgency(ground, 'Riverton Police', 'law-enforcement'),
    await addAgency(ground, 'Harrow County Sheriff', 'law-enforcement'),
    await addAgency(ground, 'Riverton Office of Prevention', 'city-office'),
    await addAgency(ground, 'Silent Falls Police', 'law-enforcement'),
  ]
  const askers = [nobody]
  for (const role of Role.options) askers.push(await addPerson(ground, city, [role]))
  for (const roles of [['administrator'], ['analyst', 'records-clerk'], ['detective']] as Role[][])
    askers.push(await addPerson(ground, county, roles))
  for (const roles of [['administrator'], ['prevention-staff'], ['facilitator', 'analyst']] as Role[][])
    askers.push(await addPerson(ground, office, roles))
  const keeper = await addPerson(ground, silent, ['records-clerk', 'analyst', 'administrator'])
  const hidden = [await record(ground, keeper, 'hidden 1'), await record(ground, keeper, 'hidden 2')]
  return { askers, hidden }
}
