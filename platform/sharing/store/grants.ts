import type { PoolClient } from 'pg'
import type { Category, Purpose } from '#contract'
import type { Grant } from '../contract.ts'
import type { KnownRecord } from './records.ts'

export interface GrantRow {
  readonly id: string
  readonly state: Grant['state']
  readonly agreement_id: string
  readonly agreement: string
  readonly owner_agency: number
  readonly owner: string
  readonly granted_by: number
  readonly granter: string
  readonly to_agency: number | null
  readonly to_circle: string | null
  readonly recipient: string
  readonly category: Category
  readonly up_to: 'open' | 'restricted'
  readonly record_type: string | null
  readonly record_id: string | null
  readonly collection_id: string | null
  readonly collection: string | null
  readonly fields: string[] | null
  readonly purposes: Purpose[] | null
  readonly reshare: boolean
  readonly agreement_reshare: boolean
  readonly reason: string
  readonly basis: string
  readonly granted_by_person: string
  readonly granter_person: string | null
  readonly granted_at: Date
  readonly expires_at: Date | null
  readonly revoked_at: Date | null
  readonly revoked_reason: string | null
  readonly via_id: string | null
  readonly received: boolean
}

/** Given to the agency $1 itself, or to a group it is in. */
const RECEIVED = `coalesce(g.to_agency = $1
  or g.to_circle in (select circle_id from sharing.member where agency_id = $1), false)`

/** What stands at the head of a chain says which record or collection a handed-on grant is about. */
const SELECT = `select g.id, case when g.revoked_at is not null then 'revoked' when g.expires_at <= now() then 'expired'
      when sharing.alive(g.id) then 'live' else 'stopped' end as state,
    g.agreement_id, a.name as agreement, g.owner_agency, o.name as owner, g.granted_by, f.name as granter, g.to_agency,
    g.to_circle, coalesce((select name from access.agency where id = g.to_agency),
      (select name from sharing.circle where id = g.to_circle)) as recipient,
    g.category, g.up_to, head.record_type, head.record_id, head.collection_id,
    (select name from sharing.collection where id = head.collection_id) as collection,
    g.fields, g.purposes, g.reshare, a.reshare as agreement_reshare, g.reason, g.basis, g.granted_by_person,
    (select name from access.person where id = g.granted_by_person and agency_id = $1) as granter_person,
    g.granted_at, g.expires_at, g.revoked_at, g.revoked_reason, g.via_id, ${RECEIVED} as received
  from sharing.grant g join sharing.agreement a on a.id = g.agreement_id
    join access.agency o on o.id = g.owner_agency join access.agency f on f.id = g.granted_by
    cross join lateral (
      with recursive up as (
        select g.via_id, g.record_type, g.record_id, g.collection_id
        union all
        select v.via_id, v.record_type, v.record_id, v.collection_id from up join sharing.grant v on v.id = up.via_id)
      select record_type, record_id, collection_id from up where via_id is null) head
  where (g.granted_by = $1 or g.owner_agency = $1 or ${RECEIVED})`

export interface GrantFilter {
  readonly agreement?: string | undefined
  readonly direction?: 'given' | 'received' | undefined
  readonly live?: boolean | undefined
}

/** The newest 500 that concern an agency. */
export async function listGrants(
  client: PoolClient,
  agencyId: number,
  { agreement, direction, live }: GrantFilter,
): Promise<GrantRow[]> {
  const { rows } = await client.query<GrantRow>(
    `select * from (${SELECT}
       and ($2::uuid is null or g.agreement_id = $2)
       and ($3::text is null or ($3 = 'received') = ${RECEIVED})
     ) given where $4::boolean is null or (state = 'live') = $4
     order by granted_at desc, id limit 500`,
    [agencyId, agreement ?? null, direction ?? null, live ?? null],
  )
  return rows
}

export async function findGrant(
  client: PoolClient,
  agencyId: number,
  id: string,
): Promise<GrantRow | undefined> {
  const { rows } = await client.query<GrantRow>(`${SELECT} and g.id = $2`, [agencyId, id])
  return rows[0]
}

/** Grants that open a record: those that name it, ever; of wider ones those that hold today. */
export async function grantsOfRecord(
  client: PoolClient,
  agencyId: number,
  record: { readonly id: string; readonly ownerAgency: number; readonly category: Category },
): Promise<GrantRow[]> {
  const { rows } = await client.query<GrantRow>(
    `select * from (${SELECT} and g.owner_agency = $3 and g.category = $4
       and (head.record_id = $2 or (head.record_id is null and g.revoked_at is null and (head.collection_id is null
         or exists (select from sharing.collected c where c.collection_id = head.collection_id and c.record_id = $2))))
     ) given where record_id is not null or state = 'live' order by granted_at desc, id limit 500`,
    [agencyId, record.id, record.ownerAgency, record.category],
  )
  return rows
}

