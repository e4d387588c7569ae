import type { PoolClient } from 'pg'
import { conditions } from './events.ts'

export interface WeekRow {
  readonly week: string
  readonly rows: number
  readonly refused: number
  readonly over: boolean
  readonly reviewed_by: string | null
  readonly reviewed_at: Date | null
  readonly remark: string | null
}

const LOCAL = 'at time zone (select time_zone from access.agency where id = $1)'

/** Weeks from the first row of an agency on, at most a year back, newest first; those without rows too. */
export async function listWeeksOf(client: PoolClient, agencyId: number): Promise<WeekRow[]> {
  const { rows } = await client.query<WeekRow>(
    `with bounds as (
       select date_trunc('week', now() ${LOCAL})::date as current,
         greatest(date_trunc('week', min(at) ${LOCAL})::date, date_trunc('week', now() ${LOCAL})::date - 364) as first
       from audit.event where agency_id = $1),
     counts as (
       select date_trunc('week', at ${LOCAL})::date as week, count(*) as rows,
         count(*) filter (where outcome = 'refused') as refused
       from audit.event, bounds
       where (agency_id = $1 or owner_agency = $1) and at >= bounds.first - 1 group by 1)
     select day::date as week, coalesce(counts.rows, 0) as rows, coalesce(counts.refused, 0) as refused,
       day < bounds.current as over, person.name as reviewed_by, review.reviewed_at, review.remark
     from bounds cross join lateral generate_series(bounds.current::timestamp, bounds.first, '-7 days') as day
     left join counts on counts.week = day::date
     left join audit.review on review.agency_id = $1 and review.week = day::date
     left join access.person on person.id = review.person_id
     order by day desc`,
    [agencyId],
  )
  return rows
}

/** One week by its Monday, also one without any row. */
export async function readWeekOf(client: PoolClient, agencyId: number, week: string): Promise<WeekRow> {
  const { where, values } = conditions(agencyId, { from: week, to: sunday(week) })
  const at = `$${values.push(week)}`
  const { rows } = await client.query<WeekRow>(
    `select ${at}::date as week, counts.rows, counts.refused,
       date_trunc('week', now() ${LOCAL})::date > ${at}::date as over,
       person.name as reviewed_by, review.reviewed_at, review.remark
     from (select count(*) as rows, count(*) filter (where outcome = 'refused') as refused
       from audit.event where ${where}) as counts
     left join audit.review on review.agency_id = $1 and review.week = ${at}::date
     left join access.person on person.id = review.person_id`,
    values,
  )
  return rows[0]!
}

/** The last day of the week that begins on this Monday. */
export const sunday = (monday: string): string =>
  new Date(Date.parse(monday) + 6 * 86_400_000).toISOString().slice(0, 10)

interface Counted {
  readonly done: number
  readonly refused: number
  readonly failed: number
}

export interface PersonCount extends Counted {
  readonly id: string
  readonly name: string
  readonly agency: string
  readonly out_of_hours: number
  readonly exports: number
}

const OUTCOMES = `count(*) filter (where outcome = 'done') as done, count(*) filter (where outcome = 'refused') as refused,
  count(*) filter (where outcome = 'failed') as failed`

/** What each person did in a week; the busiest first. */
export async function countByPerson(
  client: PoolClient,
  agencyId: number,
  week: string,
  exports: readonly string[],
): Promise<PersonCount[]> {
  const { where, values } = conditions(agencyId, { from: week, to: sunday(week) })
  const local = `event.at ${LOCAL}`
  const { rows } = await client.query<PersonCount>(
    `select person.id, person.name, agency.name as agency, ${OUTCOMES},
       count(*) filter (where extract(isodow from ${local}) > 5 or extract(hour from ${local}) not between 6 and 21) as out_of_hours,
       count(*) filter (where action = any ($${values.push(exports)})) as exports
     from audit.event join access.person on person.id = event.person_id join access.agency on agency.id = person.agency_id
     where ${where} group by person.id, person.name, agency.name order by count(*) desc, person.name`,
    values,
  )
  return rows
}

/** What was done in a week; the most frequent first. */
export async function countByAction(
  client: PoolClient,
  agencyId: number,
  week: string,
): Promise<(Counted & { action: string })[]> {
  const { where, values } = conditions(agencyId, { from: week, to: sunday(week) })
  const { rows } = await client.query<Counted & { action: string }>(
    `select action, ${OUTCOMES} from audit.event where ${where} group by action order by count(*) desc, action`,
    values,
  )
  return rows
}

/**
 * Refused sign-ins by the address they came from. Nobody is signed in yet, so they belong to no agency and every
 * auditor of the installation sees the counts.
 */
export async function countSignInFailures(
  client: PoolClient,
  agencyId: number,
  week: string,
  signIns: readonly string[],
): Promise<{ address: string | null; count: number }[]> {
  const { rows } = await client.query<{ address: string | null; count: number }>(
    `select address, count(*) as count from audit.event
     where (agency_id is null or agency_id = $1) and outcome = 'refused' and action = any ($3)
       and at >= $2::date::timestamp ${LOCAL} and at < ($2::date + 7)::timestamp ${LOCAL}
     group by address order by count(*) desc, address`,
    [agencyId, week, signIns],
  )
  return rows
}

/** Signs a week off; false when somebody has. */
export async function insertReview(
  client: PoolClient,
  review: { agencyId: number; week: string; personId: string; remark: string },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into audit.review (agency_id, week, person_id, remark) values ($1, $2, $3, $4) on conflict do nothing`,
    [review.agencyId, review.week, review.personId, review.remark],
  )
  return rowCount === 1
}
