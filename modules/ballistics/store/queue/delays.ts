import { uuid, type Tx } from '#platform/db'
import type { DelayReason, ExhibitQueue } from '../../contract/index.ts'
import { STAGES } from './stages.ts'

/** Which of these own exhibits wait at a step. */
export async function stillWaiting(
  tx: Tx,
  ids: readonly string[],
  stage: ExhibitQueue,
): Promise<Set<string>> {
  const { rows } = await tx.client.query<{ id: string }>(
    `select e.id from ballistics.exhibit e where e.id = any ($1::uuid[]) and ${STAGES[stage].waits}`,
    [ids],
  )
  return new Set(rows.map(({ id }) => id))
}

/** Ends what was said before of exhibits at a step; answers of how many. */
export async function endDelays(tx: Tx, ids: readonly string[], stage: ExhibitQueue): Promise<number> {
  const { rowCount } = await tx.client.query(
    `update ballistics.delay set ended_at = now(), ended_by = $3, ended_by_name = $4
     where exhibit_id = any ($1::uuid[]) and stage = $2 and ended_at is null`,
    [ids, stage, tx.actor.personId, tx.actor.name],
  )
  return rowCount ?? 0
}

interface NewDelay {
  readonly stage: ExhibitQueue
  readonly reason: DelayReason
  readonly words: string | null
  readonly until: string | null
}

export async function insertDelays(
  tx: Tx,
  ids: readonly string[],
  { stage, reason, words, until }: NewDelay,
): Promise<void> {
  await tx.client.query(
    `insert into ballistics.delay (id, exhibit_id, owner_agency, sensitivity, stage, reason, words, until, recorded_by,
       recorded_by_name)
     select x.id, e.id, e.owner_agency, e.sensitivity, $3, $4, $5, $6, $7, $8
     from unnest($1::uuid[], $2::uuid[]) as x (id, exhibit) join ballistics.exhibit e on e.id = x.exhibit`,
    [ids.map(() => uuid()), ids, stage, reason, words, until, tx.actor.personId, tx.actor.name],
  )
}

export interface DelayRow {
  readonly stage: ExhibitQueue
  readonly reason: DelayReason
  readonly words: string | null
  readonly until: string | null
  readonly recorded_at: Date
  readonly recorded_by_name: string
  readonly ended_at: Date | null
  readonly ended_by_name: string | null
}

export async function delaysOf(tx: Tx, exhibit: string): Promise<DelayRow[]> {
  const { rows } = await tx.client.query<DelayRow>(
    `select stage, reason, words, until::text, recorded_at, recorded_by_name, ended_at, ended_by_name
     from ballistics.delay where exhibit_id = $1 order by recorded_at desc, id desc`,
    [exhibit],
  )
  return rows
}
