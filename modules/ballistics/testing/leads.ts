import type { AgencyKind, Role } from '#contract'
import { uuid, type Actor } from '#platform/db'
import { findActor } from '#platform/access'
import { testHouse, type Person, type TestHouse } from '#testing'
import * as contract from '../contract/index.ts'
import { policy } from '../policy.ts'

/** An agency whose people work with ballistics. */
export interface LeadAgency {
  readonly id: number
  readonly name: string
  readonly examiner: Person
  readonly technician: Person
  readonly analyst: Person
  readonly detective: Person
}

/**
 * A laboratory that keeps the exhibits of two police agencies; a third agency that has nothing to do with them.
 * Agreements are made where a test wants them.
 */
export interface LeadTown {
  readonly house: TestHouse
  readonly laboratory: LeadAgency
  readonly city: LeadAgency
  readonly harbor: LeadAgency
  readonly other: LeadAgency
  /** A case of an agency with one exhibit, kept by the laboratory or whoever is named. */
  scene(of: LeadAgency | { name: string; id: null }, more?: SceneOptions): Promise<Scene>
  agree(by: LeadAgency, partner: LeadAgency, more?: AgreeOptions): Promise<string>
  /** The person as the next request finds them, at work on the database. */
  as<T>(person: Person, work: Parameters<TestHouse['database']['withActor']>[1]): Promise<T>
  close(): Promise<void>
}

export interface Scene {
  readonly caseId: string
  readonly number: string
  readonly exhibit: string
}
interface SceneOptions {
  readonly keeper?: LeadAgency
  readonly number?: string
  /** A further exhibit of this case. */
  readonly caseId?: string
  readonly sensitivity?: 'open' | 'restricted' | 'sealed'
  readonly investigatorId?: string
}
interface AgreeOptions {
  readonly categories?: readonly string[]
  readonly upTo?: 'open' | 'restricted'
  readonly fields?: readonly string[] | null
  readonly inForce?: boolean
}

let serial = 0

export async function leadTown(options: Parameters<typeof testHouse>[0] = {}): Promise<LeadTown> {
  const house = await testHouse(options)
  const open = (name: string, kind: AgencyKind) => openAgency(house, name, kind)
  const [laboratory, city, harbor, other] = [
    await open('State Laboratory', 'laboratory'),
    await open('City Police', 'law-enforcement'),
    await open('Harbor Police', 'law-enforcement'),
    await open('Elsewhere Police', 'law-enforcement'),
  ]
  const actorOf = async (person: Person): Promise<Actor> =>
    (await findActor(house.database, { id: person.actor.personId }, [policy]))!
  const as = async <T>(person: Person, work: Parameters<TestHouse['database']['withActor']>[1]) =>
    house.database.withActor(await actorOf(person), work) as Promise<T>
  return {
    house,
    laboratory,
    city,
    harbor,
    other,
    as,
    scene: (of, { keeper = laboratory, ...more } = {}) => addScene(house, keeper, of, more),
    agree: (by, partner, more) => addAgreement(house, by, partner, more),
    close: () => house.close(),
  }
}

async function openAgency(house: TestHouse, name: string, kind: AgencyKind): Promise<LeadAgency> {
  const id = await house.agency(name)
  await house.database.pool.query('update access.agency set kind = $2, contact = $3 where id = $1', [
    id,
    kind,
    `${name}, desk 12`,
  ])
  const person = (role: Role) => house.person(id, role)
  return {
    id,
    name,
    examiner: await person('examiner'),
    technician: await person('technician'),
    analyst: await person('analyst'),
    detective: await person('detective'),
  }
}

