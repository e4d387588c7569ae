import type { HandlerInput } from '#contract'
import { asOwner, type Tx } from '#platform/db'
import { Failure } from '#platform/http'
import * as contract from '../contract.ts'
import type { Account, OwnSession, Session } from '../contract.ts'
import type { Desk, Door } from '../desk.ts'
import { hashPassword, passwordFits } from '../password.ts'
import { moment } from '../present.ts'
import { dropAuthenticator, setPassword } from '../store/credential.ts'
import { deletePasskey, listPasskeysOf } from '../store/passkey.ts'
import { findPerson, lockPerson, type PersonRow } from '../store/person.ts'
import { endSessionsOf, listSessionsOf } from '../store/session.ts'
import { advance } from './enter.ts'
import { requireOwn } from './enrolment.ts'
import { requireStrong } from './invitations.ts'
import { attempt, prove } from './proof.ts'
import { changeBy } from './steps.ts'

/** What a person has to prove who they are with; never what it is. */
export async function readAccount(tx: Tx): Promise<Account> {
  const { person, passkeys } = await asOwner(tx, async (client) => ({
    person: (await findPerson(client, { id: tx.actor.personId }))!,
    passkeys: await listPasskeysOf(client, tx.actor.personId),
  }))
  const { name, email, agency, provider } = person
  return {
    name,
    email,
    agency,
    provider,
    password: person.password_changed_at && {
      changedAt: person.password_changed_at.toISOString(),
      changeBy: moment(changeBy(person)),
    },
    authenticatorSince: person.totp_secret && moment(person.totp_since),
    passkeys: passkeys.map((one) => ({
      id: one.id,
      name: one.name,
      createdAt: one.created_at.toISOString(),
      usedAt: moment(one.used_at),
    })),
    recoveryCodesLeft: person.recovery_codes,
    expiresAt: moment(person.expires_at),
    sample: person.demonstration,
  }
}

/** The old password proves itself under the counter of failures; all other sessions end. */
export async function changePassword(
  desk: Desk,
  door: Door,
  { old, password }: HandlerInput<typeof contract.changePassword>['body'],
): Promise<Session> {
  const action = contract.changePassword.id
  const live = await attempt(desk, door, action, async (about) => {
    const live = await requireOwn(desk, door, 'new-password')
    if (live.provider !== null) throw new Failure('people.federated')
    await prove(
      desk,
      { id: live.id },
      'session.refused',
      async (_, person) => (await passwordFits(person?.password_hash ?? null, old)) || null,
      about,
    )
    await requireStrong(password, live)
    if (password === old)
      throw new Failure('account.password', { detail: 'The new password is the old one.' })
    return live
  })
  const hash = await hashPassword(password)
  const done = await advance(desk, door, live, action, async (client) => {
    await setPassword(client, live.id, hash, desk.now())
    await endSessionsOf(client, live.id, desk.now(), live.session_id)
    return { methods: [], with: null }
  })
  return done.session
}

/** Takes a second factor away, if another one stays; all other sessions end. */
export async function removeFactor(
  tx: Tx,
  which: { authenticator: true } | { passkey: string },
  keep: { sessionId: string; now: Date },
): Promise<void> {
  const id = tx.actor.personId
  await asOwner(tx, async (client) => {
    const person = (await lockPerson(client, { id }))!
    if ('passkey' in which) {
      if (!(await deletePasskey(client, id, which.passkey))) throw new Failure('record.unavailable')
      refuseLast(person.totp_secret !== null || person.passkeys > 1 || signsInElsewhere(person))
    } else {
      refuseLast(person.passkeys > 0 || signsInElsewhere(person))
      await dropAuthenticator(client, id)
    }
    await endSessionsOf(client, id, keep.now, keep.sessionId)
  })
}

const signsInElsewhere = (person: PersonRow): boolean => person.provider !== null

function refuseLast(another: boolean): void {
  if (!another) throw new Failure('account.last_factor')
}

export async function listSessions(tx: Tx, current: string, now: Date): Promise<OwnSession[]> {
  const rows = await asOwner(tx, (client) => listSessionsOf(client, tx.actor.personId, now))
  return rows.map((row) => ({
    id: row.id,
    current: row.id === current,
    begunAt: row.created_at.toISOString(),
    seenAt: row.seen_at.toISOString(),
    methods: row.methods,
    address: row.address,
    agent: row.agent,
  }))
}
