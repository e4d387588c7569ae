import { createHash, randomBytes } from 'node:crypto'

/** A secret for a cookie or link: 256 random bits. Only its hash is stored. */
export const newToken = (): string => randomBytes(32).toString('base64url')

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Under which an address that is given up is remembered: no list of addresses is kept. */
export const emailHash = (email: string): Buffer => tokenHash(`email:${email.toLowerCase()}`)

// Without letters and digits that look alike on paper.
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz023456789'
const GROUPS = 7
const GROUP = 4

/**
 * Ten recovery codes of 140 random bits, in groups that can be read aloud. At that size a plain hash is enough:
 * there is nothing to guess.
 */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () => {
    const letters = [...randomBytes(GROUPS * GROUP)].map((byte) => ALPHABET[byte % ALPHABET.length]!)
    return Array.from({ length: GROUPS }, (_, i) => letters.slice(i * GROUP, (i + 1) * GROUP).join('')).join(
      '-',
    )
  })
}

/** The hash of a recovery code however it was typed: dashes, spaces and capitals do not count. */
export const recoveryCodeHash = (typed: string): Buffer =>
  tokenHash(`recovery:${typed.toLowerCase().replace(/[^a-z0-9]/g, '')}`)