async function addScene(
  house: TestHouse,
  keeper: LeadAgency,
  of: LeadAgency | { name: string; id: null },
  { number, caseId: known, sensitivity = 'restricted', investigatorId }: Omit<SceneOptions, 'keeper'>,
): Promise<Scene> {
  const [caseId, exhibit] = [known ?? uuid(), uuid()]
  const given = number ?? `26-${String(++serial).padStart(5, '0')}`
  // As the keeper's agency would enter it, without its routes.
  await house.database.withActor(keeper.technician.actor, async ({ client, actor }) => {
    if (!known)
      await client.query(
        `insert into ballistics.casefile (id, owner_agency, sensitivity, investigating_agency, agency_name, number, offence, occurred_on,
           address, latitude, longitude, investigator, investigator_id, recorded_by)
         values ($1, $2, $3, $4, $5, $6, 'Aggravated assault', '2026-09-12', '400 block of Elm Street', 40.1, -74.2,
           'Det. Alder', $7, $8)`,
        [caseId, actor.agencyId, sensitivity, of.id, of.name, given, investigatorId ?? null, actor.personId],
      )
    await client.query(
      `insert into ballistics.exhibit (id, owner_agency, sensitivity, casefile_id, number, barcode, kind, calibre, recorded_by, recorded_by_name)
       values ($1, $2, $3, $4, $5, $5, 'cartridge-case', '9mm Luger', $6, $7)`,
      [exhibit, actor.agencyId, sensitivity, caseId, `FX-${++serial}`, actor.personId, actor.name],
    )
  })
  return { caseId, number: given, exhibit }
}

async function addAgreement(
  house: TestHouse,
  by: LeadAgency,
  partner: LeadAgency,
  { categories = ['ballistic'], upTo = 'restricted', fields = null, inForce = true }: AgreeOptions = {},
): Promise<string> {
  const id = uuid()
  await house.database.withOwner(async (client) => {
    await client.query(
      `insert into sharing.agreement (id, name, document, proposed_by, categories, purposes, up_to, fields, starts_on, expires_on, approved_at)
       values ($1, 'Ballistic evidence', 'Memorandum 9', $2, $3, '{criminal-investigation,crime-analysis}', $4, $5,
         current_date - 1, current_date + 30, now())`,
      [id, by.id, categories, upTo, fields],
    )
    await client.query(
      'insert into sharing.party (agreement_id, agency_id, accepted_at) values ($1, $2, now()), ($1, $3, $4)',
      [id, by.id, partner.id, inForce ? new Date() : null],
    )
  })
  return id
}

export const WORDS = 'Breech-face marks agree in 19 of 27 cells'
/** A probable link as a person enters it. */
export const propose = (by: Person, one: Scene, two: Scene) =>
  by.call(contract.proposeLead, { body: { exhibits: [one.exhibit, two.exhibit], words: WORDS } })
/** The second reading of the last pair. */
export const agreeing = (by: Person, lead: contract.Lead, decision: contract.Reading = 'probable-link') =>
  by.call(contract.secondReading, {
    params: { id: lead.id },
    body: { pairId: lead.pairs.at(-1)!.id, decision, words: 'Seen likewise' },
  })

/** A lead of a case of the city and one of the harbour that two people of the laboratory agree on. */
export async function made(town: LeadTown): Promise<contract.Lead> {
  const { laboratory, city, harbor } = town
  const lead = await propose(laboratory.technician, await town.scene(city), await town.scene(harbor))
  return agreeing(laboratory.examiner, lead)
}
export const tellOf = (by: Person, lead: { id: string }) =>
  by.call(contract.tellLead, { params: { id: lead.id }, body: {} })
export const readOf = (by: Person, lead: { id: string }) =>
  by.call(contract.readLead, { params: { id: lead.id } })
/** What an examiner sends who confirms the first pair. */
export const examined = (lead: contract.Lead, more: object = {}) => ({
  params: { id: lead.id },
  body: {
    result: 'confirmed' as const,
    method: 'Microscopic comparison',
    examinedOn: new Date().toISOString().slice(0, 10),
    exhibits: [lead.pairs[0]!.one!.id, lead.pairs[0]!.two!.id],
    notes: 'Individual marks agree on both',
    ...more,
  },
})
