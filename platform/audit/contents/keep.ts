import { createHash } from 'node:crypto'
import { asOwner, type Database, type Subject, type Tx } from '#platform/db'
import { encrypt } from '../secret.ts'
import { aboutRecord, recordKey } from './keys.ts'
import { secretOf } from './vault.ts'

/** One change, encrypted under the key of its record. */
export interface KeptContent {
  readonly type: string
  readonly id: string
  readonly sealed: Buffer
}

/** Everything a transaction keeps, under the hash that its audit row carries. */
export interface KeptContents {
  readonly hash: Buffer
  readonly parts: readonly KeptContent[]
}

type Changed = Subject & Required<Pick<Subject, 'id' | 'change'>>

const isChanged = (subject: Subject): subject is Changed =>
  subject.id !== undefined && subject.change !== undefined

/** Encrypts what the changes of a transaction held; nothing when it changed nothing, or no secret is known. */
export async function encryptChanges(database: Database, tx: Tx): Promise<KeptContents | undefined> {
  const changed = tx.subjects.filter(isChanged)
  const secret = secretOf(database)
  if (changed.length === 0 || !secret) return undefined
  const parts = await asOwner(tx, async (client) => {
    const kept: KeptContent[] = []
    for (const { type, id, change } of changed) {
      const key = await recordKey(client, secret, type, id)
      const plain = Buffer.from(JSON.stringify(change))
      if (key) kept.push({ type, id, sealed: encrypt(key, plain, aboutRecord(type, id)) })
    }
    return kept
  })
  return parts.length > 0 ? { parts, hash: contentsHash(parts) } : undefined
}

/** SHA-256 over type, id and ciphertext of each part in order, each after its length. */
export function contentsHash(parts: readonly KeptContent[]): Buffer {
  const sum = createHash('sha256')
  for (const { type, id, sealed } of parts)
    for (const value of [Buffer.from(type), Buffer.from(id), sealed]) {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(value.length)
      sum.update(length).update(value)
    }
  return sum.digest()
}
