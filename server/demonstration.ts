import { findActor, seedDemonstration } from '#platform/access'
import { IncidentPart } from '#modules/incidents'
import type { AgencyKind, Purpose, Role } from '#contract'
import type { House } from '#platform/module'
import { seedAgreement } from '#platform/sharing'
import { policies } from './house.ts'
import { modules } from './modules.ts'

interface SampleAgency {
  readonly name: string
  readonly unit: string
  readonly kind: AgencyKind
  readonly contact: string
  /** Name, account, what they are called at work, and role. The first signs for the agency. */
  readonly people: readonly (readonly [name: string, email: string, title: string, role: Role])[]
}

/** Invented agencies and people, one for each kind of work; acts for two people find two administrators. */
const AGENCIES = {
  police: {
    name: 'City Police',
    unit: 'Analysis unit',
    kind: 'law-enforcement',
    contact: 'Analysis desk, desk@police.city.example',
    people: [
      ['Lionel Obi', 'l.obi@city.example', 'Administrator', 'administrator'],
      ['Mina Farrow', 'm.farrow@city.example', 'Second administrator', 'administrator'],
      ['Rosa Marsh', 'r.marsh@city.example', 'Crime analyst', 'analyst'],
      ['Ana Costa', 'a.costa@city.example', 'Records clerk', 'records-clerk'],
      ['Jonah Whitlock', 'j.whitlock@city.example', 'Detective', 'detective'],
      ['Omar Petrie', 'o.petrie@city.example', 'Firearm trace clerk', 'trace-clerk'],
      ['Sela Novak', 's.novak@city.example', 'Denial investigator', 'denial-investigator'],
      ['Dale Brandt', 'd.brandt@city.example', 'Patrol supervisor', 'supervisor'],
      ['Ruth Vance', 'r.vance@city.example', 'Professional standards', 'professional-standards'],
      ['Kofi Laine', 'k.laine@city.example', 'Publication of data', 'publisher'],
      ['Ines Calder', 'i.calder@city.example', 'Auditor', 'auditor'],
    ],
  },
  harbor: {
    name: 'Harbor Police',
    unit: 'Investigations',
    kind: 'law-enforcement',
    contact: 'Watch commander, watch@harbor.example',
    people: [
      ['Greta Holm', 'g.holm@harbor.example', 'Administrator', 'administrator'],
      ['Peter Lund', 'p.lund@harbor.example', 'Crime analyst', 'analyst'],
    ],
  },
  prevention: {
    name: 'Office of Violence Prevention',
    unit: '',
    kind: 'city-office',
    contact: 'Front desk, prevention@city.example',
    people: [
      ['Marcus Hale', 'm.hale@city.example', 'Administrator', 'administrator'],
      ['Tilda Okafor', 't.okafor@city.example', 'Prevention planner', 'prevention-staff'],
      ['Joy Ibarra', 'j.ibarra@city.example', 'Facilitator of reviews', 'facilitator'],
    ],
  },
  prosecutor: {
    name: 'County Prosecutor',
    unit: '',
    kind: 'prosecutor',
    contact: 'Intake, intake@prosecutor.example',
    people: [
      ['Edith Rowe', 'e.rowe@prosecutor.example', 'Administrator', 'administrator'],
      ['Hugo Stern', 'h.stern@prosecutor.example', 'Investigator', 'detective'],
    ],
  },
  community: {
    name: 'Safe Steps',
    unit: '',
    kind: 'community',
    contact: 'Office, hello@safesteps.example',
    people: [['Amara Diallo', 'a.diallo@safesteps.example', 'Outreach worker', 'partner']],
  },
  laboratory: {
    name: 'State Laboratory',
    unit: 'Firearms section',
    kind: 'laboratory',
    contact: 'Firearms section, firearms@statelab.example',
    people: [
      ['Vera Quist', 'v.quist@statelab.example', 'Administrator', 'administrator'],
      ['Lena Fisk', 'l.fisk@statelab.example', 'Firearm examiner', 'examiner'],
      ['Tom Reyes', 't.reyes@statelab.example', 'Acquisition technician', 'technician'],
    ],
  },
} as const satisfies Record<string, SampleAgency>

const ANALYST = 'r.marsh@city.example'

/** What City Police shares of its incidents, with whom and what for. */
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
    with: 'harbor',
    name: 'Shootings across the harbor line',
    number: 'MOU 2026-07',
    purposes: ['criminal-investigation', 'crime-analysis'],
    without: [],
    reason: 'The same guns are fired on both sides of the line.',
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
  with: keyof typeof AGENCIES
  name: string
  number: string
  purposes: readonly Purpose[]
  without: readonly IncidentPart[]
  reason: string
}[]

/** Sample accounts, agreements, and each module's part of the sample city. Running it again changes nothing. */
export async function seedDemonstrationCity(house: House, told: (sentence: string) => void): Promise<void> {
  const ids = new Map<string, number>()
  for (const [key, { people, ...agency }] of Object.entries(AGENCIES))
    ids.set(
      key,
      await seedDemonstration(
        house.database,
        agency,
        people.map(([name, email, title, role]) => ({ name, email, title, roles: [role] })),
      ),
    )
  for (const agreement of AGREEMENTS) await agree(house, ids, agreement)
  const analyst = await findActor(house.database, { email: ANALYST }, policies)
  for (const module of modules) await module.seed(house, analyst!, told)
}

async function agree(
  house: House,
  ids: ReadonlyMap<string, number>,
  { with: partner, name, number, purposes, without, reason }: (typeof AGREEMENTS)[number],
): Promise<void> {
  const signer = async (key: keyof typeof AGENCIES) =>
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
