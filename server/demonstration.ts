import { findActor, seedDemonstration } from '#platform/access'
import type { Role } from '#contract'
import type { House } from '#platform/module'
import { policies } from './house.ts'
import { modules } from './modules.ts'

const AGENCY = { name: 'City Police', unit: 'Analysis unit' }

/** Invented people, one for each kind of work. */
const PEOPLE: readonly { name: string; email: string; roles: readonly Role[]; title: string }[] = [
  { name: 'Rosa Marsh', email: 'r.marsh@city.example', roles: ['analyst'], title: 'Crime analyst' },
  { name: 'Ana Costa', email: 'a.costa@city.example', roles: ['records-clerk'], title: 'Records clerk' },
  { name: 'Jonah Whitlock', email: 'j.whitlock@city.example', roles: ['detective'], title: 'Detective' },
  {
    name: 'Tilda Okafor',
    email: 't.okafor@city.example',
    roles: ['prevention-staff'],
    title: 'Violence prevention office',
  },
  { name: 'Lionel Obi', email: 'l.obi@city.example', roles: ['administrator'], title: 'Administrator' },
]

/** Sample accounts and each module's part of the sample city. Running it again changes nothing. */
export async function seedDemonstrationCity(house: House, told: (sentence: string) => void): Promise<void> {
  await seedDemonstration(house.database, AGENCY, PEOPLE)
  const analyst = await findActor(house.database, { email: PEOPLE[0]!.email }, policies)
  for (const module of modules) await module.seed(house, analyst!, told)
}
