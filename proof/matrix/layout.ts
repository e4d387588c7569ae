import type { PoolClient } from 'pg'
import { Category, Purpose, Sensitivity, type AgencyKind } from '#contract'
import { uuid } from '#platform/db'
import { addAgency, type Ground } from '../town/index.ts'

/**
 * How an agency stands to the owner of a record: it owns it, was granted the whole label or the single record
 * under an agreement as wide as one can be, or has nothing to do with it.
 */
export const RELATIONS = ['own', 'granted the label', 'granted the record', 'stranger'] as const
export type Relation = (typeof RELATIONS)[number]

/** A record of the layout. */
export interface Laid {
  readonly id: string
  readonly owner: number
  readonly relation: Relation
  readonly category: Category
  readonly sensitivity: Sensitivity
}

/** One record of every category and sensitivity for each agency and for each relation to a fourth one. */
export async function layOut(
  ground: Ground,
  agencies: ReadonlyMap<AgencyKind, number>,
): Promise<ReadonlyMap<string, Laid>> {
  const owners: [owner: number, relation: Relation][] = [...agencies.values()].map((id) => [id, 'own'])
  for (const relation of RELATIONS.slice(1))
    owners.push([await addAgency(ground, `Owner, ${relation}`, 'law-enforcement'), relation])
  const laid = owners.flatMap(([owner, relation]) =>
    Category.options.flatMap((category) =>
      Sensitivity.options.map((sensitivity) => ({ id: uuid(), owner, relation, category, sensitivity })),
    ),
  )
  await ground.database.withOwner(async (client) => {
    await keep(client, laid)
    const [, byLabel, byRecord] = RELATIONS
    await agree(
      client,
      laid.filter(({ relation }) => relation === byLabel),
      [...agencies.values()],
      false,
    )
    await agree(
      client,
      laid.filter(({ relation }) => relation === byRecord),
      [...agencies.values()],
      true,
    )
  })
  return new Map(laid.map((record) => [record.id, record]))
}

async function keep(client: PoolClient, laid: readonly Laid[]): Promise<void> {
  await client.query(
    `insert into sharing.intelligence_basis
       (record_id, owner_agency, predicate, source_reliability, content_validity, submitted_by, entered_on, review_by)
     select id, owner, 'Seen by two officers at the scene', 'reliable', 'confirmed', $2, current_date, current_date + 300
     from jsonb_to_recordset($1) as x (id uuid, owner int, category text) where category = 'intelligence'`,
    [JSON.stringify(laid), uuid()],
  )
  await client.query(
    `insert into proof.record (id, owner_agency, category, sensitivity)
     select id, owner, category, sensitivity
     from jsonb_to_recordset($1) as x (id uuid, owner int, category text, sensitivity text)`,
    [JSON.stringify(laid)],
  )
}

/** An agreement that shares everything there is, and grants of everything under it. */
async function agree(
  client: PoolClient,
  records: readonly Laid[],
  to: readonly number[],
  named: boolean,
): Promise<void> {
  const owner = records[0]!.owner
  const agreement = uuid()
  await client.query(
    `insert into sharing.agreement
       (id, name, document, proposed_by, categories, purposes, up_to, starts_on, expires_on, approved_at)
     values ($1, 'Everything', 'Paper', $2, $3, $4, 'restricted', current_date - 1, current_date + 100, now())`,
    [agreement, owner, Category.options, Purpose.options],
  )
  for (const agency of [owner, ...to])
    await client.query(
      'insert into sharing.party (agreement_id, agency_id, accepted_at) values ($1, $2, now())',
      [agreement, agency],
    )
  const grants = named
    ? records.map(({ id, category }) => ({ category, record: id }))
    : Category.options.map((category) => ({ category, record: null }))
  for (const agency of to)
    for (const { category, record } of grants)
      await client.query(
        `insert into sharing.grant (id, agreement_id, owner_agency, granted_by, to_agency, category, up_to,
           record_type, record_id, granted_by_person)
         values ($1, $2, $3, $3, $4, $5, 'restricted', case when $6::uuid is not null then 'proof' end, $6, $7)`,
        [uuid(), agreement, owner, agency, category, record, uuid()],
      )
}