/** The agencies a grant goes to: named, or members of the group, and party of the agreement. */
const REACHED = `select p.agency_id from sharing.party p where p.agreement_id = g.agreement_id
  and p.agency_id not in (g.granted_by, g.owner_agency)
  and (p.agency_id = g.to_agency or p.agency_id in (select agency_id from sharing.member where circle_id = g.to_circle))`

/** Agencies that a grant, or anything handed on from it, reaches or reached. */
export async function reachedBy(client: PoolClient, ids: readonly string[]): Promise<number[]> {
  const { rows } = await client.query<{ agency_id: number }>(
    `with recursive down as (
       select g.* from sharing.grant g where g.id = any ($1::uuid[])
       union select g.* from down join sharing.grant g on g.via_id = down.id)
     select distinct r.agency_id from down g cross join lateral (${REACHED}) r`,
    [ids],
  )
  return rows.map((row) => row.agency_id)
}

/**
 * Agencies that a record was given to: by name or in a collection at any time, or by its kind today; those that have
 * left a sharing group since are among them.
 */
export async function recipientsOf(client: PoolClient, record: KnownRecord): Promise<number[]> {
  const { rows } = await client.query<{ agency_id: number }>(
    `with recursive down as (
       select g.* from sharing.grant g where g.owner_agency = $2 and g.via_id is null and (g.record_id = $1
         or exists (select from sharing.handed_out h where h.grant_id = g.id and h.record_id = $1)
         or (g.record_id is null and g.category = $3 and $4 = any (sharing.sensitivities(g.up_to)) and sharing.alive(g.id)
           and (g.collection_id is null or exists (
             select from sharing.collected c where c.collection_id = g.collection_id and c.record_id = $1))))
       union select g.* from down join sharing.grant g on g.via_id = down.id)
     select r.agency_id from down g cross join lateral (${REACHED}) r
     union select n.to_agency from sharing.notice n join down on n.grant_id = down.id
       where n.kind = 'shared' and n.to_agency <> $2`,
    [record.id, record.ownerAgency, record.category, record.sensitivity],
  )
  return rows.map((row) => row.agency_id)
}

export interface InsertedGrant {
  readonly id: string
  readonly agreementId: string
  readonly owner: number
  readonly grantedBy: number
  readonly via: string | null
  readonly toAgency: number | null
  readonly toCircle: string | null
  readonly category: Category
  readonly upTo: string
  readonly recordType: string | null
  readonly recordId: string | null
  readonly collectionId: string | null
  readonly fields: readonly string[] | null
  readonly purposes: readonly string[] | null
  readonly reshare: boolean
  readonly reason: string
  readonly basis: string
  readonly person: string
  readonly expiresOn: string | null
}

export async function insertGrant(client: PoolClient, grant: InsertedGrant): Promise<void> {
  await client.query(
    `insert into sharing.grant (id, agreement_id, owner_agency, granted_by, via_id, to_agency, to_circle, category, up_to,
       record_type, record_id, collection_id, fields, purposes, reshare, reason, basis, granted_by_person, expires_at)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
       ($19::date + 1)::timestamp at time zone a.time_zone from access.agency a where a.id = $4`,
    [
      grant.id,
      grant.agreementId,
      grant.owner,
      grant.grantedBy,
      grant.via,
      grant.toAgency,
      grant.toCircle,
      grant.category,
      grant.upTo,
      grant.recordType,
      grant.recordId,
      grant.collectionId,
      grant.fields,
      grant.purposes,
      grant.reshare,
      grant.reason,
      grant.basis,
      grant.person,
      grant.expiresOn,
    ],
  )
}

/** Revokes grants and everything handed on from them. */
export async function revokeGrants(
  client: PoolClient,
  ids: readonly string[],
  by: { readonly reason: string; readonly personId: string },
): Promise<void> {
  await client.query(
    `with recursive down as (
       select g.id from sharing.grant g where g.id = any ($1::uuid[])
       union select g.id from down join sharing.grant g on g.via_id = down.id)
     update sharing.grant set revoked_at = now(), revoked_reason = $2, revoked_by = $3
     where id in (select id from down) and revoked_at is null`,
    [ids, by.reason, by.personId],
  )
}

/** Live grants that name a record. */
export async function grantsNaming(client: PoolClient, owner: number, recordId: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    'select id from sharing.grant where record_id = $1 and owner_agency = $2 and revoked_at is null',
    [recordId, owner],
  )
  return rows.map((row) => row.id)
}
