import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { PoolClient } from 'pg'
import { Failure } from '#platform/http'
import type { Desk, Door } from '../desk.ts'
import { listPasskeysOf, lockPasskey, notePasskeyUse, type PasskeyRow } from '../store/passkey.ts'
import type { LiveSession } from '../store/session.ts'
import { askBrowser, takeAnswerable } from './challenge.ts'

type Data = Record<string, unknown>

/** Passkeys belong to the address people type; a page at another address cannot ask for them. */
const partyOf = (desk: Desk) => {
  const { origin, hostname } = new URL(desk.address())
  return { expectedOrigin: origin, expectedRPID: hostname }
}

const known = (passkeys: readonly PasskeyRow[]) =>
  passkeys.map(({ credential_id: id, transports }) => ({ id, transports }))

/** What the browser needs to use a passkey: the person's own, or with nobody at the screen any. */
export async function passkeyOptions(desk: Desk, door: Door, live: LiveSession | undefined): Promise<Data> {
  const passkeys = live ? await desk.database.withOwner((client) => listPasskeysOf(client, live.id)) : []
  const options = await generateAuthenticationOptions({
    rpID: partyOf(desk).expectedRPID,
    userVerification: 'required',
    allowCredentials: known(passkeys),
  })
  await askBrowser(desk, door, {
    purpose: 'sign-in',
    sessionId: live?.session_id ?? null,
    content: { challenge: options.challenge },
  })
  return { ...options }
}

/** The challenge that an answer must have signed; asked for before the answer is looked at, and then gone. */
export async function takePasskeyChallenge(
  desk: Desk,
  door: Pick<Door, 'request'>,
  purpose: 'sign-in' | 'enrolment',
  live: LiveSession | undefined,
): Promise<string> {
  const wanted = { purpose, sessionId: live?.session_id ?? null }
  const { challenge } = await takeAnswerable(desk, door, wanted, 'account.passkey')
  return challenge ?? ''
}

/** Whose passkey answers; null when nobody's is known under its name. */
export async function ownerOfPasskey(desk: Desk, answer: Data): Promise<string | null> {
  const { id } = answer
  if (typeof id !== 'string' || id.includes('\0')) return null
  const row = await desk.database.withOwner((client) => lockPasskey(client, id))
  return row?.person_id ?? null
}

/** Checks an answer under the passkey's lock and keeps its counter; the person must have been verified by the device. */
export async function verifyPasskey(
  client: PoolClient,
  desk: Desk,
  challenge: string,
  answer: Data,
): Promise<true | null> {
  const row = await lockPasskey(client, String(answer['id']))
  if (!row) return null
  const credential = {
    id: row.credential_id,
    publicKey: Uint8Array.from(row.public_key),
    counter: row.counter,
    transports: row.transports,
  }
  const checked = await verifyAuthenticationResponse({
    response: answer as unknown as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    ...partyOf(desk),
    credential,
    requireUserVerification: true,
    // An answer that is malformed is one that does not fit.
  }).catch(() => undefined)
  if (!checked?.verified) return null
  await notePasskeyUse(client, row.credential_id, checked.authenticationInfo.newCounter, desk.now())
  return true
}

/** What the browser needs to make a passkey. It is kept on the device, so that it can stand for the name as well. */
export async function newPasskeyOptions(desk: Desk, door: Door, live: LiveSession): Promise<Data> {
  const passkeys = await desk.database.withOwner((client) => listPasskeysOf(client, live.id))
  const options = await generateRegistrationOptions({
    rpName: 'Throughline',
    rpID: partyOf(desk).expectedRPID,
    userName: live.email,
    userDisplayName: live.name,
    userID: new Uint8Array(Buffer.from(live.id)),
    attestationType: 'none',
    excludeCredentials: known(passkeys),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await askBrowser(desk, door, {
    purpose: 'enrolment',
    sessionId: live.session_id,
    content: { challenge: options.challenge },
  })
  return { ...options }
}

/** @throws Failure `account.passkey` when what the browser answered is no new passkey for this challenge */
export async function verifyNewPasskey(
  desk: Desk,
  challenge: string,
  answer: Data,
): Promise<Pick<PasskeyRow, 'credential_id' | 'public_key' | 'counter' | 'transports'>> {
  const checked = await verifyRegistrationResponse({
    response: answer as unknown as RegistrationResponseJSON,
    expectedChallenge: challenge,
    ...partyOf(desk),
    requireUserVerification: true,
  }).catch(() => undefined)
  if (!checked?.verified) throw new Failure('account.passkey')
  const { id, publicKey, counter, transports } = checked.registrationInfo.credential
  return {
    credential_id: id,
    public_key: Buffer.from(publicKey),
    counter,
    transports: (transports ?? []).filter((one) => /^[a-z-]{1,20}$/.test(one)).slice(0, 8),
  }
}
