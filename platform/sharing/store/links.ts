import type { Category } from '#contract'
import type { Tx } from '#platform/db'
import type { KnownRecord } from './records.ts'

export interface LinkRow {
  readonly id: string
  readonly kind: string
  readonly other_type: string
  readonly other_id: string
  readonly other_owner: string
  readonly other_category: Category
  readonly made_at: Date
  readonly made_by_agency: number
}

/** Links of a record of which the person may see both ends; the database leaves out the others. */
export async function linksOf(tx: Tx, type: string, id: string): Promise<LinkRow[]> {
  const { rows } = await tx.client.query<LinkRow>(
    `select l.id, l.kind, l.other_type, l.other_id, a.name as other_owner, l.other_category, l.made_at, l.made_by_agency
     from (
       select id, kind, two_type as other_type, two_id as other_id, two_owner_agency as owner,
         two_category as other_category, made_at, made_by_agency
       from sharing.link where one_id = $1 and one_type = $2
       union all
       select id, kind, one_type, one_id, one_owner_agency, one_category, made_at, made_by_agency
       from sharing.link where two_id = $1 and two_type = $2) l
     join access.agency a on a.id = l.owner order by l.made_at desc, l.id limit 500`,
    [id, type],
  )
  return rows
}

/** Agencies to call about a record whose linked record stays hidden. */
export async function contactsOf(tx: Tx, id: string): Promise<{ name: string; contact: string }[]> {
  const { rows } = await tx.client.query<{ name: string; contact: string }>(
    'select name, contact from access.contacts_of($1) order by name',
    [id],
  )
  return rows
}

/** Answers false when the two are linked so already. */
export async function insertLink(
  tx: Tx,
  id: string,
  kind: string,
  ends: readonly [KnownRecord, KnownRecord],
): Promise<boolean> {
  const [one, two] = ends[0].id < ends[1].id ? ends : [ends[1], ends[0]]
  const { rowCount } = await tx.client.query(
    `insert into sharing.link (id, kind, one_type, one_id, one_owner_agency, one_category, one_sensitivity,
       two_type, two_id, two_owner_agency, two_category, two_sensitivity, made_by, made_by_agency)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     on conflict (one_id, two_id, kind) do nothing`,
    [id, kind, ...endOf(one), ...endOf(two), tx.actor.personId, tx.actor.agencyId],
  )
  return rowCount === 1
}

const endOf = (end: KnownRecord): unknown[] => [
  end.type,
  end.id,
  end.ownerAgency,
  end.category,
  end.sensitivity,
]

/** Answers false when there is no such link of the agency that the person may see. */
export async function deleteLink(tx: Tx, id: string): Promise<boolean> {
  const { rowCount } = await tx.client.query('delete from sharing.link where id = $1', [id])
  return rowCount === 1
}
