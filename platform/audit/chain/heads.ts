import { createReadStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { breakAt, type Break } from './break.ts'
import { fingerprint, signatureFits, type AuditSecret } from '../secret.ts'

/** What is said of the chain at one moment, outside the database, where whoever rules there cannot take it back. */
const Head = z.object({
  seq: z.number().int().positive(),
  /** The hash at that position, in hexadecimal. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** How many rows the chain holds up to there. */
  count: z.number().int().positive(),
  at: z.iso.datetime(),
  /** Fingerprint of the key it is signed with. */
  key: z.string(),
  signature: z.string(),
})
export type Head = z.infer<typeof Head>

/** The first line of a file, and of what another key signs: the key in full. */
const KeyLine = z.object({ publicKey: z.string() })

type Unsigned = Pick<Head, 'seq' | 'hash' | 'count' | 'at'>

/** What is signed: one value a line, under a name of its own so that no other signature passes for it. */
const signedText = ({ seq, hash, count, at }: Unsigned): string =>
  ['throughline audit head 1', seq, hash, count, at, ''].join('\n')

/** The end of a chain as a head of this moment. */
export const signedHead = (secret: AuditSecret, end: { seq: number; hash: Buffer }): Head =>
  signHead(secret, {
    seq: end.seq,
    hash: end.hash.toString('hex'),
    count: end.seq,
    at: new Date().toISOString(),
  })

/** Signs what a head says. */
export function signHead(secret: AuditSecret, head: Unsigned): Head {
  return { ...head, key: fingerprint(secret.publicKey), signature: secret.sign(signedText(head)) }
}

/** Whether the signature of a head is by the key and for what the head says. */
export const headFits = (publicKey: string, head: Head): boolean =>
  fingerprint(publicKey) === head.key && signatureFits(publicKey, signedText(head), head.signature)

/** Adds a head to the file and waits until the disk has it. The key stands before the first head of each process. */
export async function appendHead(
  path: string,
  secret: AuditSecret,
  head: Head,
  options: { withKey: boolean },
): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, 'a', 0o600)
  try {
    const key = options.withKey ? `${JSON.stringify({ publicKey: secret.publicKey })}\n` : ''
    // A line that a crash cut off is ended first; a blank line says nothing.
    await file.writeFile(`${options.withKey ? '\n' : ''}${key}${JSON.stringify(head)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** What a file of heads holds. */
export interface HeadFile {
  readonly heads: readonly (Head & { readonly line: number })[]
  /** Public keys the file names, by fingerprint. A key that nobody compared proves only that the file fits itself. */
  readonly keys: ReadonlyMap<string, string>
  /** Lines that are neither, such as one that a crash cut off. */
  readonly unreadable: readonly number[]
}

/** Reads a file of heads; one that is not there holds none. */
export async function readHeads(path: string): Promise<HeadFile> {
  const heads: (Head & { line: number })[] = []
  const keys = new Map<string, string>()
  const unreadable: number[] = []
  let line = 0
  const take = (text: string) => {
    line++
    if (text.trim() === '') return
    const value = parse(text)
    const head = Head.safeParse(value)
    if (head.success) return void heads.push({ ...head.data, line })
    const key = KeyLine.safeParse(value)
    if (key.success) keys.set(fingerprint(key.data.publicKey), key.data.publicKey)
    else unreadable.push(line)
  }
  try {
    for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity }))
      take(text)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  return { heads, keys, unreadable }
}

/**
 * The first head whose signature is not by one of the keys, if any. Without keys of one's own the file can only be
 * checked against the keys it names, which whoever wrote the file chose.
 */
export function checkHeads(file: HeadFile, publicKeys: readonly string[]): Break | null {
  const keys = new Map(publicKeys.map((key) => [fingerprint(key), key]))
  for (const head of file.heads) {
    const key = keys.get(head.key)
    if (!key || !headFits(key, head)) return breakAt.signature(head, head.line)
  }
  return null
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
