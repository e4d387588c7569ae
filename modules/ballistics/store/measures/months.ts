import type { Tx } from '#platform/db'
import { Values } from '../values.ts'
import { groundSql, monthOf, within, type Ground } from './moments.ts'

export interface MonthCount {
  readonly month: string
  readonly n: number
}

/** Exhibits received in each month of the period. */
export async function countReceived(tx: Tx, ground: Ground): Promise<MonthCount[]> {
  const values = new Values()
  const sql = groundSql(ground, values)
  const received = `coalesce(e.received_at, '-infinity'::timestamptz)`
  const { rows } = await tx.client.query<MonthCount>(
    `select ${monthOf('e.received_at', sql)} as month, count(*)::int as n from ballistics.exhibit e
     where e.owner_agency = ${sql.keeper} and ${received} >= ${sql.start} and ${received} < ${sql.end}
     group by 1`,
    values.list,
  )
  return rows
}

export interface AcquisitionCount extends MonthCount {
  readonly cases: number
}

/** Exhibits entered in each month, and of how many cases. */
export async function countAcquired(tx: Tx, ground: Ground): Promise<AcquisitionCount[]> {
  const values = new Values()
  const sql = groundSql(ground, values)
  const { rows } = await tx.client.query<AcquisitionCount>(
    `select ${monthOf('e.acquired_at', sql)} as month, count(*)::int as n, count(distinct e.casefile_id)::int as cases
     from ballistics.exhibit e where e.owner_agency = ${sql.keeper} and ${within('acquired', sql)}
     group by 1`,
    values.list,
  )
  return rows
}

export interface LinkedCount {
  readonly cases: number
  readonly linked: number
  readonly hit: number
}

/**
 * Cases of which an exhibit was entered in the period, and how many of them stand in a lead or a hit of either source.
 * Leads that were withdrawn or not confirmed link nothing.
 */
export async function countLinked(tx: Tx, ground: Ground): Promise<LinkedCount> {
  const values = new Values()
  const sql = groundSql(ground, values)
  const { rows } = await tx.client.query<LinkedCount>(
    `with entered as (select distinct e.casefile_id as id from ballistics.exhibit e
       where e.owner_agency = ${sql.keeper} and ${within('acquired', sql)}),
     joined as (
       select l.case_one as id, l.state = 'confirmed' as hit from ballistics.lead l where l.state in ('unconfirmed', 'confirmed')
       union all
       select l.case_two, l.state = 'confirmed' from ballistics.lead l where l.state in ('unconfirmed', 'confirmed')
       union all
       select s.casefile_id, l.status = 'hit' from ballistics.network_side s join ballistics.network_lead l on l.id = s.lead_id
         where s.casefile_id is not null and l.status in ('unconfirmed', 'hit')
           and exists (select from ballistics.network_side o where o.lead_id = s.lead_id and o.side <> s.side
             and o.casefile_id is distinct from s.casefile_id)),
     best as (select id, bool_or(hit) as hit from joined group by 1)
     select count(*)::int as cases, count(b.id)::int as linked, count(*) filter (where b.hit)::int as hit
     from entered n left join best b on b.id = n.id`,
    values.list,
  )
  return rows[0]!
}
