import type { PoolClient } from 'pg'
import type { Category } from '#contract'
import { uuid, type Tx } from '#platform/db'
import type { CountedFrom } from '../contract.ts'

export interface ScheduleRow {
  readonly id: string
  readonly category: Category
  readonly years: number
  readonly days: number
  readonly counted_from: CountedFrom
  readonly authority: string
  readonly remark: string
  readonly set_by_name: string
  readonly set_at: Date
}

const COLUMNS = 'id, category, years, days, counted_from, authority, remark, set_by_name, set_at'

/** The schedules in force at the agency of the actor. */
export async function liveSchedules(tx: Tx): Promise<ScheduleRow[]> {
  const { rows } = await tx.client.query<ScheduleRow>(
    `select ${COLUMNS} from retention.schedule where ended_at is null`,
  )
  return rows
}

export async function findSchedule(tx: Tx, category: Category): Promise<ScheduleRow | undefined> {
  const { rows } = await tx.client.query<ScheduleRow>(
    `select ${COLUMNS} from retention.schedule where category = $1 and ended_at is null`,
    [category],
  )
  return rows[0]
}

/** A schedule, also one that was replaced. */
export async function scheduleById(tx: Tx, id: string): Promise<ScheduleRow> {
  const { rows } = await tx.client.query<ScheduleRow>(
    `select ${COLUMNS} from retention.schedule where id = $1`,
    [id],
  )
  return rows[0]!
}

/** Ends the schedule in force; false when there is none. */
export async function endSchedule(tx: Tx, category: Category): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `update retention.schedule set ended_at = now(), ended_by_name = $2 where category = $1 and ended_at is null`,
    [category, tx.actor.name],
  )
  return rowCount === 1
}

export type NewSchedule = Pick<
  ScheduleRow,
  'category' | 'years' | 'days' | 'counted_from' | 'authority' | 'remark'
>

export async function insertSchedule(tx: Tx, schedule: NewSchedule): Promise<ScheduleRow> {
  const { category, years, days, counted_from, authority, remark } = schedule
  const { personId, name, agencyId } = tx.actor
  const { rows } = await tx.client.query<ScheduleRow>(
    `insert into retention.schedule (id, owner_agency, category, years, days, counted_from, authority, remark, set_by, set_by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning ${COLUMNS}`,
    [uuid(), agencyId, category, years, days, counted_from, authority, remark, personId, name],
  )
  return rows[0]!
}

/** The agency's calendar: what day it is there now. */
export interface Calendar {
  readonly agency: string
  readonly timeZone: string
  readonly today: string
}

export async function calendarOf(tx: Tx): Promise<Calendar> {
  const { rows } = await tx.client.query<Calendar>(
    `select name as agency, time_zone as "timeZone", (now() at time zone time_zone)::date as today
     from access.agency where id = $1`,
    [tx.actor.agencyId],
  )
  return rows[0]!
}

/**
 * Holds placed and records destroyed at one agency wait for each other until the transaction ends: a hold that
 * was answered is in force, and what it names has not just gone.
 */
export const takeTurns = (client: PoolClient, agencyId: number) =>
  client.query('select pg_advisory_xact_lock(7140022, $1)', [agencyId])
