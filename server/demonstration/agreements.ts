import { findActor } from '#platform/access'
import { IncidentPart } from '#modules/incidents'
import type { Purpose } from '#contract'
import type { House } from '#platform/module'
import { seedAgreement } from '#platform/sharing'
import { policies } from '../house.ts'
import { AGENCIES, type AgencyKey } from './agencies.ts'

/** What the city's police shares of its incidents, with whom and what for. */
const AGREEMENTS = [
  {
    with: 'prevention',
    name: 'Incidents for prevention planning',
    number: 'MOU 2026-04',
    purposes: ['prevention-planning', 'service-coordination'],
    without: ['suspects', 'remarks'],
    reason: 'Prevention is planned where shootings happen; who is suspected is not needed for it.',
  },
  {
    with: 'neighbour',
    name: 'Shootings across the city line',
    number: 'MOU 2026-07',
    purposes: ['criminal-investigation', 'crime-analysis'],
    without: [],
    reason: 'The same guns are fired on both sides of the line.',
  },
  {
    with: 'sheriff',
    name: 'Shootings across the county',
    number: 'MOU 2026-08',
    purposes: ['criminal-investigation', 'crime-analysis'],
    without: [],
    reason: 'The county lies round the city, and shootings do not stop at its edge.',
  },
  {
    with: 'prosecutor',
    name: 'Incidents under prosecution',
    number: 'MOU 2025-19',
    purposes: ['criminal-investigation'],
    without: [],
    reason: 'Shootings are charged by the county.',
  },
] as const satisfies readonly {
  with: AgencyKey
  name: string
  number: string
  purposes: readonly Purpose[]
  without: readonly IncidentPart[]
  reason: string
}[]

/** Puts the agreements in force; running it again changes nothing. */
export async function seedAgreements(house: House, ids: ReadonlyMap<AgencyKey, number>): Promise<void> {
  for (const agreement of AGREEMENTS) await agree(house, ids, agreement)
}

async function agree(
  house: House,
  ids: ReadonlyMap<AgencyKey, number>,
  { with: partner, name, number, purposes, without, reason }: (typeof AGREEMENTS)[number],
): Promise<void> {
  const signer = async (key: AgencyKey) =>
    (await findActor(house.database, { email: AGENCIES[key].people[0][1] }, policies))!.personId
  const year = new Date().getUTCFullYear()
  const gone: readonly IncidentPart[] = without
  await seedAgreement(house.database, {
    by: ids.get('police')!,
    signedBy: await signer('police'),
    partner: { id: ids.get(partner)!, signedBy: await signer(partner) },
    reason,
    terms: {
      name,
      document: { title: 'Memorandum of understanding', number, date: null },
      categories: ['incident'],
      purposes: [...purposes],
      upTo: 'restricted',
      fields: gone.length > 0 ? IncidentPart.options.filter((part) => !gone.includes(part)) : null,
      deconfliction: true,
      startsOn: `${year}-01-01`,
      expiresOn: `${year + 2}-12-31`,
    },
  })
}
