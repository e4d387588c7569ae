import { findActor } from '#platform/access'
import { IncidentPart } from '#modules/incidents'
import type { Category, Purpose } from '#contract'
import type { House } from '#platform/module'
import { seedAgreement } from '#platform/sharing'
import { policies } from '../house.ts'
import { AGENCIES, type AgencyKey } from './agencies.ts'

interface SampleAgreement {
  readonly by: AgencyKey
  readonly with: AgencyKey
  readonly category: Category
  readonly name: string
  readonly number: string
  readonly purposes: readonly Purpose[]
  /** Parts of the records that are left out; all of them are shared where there are none. */
  readonly fields: readonly string[] | null
  readonly reason: string
}

/** What the city's police shares of its incidents, with whom and what for. */
const INCIDENTS = [
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

/** With whom the state laboratory shares the evidence it keeps. */
const EVIDENCE = [
  {
    with: 'police',
    name: 'Ballistic evidence of the city',
    number: 'LAB 2026-01',
    reason: 'The cases are the city’s; the laboratory keeps their evidence.',
  },
  {
    with: 'neighbour',
    name: 'Ballistic evidence of Merrow Landing',
    number: 'LAB 2026-02',
    reason: 'A gun fired in one city is fired in the next.',
  },
  {
    with: 'sheriff',
    name: 'Ballistic evidence of the county',
    number: 'LAB 2026-03',
    reason: 'Deputies collect what the laboratory compares.',
  },
  {
    with: 'prosecutor',
    name: 'Ballistic evidence under prosecution',
    number: 'LAB 2026-04',
    reason: 'Hits are proven in court.',
  },
] as const satisfies readonly { with: AgencyKey; name: string; number: string; reason: string }[]

const withoutParts = (gone: readonly IncidentPart[]) =>
  gone.length > 0 ? IncidentPart.options.filter((part) => !gone.includes(part)) : null

const AGREEMENTS: readonly SampleAgreement[] = [
  ...INCIDENTS.map(({ without, ...terms }) => ({
    ...terms,
    by: 'police' as const,
    category: 'incident' as const,
    fields: withoutParts(without),
  })),
  ...EVIDENCE.map((terms) => ({
    ...terms,
    by: 'laboratory' as const,
    category: 'ballistic' as const,
    purposes: ['criminal-investigation', 'crime-analysis', 'records-management'] as const,
    fields: null,
  })),
]

/** Puts the agreements in force; running it again changes nothing. */
export async function seedAgreements(house: House, ids: ReadonlyMap<AgencyKey, number>): Promise<void> {
  for (const agreement of AGREEMENTS) await agree(house, ids, agreement)
}

async function agree(
  house: House,
  ids: ReadonlyMap<AgencyKey, number>,
  { by, with: partner, category, name, number, purposes, fields, reason }: SampleAgreement,
): Promise<void> {
  const signer = async (key: AgencyKey) =>
    (await findActor(house.database, { email: AGENCIES[key].people[0][1] }, policies))!.personId
  const year = new Date().getUTCFullYear()
  await seedAgreement(house.database, {
    by: ids.get(by)!,
    signedBy: await signer(by),
    partner: { id: ids.get(partner)!, signedBy: await signer(partner) },
    reason,
    terms: {
      name,
      document: { title: 'Memorandum of understanding', number, date: null },
      categories: [category],
      purposes: [...purposes],
      upTo: 'restricted',
      fields: fields === null ? null : [...fields],
      deconfliction: true,
      startsOn: `${year}-01-01`,
      expiresOn: `${year + 2}-12-31`,
    },
  })
}
