import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  randomBytes,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** What signs heads, wraps the keys of contents and hides numbers of rows; made from one secret of 32 bytes that stays in a file. */
export interface AuditSecret {
  /** The Ed25519 key that heads are checked with, as base64 of its SPKI form. */
  readonly publicKey: string
  /** Hides the numbers of rows from those who read them: 32 bytes. */
  readonly entryKey: Buffer
  sign(text: string): string
  /** AES-256-GCM under the wrapping key; `about` must be given again to open it. */
  wrap(plain: Buffer, about: string): Buffer
  /** @throws Error when it was wrapped by another secret, or for something else */
  unwrap(wrapped: Buffer, about: string): Buffer
}

/** A key file that cannot be read as one. */
export class AuditKeyError extends Error {}

const BYTES = 32
/** An Ed25519 private key in PKCS 8 is this and its 32 bytes of seed (RFC 8410 §7). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The part for each use is derived apart (RFC 5869), so that one never tells of another. */
export function auditSecret(seed: Buffer): AuditSecret {
  const derived = (use: string) =>
    Buffer.from(hkdfSync('sha256', seed, '', `throughline audit ${use}`, BYTES))
  const key = createPrivateKey({
    key: Buffer.concat([PKCS8, derived('heads')]),
    format: 'der',
    type: 'pkcs8',
  })
  const wrapping = derived('contents')
  return {
    publicKey: createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64'),
    entryKey: derived('entries'),
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64'),
    wrap: (plain, about) => encrypt(wrapping, plain, about),
    unwrap: (wrapped, about) => decrypt(wrapping, wrapped, about),
  }
}

/**
 * Reads the key file, or makes one that only this account of the machine may read. Two processes that start at
 * once make one between them.
 *
 * @throws AuditKeyError when the file holds something else
 */
export async function openSecret(path: string): Promise<AuditSecret> {
  const text = (await readIfThere(path)) ?? (await makeKey(path))
  const seed = Buffer.from(text.trim(), 'base64')
  if (seed.length !== BYTES)
    throw new AuditKeyError(
      `The audit key in ${path} is not 32 bytes in base64. Put the right file there, or take it away and a new key is made; heads signed before are then checked with the public key they name.`,
    )
  return auditSecret(seed)
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Whole or not at all: another process that starts meanwhile reads the finished file, and keeps to it. */
async function makeKey(path: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(`${randomBytes(BYTES).toString('base64')}\n`)
    await file.sync()
    await link(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await file.close()
    await rm(draft, { force: true })
  }
  return readFile(path, 'utf8')
}

/** Nonce of 12 bytes, ciphertext, tag of 16. A key is used for few contents, so random nonces do not meet. */
export function encrypt(key: Buffer, plain: Buffer, about: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** @throws Error when key, content or `about` are not those of the encryption */
export function decrypt(key: Buffer, sealed: Buffer, about: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(about)).setAuthTag(sealed.subarray(-16))
  return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()])
}

/** Whether a text was signed with the key whose public half this is. */
export function signatureFits(publicKey: string, text: string, signature: string): boolean {
  const key = readPublicKey(publicKey)
  return key !== undefined && verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))
}

function readPublicKey(text: string): KeyObject | undefined {
  try {
    return createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' })
  } catch {
    return undefined
  }
}

/** A short name of a public key, to be compared by eye: the first 16 hexadecimal digits of its SHA-256. */
export const fingerprint = (publicKey: string): string =>
  createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 16)
