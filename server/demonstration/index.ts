import { findActor, seedDemonstration } from '#platform/access'
import type { Role } from '#contract'
import type { City, House } from '#platform/module'
import { policies } from '../house.ts'
import { modules } from '../modules.ts'
import { agenciesOf, ALDER_BAY } from '../../demo/index.ts'
import { AGENCIES, ANALYST, type AgencyKey } from './agencies.ts'
import { seedAgreements } from './agreements.ts'
import { rawFiles } from './files.ts'

/**
 * The invented city: its agencies and accounts, their agreements, and each module's part, read from the files that
 * the city's agencies would hand over. Running it again changes nothing.
 *
 * @param folder where those files are kept, written once
 * @param size how much of the city is lived; tests take less
 */
export async function seedDemonstrationCity(
  house: House,
  folder: string,
  told: (sentence: string) => void,
  size: 'small' | 'city' = 'city',
): Promise<void> {
  const files = rawFiles(folder, size, told)
  // The accounts are there before the files: a failure of either is told by whoever waits for both.
  files.catch(() => {})
  await seedAgreements(house, await seedAgencies(house))
  const analyst = await findActor(house.database, { email: ANALYST }, policies)
  const raw = await files
  for (const module of modules) await module.seed(house, analyst!, told, raw, cityOf(house))
}

const named = () => agenciesOf(ALDER_BAY.name, ALDER_BAY.county, ALDER_BAY.state)

function cityOf(house: House): City {
  return {
    agencies: named().map(({ key, name, ori }) => ({ key, name, ori })),
    async actorOf(agency: string, role: Role) {
      const people: readonly (readonly [string, string, string, Role])[] =
        AGENCIES[agency as AgencyKey].people
      const email = people.find(([, , , has]) => has === role)?.[1]
      const actor = email && (await findActor(house.database, { email }, policies))
      if (!actor) throw new Error(`The demonstration has no ${role} at ${agency}.`)
      return actor
    },
  }
}

async function seedAgencies(house: House): Promise<Map<AgencyKey, number>> {
  const ids = new Map<AgencyKey, number>()
  const names = new Map(named().map(({ key, name }) => [key, name]))
  for (const [key, { people, ...agency }] of Object.entries(AGENCIES))
    ids.set(
      key as AgencyKey,
      await seedDemonstration(
        house.database,
        { ...agency, name: names.get(key as AgencyKey)! },
        people.map(([name, email, title, role]) => ({ name, email, title, roles: [role] })),
      ),
    )
  return ids
}
