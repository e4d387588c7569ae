import { uuid } from '#platform/db'
import type { Person, TestHouse } from '#testing'
import * as contract from '../contract/index.ts'

interface Held {
  readonly exhibit: string
  readonly acquisition?: string | null
  readonly case: string
  readonly agency?: string
}

/** Puts exhibits with their cases and acquisitions into the keeping of a person's agency; answers their ids by number. */
export async function holdExhibits(
  house: TestHouse,
  { actor }: Person,
  held: readonly Held[],
): Promise<ReadonlyMap<string, { readonly exhibit: string; readonly casefile: string }>> {
  const ids = new Map<string, { exhibit: string; casefile: string }>()
  const cases = new Map<string, string>()
  await house.database.withActor(actor, async ({ client }) => {
    for (const { exhibit, acquisition = null, case: number, agency = 'City Police' } of held) {
      const known = cases.get(number)
      const casefile = known ?? uuid()
      if (!known) {
        cases.set(number, casefile)
        await client.query(
          `insert into ballistics.casefile (id, owner_agency, agency_name, number, occurred_on, recorded_by)
           values ($1, $2, $3, $4, '2026-03-04', $5)`,
          [casefile, actor.agencyId, agency, number, actor.personId],
        )
      }
      const id = uuid()
      ids.set(exhibit, { exhibit: id, casefile })
      await client.query(
        `insert into ballistics.exhibit (id, owner_agency, casefile_id, number, barcode, kind, calibre, acquisition,
           received_at, triaged_at, triage, recorded_by, recorded_by_name)
         values ($1, $2, $3, $4, $4, 'cartridge-case', '9mm', $5, '2026-03-05', '2026-03-05', 'enter', $6, 'Test')`,
        [id, actor.agencyId, casefile, exhibit, acquisition, actor.personId],
      )
    }
  })
  return ids
}

/** Sends a list in and imports it as it was recognised. */
export async function importText(
  person: Person,
  text: string,
  name = 'network-leads.csv',
): Promise<contract.NetworkList> {
  const list = await person.call(contract.uploadList, {
    query: { name },
    body: Buffer.from(text) as unknown as Blob,
  })
  return person.call(contract.importList, {
    params: { id: list.id },
    body: { kind: list.kind, mapping: list.mapping },
  })
}

const HEADER = 'LEAD,ISSUED,ACQUISITION_A,ACQUISITION_B,CASE_A,CASE_B,NOTIFIED,STATUS,CONFIRMED,EXAMINER'

/** A list as the invented city's laboratory writes it. */
export const leadList = (...rows: string[]): string => [HEADER, ...rows].join('\n')
