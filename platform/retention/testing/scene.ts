import { expect } from 'vitest'
import { uuid } from '#platform/db'
import type { Person, TestHouse } from '#testing'
import { approveAct, readAct } from '../../acts/contract.ts'
import * as contract from '../contract.ts'

/** An agency with two administrators and a clerk, and what a test does there again and again. */
export interface Scene {
  readonly agency: number
  readonly boss: Person
  readonly second: Person
  readonly clerk: Person
}

/** People and records around retention, in the house of a test. */
export function scenes(house: () => TestHouse) {
  const asKeeper = (sql: string) =>
    house().database.withOwner(async (client) => {
      await client.query('set local role throughline_keeper')
      return client.query<Record<string, unknown>>(sql)
    })
  return {
    asKeeper,
    async scene(): Promise<Scene> {
      const agency = await house().agency()
      const [boss, second, clerk] = await Promise.all([
        house().person(agency, 'administrator'),
        house().person(agency, 'administrator'),
        house().person(agency, 'records-clerk'),
      ])
      return { agency, boss, second, clerk }
    },
    /** An incident late on a day, so many days ago at the agency, with a victim; entered past the forms. */
    async incident(it: Scene, daysAgo: number, precision = 'd'): Promise<string> {
      const id = uuid()
      await house().database.withActor(it.clerk.actor, async (tx) => {
        await tx.client.query(
          `insert into incidents.incident (id, owner_agency, number, source, class, occurred_at, date_precision, time_known, recorded_by, recorded_by_name)
           select $1::uuid, $2::int, $1::text, 'test', 'nonfatal',
             (now() at time zone time_zone)::date - $3::int + time '23:59', $4, true, $5, 'Clerk'
           from access.agency where id = $2`,
          [id, it.agency, daysAgo, precision, it.clerk.actor.personId],
        )
        await tx.client.query(
          `insert into incidents.victim (id, incident_id, owner_agency, place, outcome) values ($1, $2, $3, 1, 'wounded')`,
          [uuid(), id, it.agency],
        )
      })
      return id
    },
    async exists(ids: readonly string[]): Promise<string[]> {
      const list = `'{${ids.join(',')}}'`
      const { rows } = await asKeeper(
        `select id from incidents.incident where id = any (${list}) order by id`,
      )
      return rows.map((row) => String(row['id']))
    },
  }
}

export const keep = ({ boss }: Scene, days: number, years = 0) =>
  boss.call(contract.setSchedule, {
    params: { category: 'incident' },
    body: { years, days, countedFrom: 'event', authority: 'General Schedule 12-4' },
  })

export const look = ({ boss }: Scene) => boss.call(contract.readPreview, { params: { category: 'incident' } })

export const typeOf = (preview: contract.Preview, type = 'incident') =>
  preview.types.find(({ recordType }) => recordType === type)

export const ask = ({ boss }: Scene, expected: number) =>
  boss.call(contract.askPurge, { body: { category: 'incident', reason: 'Yearly purge', expected } })

export async function approve(person: Person, actId: string) {
  const { hash } = await person.call(readAct, { params: { id: actId } })
  return person.call(approveAct, { params: { id: actId }, body: { hash } })
}

/** The purge once its job has ended. */
export async function finished({ boss }: Scene, id: string): Promise<contract.PurgeItem> {
  for (let tries = 0; tries < 400; tries++) {
    const purge = await boss.call(contract.readPurge, { params: { id } })
    expect(purge.job?.state).not.toBe('failed')
    if (purge.finishedAt) return purge
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('The purge did not end.')
}
