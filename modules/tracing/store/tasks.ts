import type { Tx } from '#platform/db'
import type { Task, TaskKind } from '../contract/index.ts'
import { Values } from './values.ts'

export interface TaskRow {
  readonly id: string
  readonly kind: TaskKind
  readonly state: Task['state']
  readonly facts: Task['facts']
  readonly recovery_id: string | null
  readonly property_id: string | null
  readonly trace_id: string | null
  readonly found_at: Date
  readonly reason: string | null
  readonly decided_by_name: string | null
}

/** Findings of a state, those found last first. */
export async function findTasks(
  tx: Tx,
  { kind, state, limit }: { kind?: TaskKind | undefined; state: Task['state']; limit: number },
): Promise<TaskRow[]> {
  const values = new Values()
  const { rows } = await tx.client.query<TaskRow>(
    `select * from tracing.task where state = ${values.add(state)} ${kind ? `and kind = ${values.add(kind)}` : ''}
     order by found_at desc, kind, facts ->> 'recovered' desc nulls last, id limit ${values.add(limit)}`,
    values.list,
  )
  return rows
}

/** One finding, locked until the end. */
export async function lockTask(tx: Tx, id: string): Promise<TaskRow | undefined> {
  const { rows } = await tx.client.query<TaskRow>('select * from tracing.task where id = $1 for update', [id])
  return rows[0]
}

export async function countTasks(tx: Tx): Promise<{ kind: TaskKind; open: number }[]> {
  const { rows } = await tx.client.query<{ kind: TaskKind; open: number }>(
    `select kind, count(*)::int as open from tracing.task where state = 'open' group by kind order by kind`,
  )
  return rows
}

export async function decideTaskRow(
  tx: Tx,
  id: string,
  state: 'open' | 'set-aside',
  reason: string | null,
): Promise<void> {
  await tx.client.query(
    'update tracing.task set state = $2, reason = $3, decided_at = now(), decided_by_name = $4 where id = $1',
    [id, state, reason, tx.actor.name],
  )
}

export interface RunRow {
  readonly ran_at: Date
  readonly checked: { property: number; recoveries: number; traces: number }
}

export async function lastRun(tx: Tx): Promise<RunRow | undefined> {
  const { rows } = await tx.client.query<RunRow>(
    'select ran_at, checked from tracing.reconciliation where owner_agency = $1',
    [tx.actor.agencyId],
  )
  return rows[0]
}

/** Keeps when the lists were compared last, in whose name, and how much there was to compare. */
export async function keepRun(tx: Tx): Promise<void> {
  await tx.client.query(
    `insert into tracing.reconciliation (owner_agency, ran_at, ran_as, checked)
     select $1, now(), $2, jsonb_build_object(
       'property', (select count(*) from tracing.property where owner_agency = $1),
       'recoveries', (select count(*) from tracing.recovery where owner_agency = $1),
       'traces', (select count(*) from tracing.trace where owner_agency = $1))
     on conflict (owner_agency) do update set ran_at = excluded.ran_at, ran_as = excluded.ran_as, checked = excluded.checked`,
    [tx.actor.agencyId, tx.actor.personId],
  )
}

/** Guns of the agency, and those for which a trace was requested. */
export async function countTraced(tx: Tx): Promise<{ of: number; count: number }> {
  const { rows } = await tx.client.query<{ of: number; count: number }>(
    `select count(*)::int as of, count(*) filter (where exists (
       select from tracing.trace t where t.recovery_id = r.id and t.status in ('submitted', 'answered', 'rejected')))::int as count
     from tracing.recovery r where r.owner_agency = $1`,
    [tx.actor.agencyId],
  )
  return rows[0]!
}
