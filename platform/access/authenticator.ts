import { Secret, TOTP } from 'otpauth'

const ISSUER = 'Throughline'
const PERIOD_S = 30
/** Steps before and after the present one whose code is taken: clocks of phones differ. */
const WINDOW = 1

/** A new secret for an authenticator app: 160 random bits, as RFC 4226 recommends. */
export const newSecret = (): Buffer => Buffer.from(new Secret({ size: 20 }).bytes)

const totpOf = (secret: Buffer, label: string): TOTP =>
  new TOTP({
    issuer: ISSUER,
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_S,
    secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
  })

/** What the person types or scans into the app. */
export function enrolmentOf(secret: Buffer, email: string): { secret: string; address: string } {
  const totp = totpOf(secret, email)
  return { secret: totp.secret.base32, address: totp.toString() }
}

/** The step of 30 seconds a code belongs to (RFC 6238), or null when it fits none near the moment. */
export function stepOf(secret: Buffer, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null
  const delta = totpOf(secret, '').validate({ token: code, timestamp: now.getTime(), window: WINDOW })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD_S) + delta
}
