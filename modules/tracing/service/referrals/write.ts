import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import type { ReferralContent, ReferralOutcome, ReferralState } from '../../contract/index.ts'
import { lockIndicator } from '../../store/indicators/list.ts'
import { addEvents, setState } from '../../store/indicators/write.ts'
import { findPackages, findReferral, indicatorsOf, type ReferralRow } from '../../store/referrals/read.ts'
import {
  addReferralEvent,
  insertPackage,
  insertReferral,
  nextNumber,
  replaceIndicators,
  setReferralState,
  updateContent,
} from '../../store/referrals/write.ts'
import { EDITABLE, packageOf, readReferral, type ReferralRead } from './read.ts'

const dayOf = (now: Date): string => now.toISOString().slice(0, 10)

/**
 * Begins a referral. Its indicators count as kept from then on.
 * @throws Failure `record.unavailable` where an indicator is not there
 */
export async function draftReferral(
  tx: Tx,
  { indicatorIds, content }: { indicatorIds: readonly string[]; content: ReferralContent },
  now = new Date(),
): Promise<ReferralRead> {
  const ids = [...new Set(indicatorIds)]
  const number = await nextNumber(tx, now.getUTCFullYear())
  const id = await insertReferral(tx, number, content)
  await referIndicators(tx, id, number, ids)
  await addReferralEvent(tx, id, { kind: 'begun', on: dayOf(now) })
  const state = await readReferral(tx, id)
  tx.about({ type: 'referral', id, fields: ['begun'] })
  return state
}

/** Adds indicators to a referral and says so in the history of those that are new in it. */
async function referIndicators(tx: Tx, id: string, number: string, ids: readonly string[]): Promise<void> {
  const before = new Set(await indicatorsOf(tx, id))
  for (const one of ids.toSorted()) {
    const known = await lockIndicator(tx, one)
    if (!known) throw new Failure('record.unavailable')
    if (before.has(one)) continue
    await setState(tx, one, 'kept')
    await addEvents(tx, [{ indicatorId: one, kind: 'referred', words: number }])
  }
  await addEvents(
    tx,
    [...before]
      .filter((one) => !ids.includes(one))
      .map((indicatorId) => ({ indicatorId, kind: 'withdrawn' as const, words: number })),
  )
  await replaceIndicators(tx, id, ids)
}

/** @throws Failure `record.unavailable`, `record.changed`, `tracing.referral_state` */
async function held(
  tx: Tx,
  id: string,
  version: number,
  states: readonly ReferralState[],
): Promise<ReferralRow> {
  const row = await findReferral(tx, id, true)
  if (!row) throw new Failure('record.unavailable')
  if (row.version !== version) throw new Failure('record.changed')
  if (!states.includes(row.state)) throw new Failure('tracing.referral_state')
  return row
}

/** Changes what would be sent; what was sent stays as it is. */
export async function changeReferral(
  tx: Tx,
  id: string,
  change: { version: number; indicatorIds: readonly string[]; content: ReferralContent },
  now = new Date(),
): Promise<ReferralRead> {
  const row = await held(tx, id, change.version, EDITABLE)
  await updateContent(tx, id, change.content)
  await referIndicators(tx, id, row.number, [...new Set(change.indicatorIds)])
  await addReferralEvent(tx, id, { kind: 'changed', on: dayOf(now) })
  return done(tx, id, 'changed')
}

async function done(tx: Tx, id: string, what: string): Promise<ReferralRead> {
  const state = await readReferral(tx, id)
  tx.about({ type: 'referral', id, fields: [what] })
  return state
}

/**
 * Keeps the package as it leaves. A second one corrects the first and says in what.
 * @throws Failure `record.unavailable`, `record.changed`, `tracing.referral_state`, `request.invalid`
 */
export async function sendReferral(
  tx: Tx,
  id: string,
  { version, on, correction }: { version: number; on: string; correction: string },
  now = new Date(),
): Promise<ReferralRead> {
  const row = await held(tx, id, version, EDITABLE)
  const [last] = await findPackages(tx, id)
  checkDay(on, last?.sent_on ?? null, now)
  if (last && correction === '')
    throw new Failure('request.invalid', {
      fields: [{ path: 'correction', message: 'Say what is corrected.' }],
    })
  const content = await packageOf(tx, id, {
    receiver: row.receiver,
    receiverName: row.receiver_name,
    contact: row.contact,
    narrative: row.narrative,
    request: row.request,
  })
  await insertPackage(tx, id, {
    version: (last?.version ?? 0) + 1,
    content,
    correction: last ? correction : null,
    on,
  })
  await setReferralState(tx, id, last ? { state: row.state } : { state: 'sent', sentOn: on })
  await addReferralEvent(tx, id, { kind: last ? 'corrected' : 'sent', on, words: correction })
  return done(tx, id, last ? 'corrected' : 'sent')
}

type Step = 'acknowledged' | 'accepted' | 'declined' | 'closed' | 'withdrawn'

/** From which states a step may follow. */
const BEFORE: Readonly<Record<Step, readonly ReferralState[]>> = {
  acknowledged: ['sent'],
  accepted: ['sent', 'acknowledged'],
  declined: ['sent', 'acknowledged'],
  closed: ['sent', 'acknowledged', 'accepted'],
  withdrawn: ['draft', 'sent', 'acknowledged', 'accepted'],
}

/**
 * Keeps what became of it at the receiver, or takes it back.
 * @throws Failure `record.unavailable`, `record.changed`, `tracing.referral_state`, `request.invalid`
 */
export async function followReferral(
  tx: Tx,
  id: string,
  step: { version: number; step: Step; on: string; outcome: ReferralOutcome | null; words: string },
  now = new Date(),
): Promise<ReferralRead> {
  const row = await held(tx, id, step.version, BEFORE[step.step])
  checkDay(step.on, row.sent_on, now)
  await setReferralState(tx, id, { state: step.step, outcome: step.outcome })
  await addReferralEvent(tx, id, { kind: step.step, on: step.on, outcome: step.outcome, words: step.words })
  if (step.step === 'withdrawn')
    await addEvents(
      tx,
      (await indicatorsOf(tx, id)).map((indicatorId) => ({
        indicatorId,
        kind: 'withdrawn' as const,
        words: `${row.number}: ${step.words}`,
      })),
    )
  return done(tx, id, step.step)
}

/** A day to come, or one before it was sent, is a slip of the hand. */
function checkDay(on: string, sentOn: string | null, now: Date): void {
  // West of here it is still the day before, east of here already the next.
  const tomorrow = dayOf(new Date(now.getTime() + 86_400_000))
  const message =
    on > tomorrow
      ? 'This day is still to come.'
      : sentOn !== null && on < sentOn
        ? `It was sent on ${sentOn}: this day lies before.`
        : null
  if (message !== null) throw new Failure('request.invalid', { fields: [{ path: 'on', message }] })
}
