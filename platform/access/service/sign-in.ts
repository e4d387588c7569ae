import { Failure } from '#platform/http'
import type { HandlerInput, RouteShape } from '#contract'
import * as contract from '../contract.ts'
import type { Session } from '../contract.ts'
import { actAt, type Desk, type Door } from '../desk.ts'
import { passwordFits } from '../password.ts'
import { findPerson } from '../store/person.ts'
import type { LiveSession } from '../store/session.ts'
import { advance, enter, requireBanner } from './enter.ts'
import { ownerOfPasskey, takePasskeyChallenge, verifyPasskey } from './passkey.ts'
import { attempt, prove, useCode } from './proof.ts'

type Body<R extends RouteShape> = HandlerInput<R>['body']

export async function signInWithPassword(
  desk: Desk,
  door: Door,
  { email, password, banner }: Body<typeof contract.signIn>,
): Promise<Session> {
  const action = contract.signIn.id
  const { person } = await attempt(desk, door, action, async (about) => {
    await requireBanner(desk, banner)
    const check = async (_: unknown, found?: { password_hash: string | null }) =>
      (await passwordFits(found?.password_hash ?? null, password)) || null
    return prove(desk, { email }, 'session.refused', check, about)
  })
  return enter(desk, door, person, { action, methods: ['password'], banner })
}

/** Second factor by code. */
export async function giveCode(desk: Desk, door: Door, code: string): Promise<Session> {
  const action = contract.giveCode.id
  const { live, proof } = await attempt(desk, door, action, async (about) => {
    const live = await requirePending(desk, door)
    const { proof } = await prove(
      desk,
      { id: live.id },
      'account.code',
      async (client, person) => (person ? useCode(client, desk, person, code) : null),
      about,
    )
    return { live, proof }
  })
  const done = await advance(desk, door, live, action, async () => ({ methods: [proof], with: null }))
  return done.session
}

async function requirePending(desk: Desk, door: Door): Promise<LiveSession> {
  const live = await desk.sessions.find(door.request)
  if (live?.step !== 'second-factor') throw new Failure('session.required')
  return live
}

/** A passkey alone, verified by the device, is both factors; after a password it is the second. */
export async function givePasskey(
  desk: Desk,
  door: Door,
  { answer, banner }: Body<typeof contract.givePasskey>,
): Promise<Session> {
  const action = contract.givePasskey.id
  const found = await desk.sessions.find(door.request)
  const { person, live } = await attempt(desk, door, action, async (about) => {
    await requireBanner(desk, banner)
    const challenge = await takePasskeyChallenge(desk, door, 'sign-in', found)
    const live = found?.step === 'second-factor' ? found : undefined
    const owner = await ownerOfPasskey(desk, answer)
    if (owner === null || (live && live.id !== owner)) throw new Failure('account.passkey')
    const { person } = await prove(
      desk,
      { id: owner },
      'account.passkey',
      (client) => verifyPasskey(client, desk, challenge, answer),
      about,
    )
    // Someone whose agency signs in elsewhere comes through there: a passkey must not outlive that account.
    if (!live && person.provider !== null) throw new Failure('session.refused')
    return { person, live }
  })
  if (!live) return enter(desk, door, person, { action, methods: ['passkey'], banner })
  return (await advance(desk, door, live, action, async () => ({ methods: ['passkey'], with: null }))).session
}

/** Proves again who is at an open or locked session. */
export async function confirm(
  desk: Desk,
  door: Door,
  given: Body<typeof contract.confirmSession>,
): Promise<Session> {
  const action = contract.confirmSession.id
  const live = await attempt(desk, door, action, async (about) => {
    const live = await desk.sessions.find(door.request)
    if (!live || live.step !== null) throw new Failure('session.required')
    about(live.id)
    await proveAgain(desk, door, live, given)
    return live
  })
  return (await advance(desk, door, live, action, async () => ({ methods: [], with: null }))).session
}

async function proveAgain(
  desk: Desk,
  door: Door,
  live: LiveSession,
  given: Body<typeof contract.confirmSession>,
): Promise<void> {
  if (live.demonstration) {
    if (given.by !== 'sample') throw new Failure('session.refused')
    return
  }
  if (given.by === 'sample') throw new Failure('session.refused')
  if (given.by === 'passkey') {
    const challenge = await takePasskeyChallenge(desk, door, 'sign-in', live)
    if ((await ownerOfPasskey(desk, given.answer)) !== live.id) throw new Failure('account.passkey')
    await prove(desk, { id: live.id }, 'account.passkey', (client) =>
      verifyPasskey(client, desk, challenge, given.answer),
    )
    return
  }
  await prove(desk, { id: live.id }, 'session.refused', async (client, person) => {
    if (!person) return null
    if (given.by === 'code' && person.provider === null) return null
    const passwordOk = given.by === 'code' || (await passwordFits(person.password_hash, given.password))
    // A code is used up only beside the right password, or it would tell that the password is right.
    return passwordOk ? useCode(client, desk, person, given.code) : null
  })
}

/** @throws Failure `session.refused` outside the demonstration, and for every account that is no sample */
export async function enterSample(desk: Desk, door: Door, email: string): Promise<Session> {
  const action = contract.enterDemonstration.id
  const person = await desk.database.withOwner((client) => findPerson(client, { email }))
  if (!desk.demonstration || !person?.demonstration || person.disabled_at || person.agency_stopped_at) {
    const subjects = [{ type: 'session' }]
    await desk.audit.alone({ ...actAt(door, action), actor: null, subjects, outcome: 'refused' })
    throw new Failure('session.refused')
  }
  return enter(desk, door, person, { action, methods: ['sample'], banner: null })
}
