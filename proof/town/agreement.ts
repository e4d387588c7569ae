import type { PoolClient } from 'pg'
import { Category, Purpose, type Sensitivity } from '#contract'
import { uuid } from '#platform/db'

/** What one agency grants another: a whole label, or one record of it. */
export interface Granted {
  readonly to: number
  readonly category: Category
  readonly upTo: Exclude<Sensitivity, 'sealed'>
  readonly record: string | null
}

/** An agreement as wide as one can be, accepted by everyone, with grants under it. */
export async function agree(
  client: PoolClient,
  owner: number,
  parties: readonly number[],
  grants: readonly Granted[],
  recordType: string,
): Promise<void> {
  const agreement = uuid()
  await client.query(
    `insert into sharing.agreement
       (id, name, document, proposed_by, categories, purposes, up_to, starts_on, expires_on, approved_at)
     values ($1, 'Everything', 'Paper', $2, $3, $4, 'restricted', current_date - 1, current_date + 100, now())`,
    [agreement, owner, Category.options, Purpose.options],
  )
  for (const agency of [owner, ...parties])
    await client.query(
      'insert into sharing.party (agreement_id, agency_id, accepted_at) values ($1, $2, now())',
      [agreement, agency],
    )
  for (const { to, category, upTo, record } of grants)
    await client.query(
      `insert into sharing.grant (id, agreement_id, owner_agency, granted_by, to_agency, category, up_to,
         record_type, record_id, granted_by_person)
       values ($1, $2, $3, $3, $4, $5, $6, case when $7::uuid is not null then $8 end, $7, $9)`,
      [uuid(), agreement, owner, to, category, upTo, record, recordType, uuid()],
    )
}
