import type { PoolClient } from 'pg'
import type { Category, Purpose, Role } from '#contract'
import { GATES } from '../gates.ts'
import type { KnownRecord } from './records.ts'

/** A grant that opens a record to an agency, and the agreement behind it. */
export interface Way {
  readonly record_id: string
  readonly grant_id: string
  readonly agreement_id: string
  readonly agreement: string
}

/** For each of these records the grant that opens it to people of an agency under one of the purposes, where one does. */
export async function waysTo(
  client: PoolClient,
  agencyId: number,
  records: readonly KnownRecord[],
  purposes: readonly Purpose[],
): Promise<Way[]> {
  const { rows } = await client.query<Way>(
    `with given as materialized (select * from sharing.grants_to($1))
     select r.id as record_id, way.grant_id, way.agreement_id, way.agreement
     from unnest($2::uuid[], $3::int[], $4::text[], $5::text[], $6::boolean[]) as r (id, owner, category, sensitivity, by_label)
     cross join lateral (
       select g.id as grant_id, s.agreement_id, a.name as agreement
       from given g join sharing.grant s on s.id = g.id join sharing.agreement a on a.id = s.agreement_id
       where g.owner_agency = r.owner and g.category = r.category and g.purposes && $7::text[]
         and r.sensitivity = any (sharing.sensitivities(g.up_to))
         and case when g.record_id is not null then g.record_id = r.id
           when g.collection_id is not null then exists (
             select from sharing.collected c join sharing.collection k on k.id = c.collection_id and k.closed_at is null
             where c.collection_id = g.collection_id and c.record_id = r.id)
           else r.by_label end
       order by g.record_id is null, g.collection_id is null, s.granted_at limit 1) way`,
    [
      agencyId,
      records.map((one) => one.id),
      records.map((one) => one.ownerAgency),
      records.map((one) => one.category),
      records.map((one) => one.sensitivity),
      records.map((one) => GATES[one.category].sharing === 'by label'),
      purposes,
    ],
  )
  return rows
}

/** Whether anyone of the agency has an account and a role that works with the category. */
export async function someoneWorksWith(
  client: PoolClient,
  agencyId: number,
  roles: readonly Role[],
): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from access.person p join access.agency a on a.id = p.agency_id
     where p.agency_id = $1 and p.disabled_at is null and a.stopped_at is null and p.roles && $2::text[] limit 1`,
    [agencyId, roles],
  )
  return rowCount === 1
}

/** A set of records that was opened to an agency and that more can be put into. */
export interface OpenSet {
  readonly collection_id: string
  readonly grant_id: string
}

/** The open set of that name that a living grant of an agreement gives to the agency. */
export async function findSet(
  client: PoolClient,
  one: {
    readonly owner: number
    readonly to: number
    readonly category: Category
    readonly name: string
    readonly agreementId: string
  },
): Promise<OpenSet | undefined> {
  // Two who open the first record to an agency at the same moment would each begin a set.
  await client.query(`select pg_advisory_xact_lock(hashtext('sharing.set'), $1)`, [one.owner])
  const { rows } = await client.query<OpenSet>(
    `select k.id as collection_id, g.id as grant_id
     from sharing.collection k join sharing.grant g on g.collection_id = k.id
     where k.owner_agency = $1 and k.category = $3 and k.name = $4 and k.closed_at is null and g.via_id is null
       and g.to_agency = $2 and g.agreement_id = $5 and g.revoked_at is null and sharing.alive(g.id)
     order by g.granted_at limit 1`,
    [one.owner, one.to, one.category, one.name, one.agreementId],
  )
  return rows[0]
}
