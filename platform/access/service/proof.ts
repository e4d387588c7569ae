import type { PoolClient } from 'pg'
import { Failure } from '#platform/http'
import { stepOf } from '../authenticator.ts'
import { actAt, type Desk, type Door } from '../desk.ts'
import { noteFailure, useRecoveryCode, useStep } from '../store/credential.ts'
import { lockPerson, type PersonRow } from '../store/person.ts'
import type { SignInMethod } from '../store/session.ts'
import { noteAddressFailure, throttleAddress } from '../throttle.ts'
import { recoveryCodeHash } from '../token.ts'
import { mayEnter } from './steps.ts'

/** CJIS Security Policy AC-7: five failures in 15 minutes, then an administrator has to release the account. */
const FAILURES_ALLOWED = 5
const FAILURE_WINDOW_MS = 15 * 60_000
const NOBODY = '00000000-0000-0000-0000-000000000000'

type Refusal = 'session.refused' | 'account.code' | 'account.passkey' | 'session.provider'
const FAILED_PROOFS = new Set<string>([
  'session.refused',
  'account.code',
  'account.passkey',
  'session.provider',
])

/**
 * Tries one proof of identity: an address that failed too often is refused first, a failure is counted for it,
 * and every refusal leaves its row. `about` names the account that was tried.
 */
export async function attempt<T>(
  desk: Desk,
  door: Door,
  action: string,
  work: (about: (personId: string) => void) => Promise<T>,
): Promise<T> {
  let tried: string | undefined
  try {
    await throttleAddress(desk.database, door.request.ip, desk.now())
    return await work((personId) => (tried = personId))
  } catch (error) {
    if (error instanceof Failure && FAILED_PROOFS.has(error.code))
      await noteAddressFailure(desk.database, door.request.ip, desk.now())
    const subjects = [tried ? { type: 'person', id: tried } : { type: 'session' }]
    await desk.audit.alone({ ...actAt(door, action), actor: null, subjects, outcome: 'refused' })
    throw error
  }
}

/**
 * Checks a proof under the account's lock. Failures of every kind share one counter and outlive the refusal; who
 * proves themselves to a locked account learns that it is locked, and nobody else does.
 *
 * @throws Failure `session.locked`, or the given refusal
 */
export async function prove<T>(
  desk: Desk,
  by: Parameters<typeof lockPerson>[1],
  refusal: Refusal,
  check: (client: PoolClient, person: PersonRow | undefined) => Promise<T | null>,
  about: (personId: string) => void = () => {},
): Promise<{ person: PersonRow; proof: T }> {
  const outcome = await desk.database.withOwner(async (client) => {
    const person = await lockPerson(client, by)
    if (person) about(person.id)
    const proof = await check(client, person)
    if (person && proof !== null && mayEnter(person, desk.now()))
      return person.locked_at ? new Failure('session.locked') : { person, proof }
    await countFailure(client, person, desk.now())
    return new Failure(refusal)
  })
  if (outcome instanceof Failure) throw outcome
  return outcome
}

async function countFailure(client: PoolClient, person: PersonRow | undefined, now: Date): Promise<void> {
  const recent = person?.failed_since && now.getTime() - person.failed_since.getTime() < FAILURE_WINDOW_MS
  const failures = recent ? person.failures + 1 : 1
  const since = recent ? person.failed_since! : now
  const lockedAt = failures >= FAILURES_ALLOWED ? now : null
  // For an unknown account too, so that it takes the same time.
  await noteFailure(client, person?.id ?? NOBODY, { failures, since, lockedAt })
}

/** Checks and uses up a code: six digits of the authenticator, or a recovery code. */
export async function useCode(
  client: PoolClient,
  desk: Pick<Desk, 'vault' | 'now'>,
  person: PersonRow,
  typed: string,
): Promise<SignInMethod | null> {
  const code = typed.replace(/[\s-]/g, '')
  if (!/^\d{6}$/.test(code)) {
    const fits = await useRecoveryCode(client, person.id, recoveryCodeHash(code), desk.now())
    return fits ? 'recovery-code' : null
  }
  if (!person.totp_secret) return null
  const step = stepOf(desk.vault.open(person.totp_secret, person.id), code, desk.now())
  return step !== null && (await useStep(client, person.id, step)) ? 'authenticator' : null
}
