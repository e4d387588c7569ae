import type { PoolClient } from 'pg'
import type { Category, Sensitivity } from '#contract'

export interface CollectionRow {
  readonly id: string
  readonly owner_agency: number
  readonly category: Category
  readonly name: string
  readonly created_at: Date
  readonly closed_at: Date | null
  readonly records: number
  /** Live grants of the agency that give it. */
  readonly grants: number
}

const SELECT = `select c.id, c.owner_agency, c.category, c.name, c.created_at, c.closed_at,
    (select count(*) from sharing.collected r where r.collection_id = c.id) as records,
    (select count(*) from sharing.grant g where g.collection_id = c.id and g.via_id is null and g.revoked_at is null
      and sharing.alive(g.id)) as grants from sharing.collection c`

/** Collections of an agency in some categories, the newest first. */
export async function listCollections(
  client: PoolClient,
  agencyId: number,
  categories: readonly Category[],
): Promise<CollectionRow[]> {
  const { rows } = await client.query<CollectionRow>(
    `${SELECT} where c.owner_agency = $1 and c.category = any ($2) order by c.closed_at is not null, c.created_at desc limit 500`,
    [agencyId, categories],
  )
  return rows
}

/** Open collections of an agency in a category, by name, each with whether it holds the record. */
export async function collectionsFor(
  client: PoolClient,
  record: { readonly id: string; readonly ownerAgency: number; readonly category: Category },
): Promise<(CollectionRow & { readonly holds: boolean })[]> {
  const { rows } = await client.query<CollectionRow & { holds: boolean }>(
    `select *, exists (select from sharing.collected r where r.collection_id = id and r.record_id = $3) as holds
     from (${SELECT} where c.owner_agency = $1 and c.category = $2 and c.closed_at is null) one order by name limit 500`,
    [record.ownerAgency, record.category, record.id],
  )
  return rows
}

/** An open collection of the agency, locked against changes at the same moment. */
export async function lockCollection(
  client: PoolClient,
  agencyId: number,
  id: string,
): Promise<CollectionRow | undefined> {
  const { rows } = await client.query<CollectionRow>(
    `${SELECT} where c.id = $1 and c.owner_agency = $2 and c.closed_at is null for update of c`,
    [id, agencyId],
  )
  return rows[0]
}

export async function insertCollection(
  client: PoolClient,
  one: {
    readonly id: string
    readonly agencyId: number
    readonly category: Category
    readonly name: string
  },
): Promise<void> {
  await client.query(
    'insert into sharing.collection (id, owner_agency, category, name) values ($1, $2, $3, $4)',
    [one.id, one.agencyId, one.category, one.name],
  )
}

export async function insertCollected(client: PoolClient, id: string, recordId: string): Promise<void> {
  await client.query(
    'insert into sharing.collected (collection_id, record_id) values ($1, $2) on conflict do nothing',
    [id, recordId],
  )
}

export async function deleteCollected(client: PoolClient, id: string, recordId: string): Promise<void> {
  await client.query('delete from sharing.collected where collection_id = $1 and record_id = $2', [
    id,
    recordId,
  ])
}

export async function collectedIn(client: PoolClient, id: string): Promise<string[]> {
  const { rows } = await client.query<{ record_id: string }>(
    'select record_id from sharing.collected where collection_id = $1',
    [id],
  )
  return rows.map((row) => row.record_id)
}

/** Remembers that the live grants of a collection reach these records, so far as they go to their sensitivity. */
export async function insertHandedOut(
  client: PoolClient,
  id: string,
  records: readonly { readonly id: string; readonly sensitivity: Sensitivity }[],
): Promise<void> {
  await client.query(
    `insert into sharing.handed_out (grant_id, record_id)
     select g.id, r.id from sharing.grant g, unnest($2::uuid[], $3::text[]) as r (id, sensitivity)
     where g.collection_id = $1 and g.via_id is null and sharing.alive(g.id)
       and r.sensitivity = any (sharing.sensitivities(g.up_to))
     on conflict do nothing`,
    [id, records.map((one) => one.id), records.map((one) => one.sensitivity)],
  )
}

/** Takes a record out of every collection of its owner. */
export async function deleteEverywhere(client: PoolClient, owner: number, recordId: string): Promise<void> {
  await client.query(
    `delete from sharing.collected where record_id = $1
       and collection_id in (select id from sharing.collection where owner_agency = $2)`,
    [recordId, owner],
  )
}

export async function closeCollection(client: PoolClient, id: string): Promise<void> {
  await client.query('update sharing.collection set closed_at = now() where id = $1', [id])
}

export interface NewAdmission {
  readonly collectionId: string
  readonly personId: string
  readonly by: string
  readonly startsAt: Date
  readonly endsAt: Date
}

/** Lets an enabled person in; false when there is no such person. */
export async function insertAdmission(client: PoolClient, admission: NewAdmission): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into sharing.admission (collection_id, person_id, admitted_by, starts_at, ends_at)
     select $1, p.id, $3, $4, $5 from access.person p where p.id = $2 and p.disabled_at is null
     on conflict (collection_id, person_id, starts_at)
     do update set ends_at = excluded.ends_at, admitted_by = excluded.admitted_by, withdrawn_at = null`,
    [admission.collectionId, admission.personId, admission.by, admission.startsAt, admission.endsAt],
  )
  return rowCount === 1
}

export async function withdrawAdmissions(client: PoolClient, id: string, personId: string): Promise<void> {
  await client.query(
    `update sharing.admission set withdrawn_at = now()
     where collection_id = $1 and person_id = $2 and withdrawn_at is null`,
    [id, personId],
  )
}

/** Says which person a personnel record is about; false when the person is not of that agency. */
export async function insertConcern(
  client: PoolClient,
  owner: number,
  recordId: string,
  personId: string,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into sharing.concern (record_id, owner_agency, person_id)
     select $1, $2, p.id from access.person p where p.id = $3 and p.agency_id = $2
     on conflict (record_id, person_id) do update set owner_agency = excluded.owner_agency`,
    [recordId, owner, personId],
  )
  return rowCount === 1
}
