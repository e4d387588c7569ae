import { createHash } from 'node:crypto'
import { uuid, type Actor, type Tx } from '#platform/db'
import { Failure } from '#platform/http'
import type { AnyAct, TwoPersonAct } from './define.ts'
import * as store from './store.ts'

/** Hours a request waits for its second person: long enough for a weekend, short enough that figures hold. */
const WAITS = 72
/** Hours in which an approval that permits one thing can be used. */
const PERMITS = 24

/** SHA-256 over the kind and the exact text that is shown and performed. */
export const hashOf = (kind: string, payload: string): string =>
  createHash('sha256').update(`${kind}\n${payload}`).digest('hex')

const holds = (actor: Actor, permission: string): boolean =>
  permission === 'signed-in' || actor.permissions.has(permission)

/** Whether the person may be the second one for this kind. */
export const mayDecide = (actor: Actor, act: AnyAct): boolean =>
  holds(actor, 'acts.approve') && holds(actor, act.approve)

/** Kinds the person may read about: those they may ask for or decide. */
export const kindsOf = (actor: Actor, acts: readonly AnyAct[]): string[] =>
  acts.filter((act) => holds(actor, act.ask) || mayDecide(actor, act)).map((act) => act.kind)

/**
 * Asks for an act in the transaction of what it is about, and answers the id of the request.
 *
 * @throws Failure permission.missing, acts.waiting
 */
export async function askAct<P>(tx: Tx, act: TwoPersonAct<P>, payload: P, reason: string): Promise<string> {
  if (!holds(tx.actor, act.ask)) throw new Failure('permission.missing')
  const id = uuid()
  const text = textOf(act, payload)
  tx.about({ type: 'act', id })
  const asked = await store.insertAct(tx, {
    id,
    kind: act.kind,
    subject: act.subject?.(payload) ?? '',
    payload: text,
    hash: hashOf(act.kind, text),
    reason,
    hours: WAITS,
  })
  if (!asked) throw new Failure('acts.waiting')
  return id
}

/**
 * Goes on only with an approval of a second person for exactly this, given in the last 24 hours, and uses it
 * up: for work that its own person does after it was approved, such as a bulk export.
 *
 * @throws Failure acts.second_person
 */
export async function requireSecondPerson<P>(tx: Tx, act: TwoPersonAct<P>, payload: P): Promise<void> {
  const hash = hashOf(act.kind, textOf(act, payload))
  if (!(await store.useApproval(tx, act.kind, hash, PERMITS))) throw new Failure('acts.second_person')
}

const textOf = <P>(act: TwoPersonAct<P>, payload: P): string => JSON.stringify(act.payload.parse(payload))

/** Approves a request and performs it in the same transaction; `seen` is the hash of what was shown. */
export async function approve(tx: Tx, acts: readonly AnyAct[], id: string, seen: string): Promise<void> {
  const { row, act } = await decidable(tx, acts, id)
  // The row's own text is hashed again: a text that was changed behind the program's back is not performed.
  if (seen !== row.payload_hash || seen !== hashOf(row.kind, row.payload)) throw new Failure('acts.changed')
  const path = await act.carryOut(tx, JSON.parse(row.payload), {
    id,
    askedBy: row.asked_by,
    askedByName: row.asked_by_name,
    askedAt: row.asked_at,
    reason: row.reason,
  })
  await store.decideAct(tx, id, { state: 'approved', reason: null, path })
}

/** Refuses a request, with the reason its person reads. */
export async function refuse(tx: Tx, acts: readonly AnyAct[], id: string, reason: string): Promise<void> {
  await decidable(tx, acts, id)
  await store.decideAct(tx, id, { state: 'refused', reason, path: null })
}

async function decidable(
  tx: Tx,
  acts: readonly AnyAct[],
  id: string,
): Promise<{ row: store.ActRow; act: AnyAct }> {
  const known = await visible(tx, acts, id)
  const act = acts.find(({ kind }) => kind === known.kind)
  if (!act || !mayDecide(tx.actor, act)) throw new Failure('permission.missing')
  if (known.asked_by === tx.actor.personId) throw new Failure('acts.own')
  const row = await store.lockWaiting(tx, id)
  if (!row) throw new Failure(known.state === 'expired' ? 'acts.expired' : 'acts.decided')
  if (row.state !== 'waiting') throw new Failure('acts.expired')
  return { row, act }
}

/** The request, if the person may read about its kind or asked for it. */
export async function visible(tx: Tx, acts: readonly AnyAct[], id: string): Promise<store.ActRow> {
  tx.about({ type: 'act', id })
  const row = await store.findAct(tx, id)
  const readable = row && (row.asked_by === tx.actor.personId || kindsOf(tx.actor, acts).includes(row.kind))
  if (!readable) throw new Failure('record.unavailable')
  return row
}

/** Takes back a request of one's own. */
export async function withdraw(tx: Tx, acts: readonly AnyAct[], id: string): Promise<void> {
  const row = await visible(tx, acts, id)
  if (row.asked_by !== tx.actor.personId) throw new Failure('record.unavailable')
  if (!(await store.withdrawAct(tx, id))) throw new Failure('acts.decided')
}
