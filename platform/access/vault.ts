import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/** Length of the key of the vault, in bytes. */
export const VAULT_KEY_BYTES = 32
const NONCE = 12
const TAG = 16
const KEY_NAME = 4

/**
 * Encrypts small secrets for the database (AES-256-GCM): what stands there is of no use without the key, which is
 * kept outside of it. `about` binds a secret to its row, so that one cannot be put in the place of another.
 */
export interface Vault {
  seal(secret: Buffer, about: string): Buffer
  /** @throws Error when the key is another, or what was stored has been changed */
  open(sealed: Buffer, about: string): Buffer
}

export function vaultOf(key: Buffer): Vault {
  if (key.length !== VAULT_KEY_BYTES) throw new Error(`The key has ${key.length} bytes instead of 32.`)
  const name = createHash('sha256').update('throughline vault').update(key).digest().subarray(0, KEY_NAME)
  return {
    seal(secret, about) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about))
      const sealed = Buffer.concat([cipher.update(secret), cipher.final()])
      return Buffer.concat([name, nonce, cipher.getAuthTag(), sealed])
    },
    open(sealed, about) {
      if (!sealed.subarray(0, KEY_NAME).equals(name))
        throw new Error(
          'A stored secret was encrypted with another key. Start the server with the key it was made with.',
        )
      const nonce = sealed.subarray(KEY_NAME, KEY_NAME + NONCE)
      const tag = sealed.subarray(KEY_NAME + NONCE, KEY_NAME + NONCE + TAG)
      const cipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG })
      cipher.setAAD(Buffer.from(about)).setAuthTag(tag)
      return Buffer.concat([cipher.update(sealed.subarray(KEY_NAME + NONCE + TAG)), cipher.final()])
    },
  }
}
