import { testHouse, type Person, type TestHouse } from '#testing'
import { recordExhibits, type CaseInput, type ExhibitInput } from '../contract/index.ts'

/** An agency with a person for each kind of work on evidence. */
export interface Bench {
  readonly agencyId: number
  readonly clerk: Person
  readonly technician: Person
  readonly examiner: Person
  readonly analyst: Person
  readonly detective: Person
}

export async function bench(house: TestHouse, kind = 'law-enforcement', name?: string): Promise<Bench> {
  const agencyId = await house.agency(name)
  await house.database.withOwner((client) =>
    client.query('update access.agency set kind = $2 where id = $1', [agencyId, kind]),
  )
  return {
    agencyId,
    clerk: await house.person(agencyId, 'records-clerk'),
    technician: await house.person(agencyId, 'technician'),
    examiner: await house.person(agencyId, 'examiner'),
    analyst: await house.person(agencyId, 'analyst'),
    detective: await house.person(agencyId, 'detective'),
  }
}

/** A house with one such agency. */
export async function benchHouse(
  options?: Parameters<typeof testHouse>[0],
): Promise<{ house: TestHouse; own: Bench }> {
  const house = await testHouse(options)
  return { house, own: await bench(house) }
}

let cases = 0

/** A cartridge case of which little is known. */
export const casing = (more: Partial<ExhibitInput> = {}): ExhibitInput => ({
  kind: 'cartridge-case',
  calibre: '9mm Luger',
  ...more,
})

interface Scene {
  readonly case?: Partial<CaseInput>
  readonly exhibits?: readonly ExhibitInput[]
  readonly collectedAt?: string | null
  readonly receivedAt?: string | null
}

/** Enters a case with its exhibits (three cartridge cases unless said) and answers what was made. */
export const scene = (
  person: Person,
  {
    case: known,
    exhibits = [casing(), casing(), casing()],
    collectedAt = '2026-11-02',
    receivedAt = null,
  }: Scene = {},
) =>
  person.call(recordExhibits, {
    body: {
      case: { number: `26-${String(++cases).padStart(6, '0')}`, ...known },
      exhibits: [...exhibits],
      collectedAt,
      receivedAt,
    },
  })

interface Shared {
  readonly from: number
  readonly to: number
  readonly parts?: readonly string[]
}

/** Puts a live grant of ballistic evidence under an agreement of two agencies in force; answers how to take it back. */
export async function shareEvidence(
  house: TestHouse,
  { from, to, parts }: Shared,
): Promise<() => Promise<unknown>> {
  const [agreement, grant, person] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
  await house.database.withOwner(async (client) => {
    await client.query(
      `insert into sharing.agreement (id, name, document, proposed_by, categories, purposes, up_to, starts_on, expires_on,
         approved_at)
       values ($1, 'Shared evidence', 'Memorandum 2', $2, '{ballistic}',
         '{criminal-investigation,crime-analysis,records-management}', 'restricted', current_date, current_date + 30, now())`,
      [agreement, from],
    )
    await client.query(
      'insert into sharing.party (agreement_id, agency_id, accepted_at) values ($1, $2, now()), ($1, $3, now())',
      [agreement, from, to],
    )
    await client.query(
      `insert into sharing.grant (id, agreement_id, owner_agency, granted_by, to_agency, category, up_to, fields, granted_by_person)
       values ($1, $2, $3, $3, $4, 'ballistic', 'restricted', $5, $6)`,
      [grant, agreement, from, to, parts ?? null, person],
    )
  })
  return () =>
    house.database.withOwner((client) =>
      client.query('update sharing.grant set revoked_at = now() where id = $1', [grant]),
    )
}
