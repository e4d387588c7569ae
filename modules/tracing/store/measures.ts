import type { Tx } from '#platform/db'

export interface MeasuredAgency {
  readonly id: number
  readonly name: string
  readonly today: string
}

/** The own agency, and every other of which the actor sees a recovered gun, with the day it is there. */
export async function measuredAgencies(tx: Tx): Promise<MeasuredAgency[]> {
  const { rows } = await tx.client.query<MeasuredAgency>(
    `select a.id, a.name, to_char(now() at time zone a.time_zone, 'YYYY-MM-DD') as today from access.agency a
     where a.id = $1 or exists (select from tracing.recovery r where r.owner_agency = a.id)
     order by a.id <> $1, a.name`,
    [tx.actor.agencyId],
  )
  return rows
}

export interface GunOfMonth {
  readonly month: string
  readonly privately_made: boolean
  readonly traced: boolean
  /** Days to the first request; null where one of the two is not known to the day. */
  readonly to_request: number | null
  readonly days: number | null
  /** Whether a time from first sale is a question at all. */
  readonly asked: boolean
}

const SENT = `t.status in ('submitted', 'answered', 'rejected')`

/** Guns of an agency recovered in a span of months, each with what became of its traces. */
export async function gunsOfMonths(tx: Tx, agency: number, from: string, to: string): Promise<GunOfMonth[]> {
  const { rows } = await tx.client.query<GunOfMonth>(
    `select left(r.recovered_on, 7) as month, r.privately_made, coalesce(t.sent, false) as traced,
       case when length(r.recovered_on) = 10 then t.requested::date - r.recovered_on::date end as to_request,
       t.days, not (r.privately_made or coalesce(t.unsold, false)) or t.days is not null as asked
     from tracing.recovery r
     left join lateral (select bool_or(${SENT}) as sent, min(t.requested_on) filter (where ${SENT}) as requested,
         min(t.days_to_crime) filter (where t.days_to_crime >= 0) as days,
         bool_or(t.outcome in ('privately-made', 'government-or-export')) as unsold
       from tracing.trace t where t.recovery_id = r.id) t on true
     where r.owner_agency = $1 and not r.recovered_latest and length(r.recovered_on) >= 7
       and r.recovered_on >= $2 and left(r.recovered_on, 7) <= $3`,
    [agency, from, to],
  )
  return rows
}

/** Guns of which no month of recovery is known. */
export async function undatedGuns(tx: Tx, agency: number): Promise<number> {
  const { rows } = await tx.client.query<{ n: number }>(
    `select count(*)::int as n from tracing.recovery where owner_agency = $1
       and (recovered_latest or length(recovered_on) < 7)`,
    [agency],
  )
  return rows[0]?.n ?? 0
}

export interface RequestOfMonth {
  readonly month: string
  readonly sent_back: boolean
  readonly causes: readonly string[]
}

/** Requests that were sent in a span of months, and whether they came back. */
export async function requestsOfMonths(
  tx: Tx,
  agency: number,
  from: string,
  to: string,
): Promise<RequestOfMonth[]> {
  const { rows } = await tx.client.query<RequestOfMonth>(
    `select left(t.requested_on, 7) as month, t.rejection is not null as sent_back,
       coalesce(array(select jsonb_array_elements_text(t.rejection -> 'codes')), '{}') as causes
     from tracing.trace t where t.owner_agency = $1 and ${SENT}
       and t.requested_on >= $2 and left(t.requested_on, 7) <= $3`,
    [agency, from, to],
  )
  return rows
}

export interface AnswerOfMonth {
  readonly month: string
  readonly outcome: string
  readonly priority: 'routine' | 'urgent'
  readonly days: number | null
}

/** Answers that came in a span of months, and how long they took. */
export async function answersOfMonths(
  tx: Tx,
  agency: number,
  from: string,
  to: string,
): Promise<AnswerOfMonth[]> {
  const { rows } = await tx.client.query<AnswerOfMonth>(
    `select left(t.answered_on, 7) as month, t.outcome, t.priority, t.answered_on::date - t.requested_on::date as days
     from tracing.trace t where t.owner_agency = $1 and t.status = 'answered'
       and t.answered_on >= $2 and left(t.answered_on, 7) <= $3`,
    [agency, from, to],
  )
  return rows
}
