import type { PoolClient } from 'pg'
import { Category, Sensitivity, type AgencyKind } from '#contract'
import { uuid } from '#platform/db'
import { addAgency, agree, type Granted, type Ground } from '../town/index.ts'

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
    const parties = [...agencies.values()]
    for (const [owner, relation] of owners) {
      const records = laid.filter((record) => record.owner === owner)
      const grants = grantsOf(relation, records, parties)
      if (grants.length > 0) await agree(client, owner, parties, grants, 'proof')
    }
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

function grantsOf(relation: Relation, records: readonly Laid[], parties: readonly number[]): Granted[] {
  const upTo = 'restricted' as const
  if (relation === 'granted the label')
    return parties.flatMap((to) => Category.options.map((category) => ({ to, category, upTo, record: null })))
  if (relation === 'granted the record')
    return parties.flatMap((to) => records.map(({ id, category }) => ({ to, category, upTo, record: id })))
  return []
}
