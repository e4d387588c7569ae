import type { Tx } from '#platform/db'
import type { ActState, ActView } from './contract.ts'

export interface ActRow {
  readonly id: string
  readonly kind: string
  readonly payload: string
  readonly payload_hash: string
  readonly reason: string
  readonly asked_by: string
  readonly asked_by_name: string
  readonly asked_at: Date
  readonly expires_at: Date
  readonly state: ActState
  readonly decided_by_name: string | null
  readonly decided_at: Date | null
  readonly decision_reason: string | null
  readonly result_path: string | null
}

// One that has lapsed says so from that moment on, whether or not anyone has written it down.
const COLUMNS = `id, kind, payload, payload_hash, reason, asked_by, asked_by_name, asked_at, expires_at,
  case when state = 'waiting' and expires_at <= now() then 'expired' else state end as state,
  decided_by_name, decided_at, decision_reason, result_path`

const LIVE = `state = 'waiting' and expires_at > now()`

const WHERE: Readonly<Record<ActView, string>> = {
  'for-me': `${LIVE} and asked_by <> $1`,
  mine: 'asked_by = $1',
  decided: `not (${LIVE})`,
}

/** The newest 200 of the kinds. */
export async function listActs(tx: Tx, view: ActView, kinds: readonly string[]): Promise<ActRow[]> {
  const { rows } = await tx.client.query<ActRow>(
    `select ${COLUMNS} from acts.act where ${WHERE[view]} and (kind = any ($2) or asked_by = $1)
     order by asked_at desc, id desc limit 200`,
    [tx.actor.personId, kinds],
  )
  return rows
}

export async function countWaiting(tx: Tx, kinds: readonly string[]): Promise<number> {
  const { rows } = await tx.client.query<{ waiting: number }>(
    `select count(*) as waiting from acts.act where ${WHERE['for-me']} and kind = any ($2)`,
    [tx.actor.personId, kinds],
  )
  return rows[0]!.waiting
}

export async function findAct(tx: Tx, id: string): Promise<ActRow | undefined> {
  const { rows } = await tx.client.query<ActRow>(`select ${COLUMNS} from acts.act where id = $1`, [id])
  return rows[0]
}

/** The request if it still waits, locked: of two people who decide at once, one waits for the other. */
export async function lockWaiting(tx: Tx, id: string): Promise<ActRow | undefined> {
  const { rows } = await tx.client.query<ActRow>(
    `select ${COLUMNS} from acts.act where id = $1 and state = 'waiting' for update`,
    [id],
  )
  return rows[0]
}

export interface NewAct {
  readonly id: string
  readonly kind: string
  readonly subject: string
  readonly payload: string
  readonly hash: string
  readonly reason: string
  readonly hours: number
}

/** Answers false when the same thing waits already. */
export async function insertAct(tx: Tx, act: NewAct): Promise<boolean> {
  await tx.client.query(
    `update acts.act set state = 'expired' where kind = $1 and subject = $2 and state = 'waiting' and expires_at <= now()`,
    [act.kind, act.subject],
  )
  const { rowCount } = await tx.client.query(
    `insert into acts.act (id, owner_agency, kind, subject, payload, payload_hash, reason, asked_by, asked_by_name, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now() + make_interval(hours => $10))
     on conflict (owner_agency, kind, subject) where state = 'waiting' do nothing`,
    [
      act.id,
      tx.actor.agencyId,
      act.kind,
      act.subject,
      act.payload,
      act.hash,
      act.reason,
      tx.actor.personId,
      tx.actor.name,
      act.hours,
    ],
  )
  return rowCount === 1
}

export interface Decision {
  readonly state: 'approved' | 'refused'
  readonly reason: string | null
  readonly path: string | null
}

export async function decideAct(tx: Tx, id: string, { state, reason, path }: Decision): Promise<void> {
  await tx.client.query(
    `update acts.act set state = $2, decided_by = $3, decided_by_name = $4, decided_at = now(),
       decision_reason = $5, result_path = $6
     where id = $1 and state = 'waiting'`,
    [id, state, tx.actor.personId, tx.actor.name, reason, path],
  )
}

export async function withdrawAct(tx: Tx, id: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `update acts.act set state = 'withdrawn'
     where id = $1 and asked_by = $2 and state = 'waiting' and expires_at > now()`,
    [id, tx.actor.personId],
  )
  return rowCount === 1
}

/** Uses an approval of the last hours for exactly this; false when there is none. */
export async function useApproval(tx: Tx, kind: string, hash: string, hours: number): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `update acts.act set used_at = now() where id = (
       select id from acts.act where kind = $1 and payload_hash = $2 and asked_by = $3 and state = 'approved'
         and used_at is null and decided_at > now() - make_interval(hours => $4)
       order by decided_at limit 1 for update)`,
    [kind, hash, tx.actor.personId, hours],
  )
  return rowCount === 1
}
