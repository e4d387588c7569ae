import { asOwner } from '#platform/db'
import { Failure } from '#platform/http'
import { enrolmentOf, newSecret, stepOf } from '../authenticator.ts'
import * as contract from '../contract.ts'
import type { Session, Step } from '../contract.ts'
import { actAt, type Desk, type Door } from '../desk.ts'
import { adoptSecret, replaceRecoveryCodes, setPendingSecret } from '../store/credential.ts'
import { insertPasskey } from '../store/passkey.ts'
import { lockPerson } from '../store/person.ts'
import { endSessionsOf, type LiveSession } from '../store/session.ts'
import { newRecoveryCodes, recoveryCodeHash } from '../token.ts'
import { advance } from './enter.ts'
import { takePasskeyChallenge, verifyNewPasskey } from './passkey.ts'
import type { PoolClient } from 'pg'

/**
 * The session of someone who may change how they prove who they are: an open one, or one that waits for just that.
 *
 * @throws Failure `session.required`
 */
export async function requireOwn(desk: Desk, door: Pick<Door, 'request'>, step: Step): Promise<LiveSession> {
  const live = await desk.sessions.find(door.request)
  const state = desk.sessions.state(live)
  if (!live || live.demonstration || !(state === 'open' || (state === 'pending' && live.step === step)))
    throw new Failure('session.required')
  return live
}

/** A new secret, kept aside until its first code proves that the app has it. */
export async function askAuthenticator(desk: Desk, door: Door): Promise<{ secret: string; address: string }> {
  const live = await requireOwn(desk, door, 'enrolment')
  const secret = newSecret()
  const act = actAt(door, contract.askAuthenticator.id)
  await desk.audit.transact(desk.sessions.actorOf(live), act, (tx) => {
    tx.about({ type: 'person', id: live.id, fields: ['authenticator'] })
    return asOwner(tx, (client) => setPendingSecret(client, live.id, desk.vault.seal(secret, live.id)))
  })
  return enrolmentOf(secret, live.email)
}

export interface Enrolled {
  session: Session
  recoveryCodes: string[] | null
}

export async function addAuthenticator(desk: Desk, door: Door, typed: string): Promise<Enrolled> {
  const live = await requireOwn(desk, door, 'enrolment')
  return enrol(desk, door, live, contract.addAuthenticator.id, 'authenticator', async (client) => {
    const person = await lockPerson(client, { id: live.id })
    const pending = person?.totp_pending
    const step = pending && stepOf(desk.vault.open(pending, live.id), typed.replace(/\s/g, ''), desk.now())
    if (step === null || step === undefined) throw new Failure('account.code')
    await adoptSecret(client, live.id, step, desk.now())
  })
}

export async function addPasskey(
  desk: Desk,
  door: Door,
  given: { name: string; answer: Record<string, unknown> },
): Promise<Enrolled> {
  const live = await requireOwn(desk, door, 'enrolment')
  const challenge = await takePasskeyChallenge(desk, door, 'enrolment', live).catch(() => null)
  return enrol(desk, door, live, contract.addPasskey.id, 'passkey', async (client) => {
    // Refused here, so that the refusal leaves its row.
    if (challenge === null) throw new Failure('account.passkey')
    const passkey = await verifyNewPasskey(desk, challenge, given.answer)
    const row = { ...passkey, person_id: live.id, name: given.name, created_at: desk.now() }
    if (!(await insertPasskey(client, row))) throw new Failure('account.passkey')
  })
}

/** A changed way to prove oneself ends all other sessions; the first one brings the recovery codes. */
async function enrol(
  desk: Desk,
  door: Door,
  live: LiveSession,
  action: string,
  method: 'authenticator' | 'passkey',
  add: (client: PoolClient) => Promise<void>,
): Promise<Enrolled> {
  const done = await advance(desk, door, live, action, async (client) => {
    await add(client)
    await endSessionsOf(client, live.id, desk.now(), live.session_id)
    const person = (await lockPerson(client, { id: live.id }))!
    const codes = person.recovery_codes === 0 ? await renewCodes(client, live.id) : null
    return { methods: live.step === null ? [] : [method], with: codes }
  })
  return { session: done.session, recoveryCodes: done.with }
}

export async function renewCodes(client: PoolClient, personId: string): Promise<string[]> {
  const codes = newRecoveryCodes()
  await replaceRecoveryCodes(client, personId, codes.map(recoveryCodeHash))
  return codes
}
