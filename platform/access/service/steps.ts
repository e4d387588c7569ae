import type { Means, Step } from '../contract.ts'
import type { PersonRow } from '../store/person.ts'
import type { SignInMethod } from '../store/session.ts'

const SECOND_FACTORS: readonly SignInMethod[] = [
  'authenticator',
  'passkey',
  'recovery-code',
  'provider-second-factor',
]
/** CJIS Security Policy IA-5 f, where the agency wants it. */
const PASSWORD_LIFE_MS = 365 * 86_400_000

type Holder = Pick<
  PersonRow,
  'demonstration' | 'totp_secret' | 'passkeys' | 'passwords_expire' | 'password_changed_at'
>

/** What is still to be done after some proofs before a session opens; null when it is complete. */
export function nextStep(person: Holder, methods: readonly SignInMethod[], now: Date): Step | null {
  if (person.demonstration) return null
  const enrolled = person.totp_secret !== null || person.passkeys > 0
  if (!methods.some((method) => SECOND_FACTORS.includes(method)))
    return enrolled ? 'second-factor' : 'enrolment'
  return methods.includes('password') && passwordTooOld(person, now) ? 'new-password' : null
}

/** When the password is to be changed, if it ever is. */
export function changeBy(person: Pick<PersonRow, 'passwords_expire' | 'password_changed_at'>): Date | null {
  const { passwords_expire: expire, password_changed_at: changedAt } = person
  return expire && changedAt ? new Date(changedAt.getTime() + PASSWORD_LIFE_MS) : null
}

function passwordTooOld(person: Holder, now: Date): boolean {
  const by = changeBy(person)
  return by !== null && by <= now
}

/** With what a person can prove who they are. */
export function meansOf(person: PersonRow): Means {
  return {
    password: person.password_hash !== null,
    authenticator: person.totp_secret !== null,
    passkeys: person.passkeys > 0,
    recoveryCodes: person.recovery_codes > 0,
    provider: person.provider,
    sample: person.demonstration,
  }
}

/** Whether a person may come in at all, however well they prove who they are. */
export function mayEnter(person: PersonRow, now: Date): boolean {
  return (
    person.disabled_at === null &&
    person.agency_stopped_at === null &&
    (person.expires_at === null || person.expires_at > now)
  )
}
