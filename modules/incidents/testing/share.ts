import { uuid } from '#platform/db'
import type { TestHouse } from '#testing'
import type { IncidentPart } from '../contract/index.ts'

interface Shared {
  readonly from: number
  readonly to: number
  /** Parts that are shared; all unless said. */
  readonly parts?: readonly IncidentPart[]
  /** One record instead of the whole label. */
  readonly record?: string
  readonly upTo?: 'open' | 'restricted'
}

/** Puts a live grant of incidents under an agreement of two agencies in force; answers how to take it back. */
export async function share(house: TestHouse, { from, to, parts, record, upTo = 'restricted' }: Shared) {
  const [agreement, grant, person] = [uuid(), uuid(), uuid()]
  await house.database.withOwner(async (client) => {
    await client.query(
      `insert into sharing.agreement (id, name, document, proposed_by, categories, purposes, up_to, starts_on, expires_on,
         approved_at)
       values ($1, 'Shared shootings', 'Memorandum 1', $2, '{incident}', '{crime-analysis,prevention-planning}', 'restricted',
         current_date, current_date + 30, now())`,
      [agreement, from],
    )
    await client.query(
      'insert into sharing.party (agreement_id, agency_id, accepted_at) values ($1, $2, now()), ($1, $3, now())',
      [agreement, from, to],
    )
    await client.query(
      `insert into sharing.grant (id, agreement_id, owner_agency, granted_by, to_agency, category, up_to, record_type, record_id,
         fields, granted_by_person)
       values ($1, $2, $3, $3, $4, 'incident', $5, $6, $7, $8, $9)`,
      [grant, agreement, from, to, upTo, record ? 'incident' : null, record ?? null, parts ?? null, person],
    )
  })
  return {
    revoke: () =>
      house.database.withOwner((client) =>
        client.query('update sharing.grant set revoked_at = now() where id = $1', [grant]),
      ),
  }
}
