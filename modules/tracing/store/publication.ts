import { uuid, type Tx } from '#platform/db'
import type { Counsel, PublicYear } from '../contract/index.ts'

export interface PublicationRow {
  readonly id: string
  readonly threshold: number
  readonly counsel_name: string
  readonly counsel_reference: string
  readonly counsel_on: string
  readonly figures: readonly PublicYear[]
  readonly asked_by_name: string
  readonly approved_by_name: string
  readonly approved_at: Date
}

/** What is public of the actor's agency now. */
export async function currentPublication(tx: Tx): Promise<PublicationRow | undefined> {
  const { rows } = await tx.client.query<PublicationRow>(
    'select * from tracing.publication where owner_agency = $1 and ended_at is null',
    [tx.actor.agencyId],
  )
  return rows[0]
}

/** Ends what is public; answers whether anything was. */
export async function endCurrent(tx: Tx, reason: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `update tracing.publication set ended_at = now(), ended_by_name = $2, end_reason = $3
     where owner_agency = $1 and ended_at is null`,
    [tx.actor.agencyId, tx.actor.name, reason],
  )
  return (rowCount ?? 0) > 0
}

export async function insertPublication(
  tx: Tx,
  {
    threshold,
    counsel,
    years,
    askedBy,
    actId,
  }: { threshold: number; counsel: Counsel; years: readonly PublicYear[]; askedBy: string; actId: string },
): Promise<void> {
  await tx.client.query(
    `insert into tracing.publication (id, owner_agency, threshold, counsel_name, counsel_reference, counsel_on, figures,
       asked_by_name, approved_by_name, act_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      uuid(),
      tx.actor.agencyId,
      threshold,
      counsel.name,
      counsel.reference,
      counsel.on,
      JSON.stringify(years),
      askedBy,
      tx.actor.name,
      actId,
    ],
  )
}

export interface TracedGun {
  readonly year: number
  readonly type: string
  readonly days: number | null
  readonly source_state: string | null
  readonly count: number
}

/** Guns of the own agency recovered in each whole year and traced, alike ones counted together. */
export async function tracedByYear(tx: Tx): Promise<TracedGun[]> {
  const { rows } = await tx.client.query<TracedGun>(
    `select left(r.recovered_on, 4)::int as year, r.type, t.days, t.source_state, count(*)::int as count
     from tracing.recovery r join access.agency a on a.id = r.owner_agency
     join lateral (select min(t.days_to_crime) filter (where t.days_to_crime >= 0) as days,
         max(s.state) as source_state, count(*) as n
       from tracing.trace t
       left join tracing.step s on s.trace_id = t.id and s.kind = 'dealer'
       where t.recovery_id = r.id and t.status in ('submitted', 'answered', 'rejected')) t on t.n > 0
     where r.owner_agency = $1 and not r.recovered_latest
       and left(r.recovered_on, 4)::int < extract(year from now() at time zone a.time_zone)
     group by 1, 2, 3, 4`,
    [tx.actor.agencyId],
  )
  return rows
}
