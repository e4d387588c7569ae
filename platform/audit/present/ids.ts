import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Database } from '#platform/db'
import { secretOf } from '../contents/vault.ts'

/**
 * Rows are numbered over the whole installation, so a number that left would tell one agency how much the others
 * do. What leaves instead is the number, encrypted: the same for the same row, and without order.
 */
export interface EntryIds {
  hide(number: number): string
  /** The number behind an id; nothing when the id was never made under this key. */
  find(id: string): number | undefined
}

const BLOCK = 16

/**
 * One block of AES-256: half of it zero, the other half the number. A block alone needs no mode and no nonce, and
 * an id that was made up decrypts to 64 bits of zero once in 2⁶⁴.
 */
export function entryIds(key: Buffer): EntryIds {
  return {
    hide(number) {
      const block = Buffer.alloc(BLOCK)
      block.writeBigInt64BE(BigInt(number), BLOCK / 2)
      const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false)
      return Buffer.concat([cipher.update(block), cipher.final()]).toString('base64url')
    },
    find(id) {
      const sealed = Buffer.from(id, 'base64url')
      if (sealed.length !== BLOCK || sealed.toString('base64url') !== id) return undefined
      const cipher = createDecipheriv('aes-256-ecb', key, null).setAutoPadding(false)
      const block = Buffer.concat([cipher.update(sealed), cipher.final()])
      return block.readBigInt64BE(0) === 0n ? Number(block.readBigInt64BE(BLOCK / 2)) : undefined
    },
  }
}

/**
 * The ids of a house: every web process with the same secret makes the same. Without a secret they last as long as
 * the process.
 */
export function entryIdsOf(database: Database): EntryIds {
  const passing = randomBytes(32)
  const ids = () => entryIds(secretOf(database)?.entryKey ?? passing)
  return { hide: (number) => ids().hide(number), find: (id) => ids().find(id) }
}
