import type { AgencyKind, Role } from '#contract'
import { uuid, type Database } from '#platform/db'
import { agencyNamed, insertAgency } from '../store/agency.ts'
import { findPerson, insertPerson } from '../store/person.ts'

/** Sample accounts and their agency, for the demonstration only; running it again changes nothing. */
export async function seedDemonstration(
  database: Database,
  agency: { name: string; unit: string; kind?: AgencyKind; contact?: string },
  people: readonly { name: string; email: string; roles: readonly Role[]; title: string }[],
): Promise<number> {
  return database.withOwner(async (client) => {
    const agencyId = (await agencyNamed(client, agency.name)) ?? (await insertAgency(client, agency))!
    for (const person of people)
      if (!(await findPerson(client, { email: person.email })))
        await insertPerson(client, {
          id: uuid(),
          agencyId,
          passwordHash: null,
          demonstration: true,
          ...person,
        })
    return agencyId
  })
}
