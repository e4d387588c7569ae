import { appendFile, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { auditSecret, openSecret } from '../secret.ts'
import { chainOf, secret, type Chain } from '../testing/chain.ts'
import { appendHead, checkHeads, readHeads, signHead } from './heads.ts'
import { createKeeper } from './keeper.ts'
import { verifyChain } from './verify.ts'

let chain: Chain
afterEach(() => chain.close())

type Told = { alarm: string; sentence: string; over: boolean }

/** A keeper for the time that `work` takes; answers what it told. */
async function keeping(path: string, work: (told: Told[]) => Promise<void>): Promise<Told[]> {
  const told: Told[] = []
  const keeper = createKeeper({ ...chain, heads: path, secret, say: (what) => told.push(what), every: 20 })
  keeper.start()
  try {
    await work(told)
  } finally {
    await keeper.stop()
  }
  return told
}

test('a keeper seals by itself and leaves a signed head outside the database', async () => {
  chain = await chainOf(3)
  const path = join(chain.folder, 'deep', 'heads.jsonl')
  await keeping(path, () => vi.waitFor(async () => expect((await readHeads(path)).heads).toHaveLength(1)))
  await chain.add(2)
  await keeping(path, () => vi.waitFor(async () => expect((await readHeads(path)).heads).toHaveLength(2)))
  const file = await readHeads(path)
  expect(file.heads.map(({ seq, count }) => [seq, count])).toEqual([
    [3, 3],
    [5, 5],
  ])
  expect(checkHeads(file, [secret.publicKey])).toBeNull()
  expect(await verifyChain(chain.database, { heads: file.heads })).toMatchObject({ heads: 2, broken: null })
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})

test('a forged head is found: changed, or signed with another key', async () => {
  chain = await chainOf(5)
  const path = join(chain.folder, 'heads.jsonl')
  await appendHead(path, secret, await chain.head(), { withKey: true })
  const forger = auditSecret(randomBytes(32))
  const head = await chain.head()
  const text = await readFile(path, 'utf8')
  for (const [field, value] of Object.entries({
    seq: 4,
    hash: 'f'.repeat(64),
    count: 9,
    at: '2020-01-01T00:00:00Z',
  })) {
    const changed = JSON.stringify({ ...head, [field]: value })
    await writeFile(path, `${text}${changed}\n`)
    expect(checkHeads(await readHeads(path), [secret.publicKey])).toMatchObject({ kind: 'signature' })
  }
  await writeFile(path, text)
  await appendHead(path, forger, signHead(forger, head), { withKey: true })
  expect(checkHeads(await readHeads(path), [secret.publicKey])).toMatchObject({ kind: 'signature' })
  expect(checkHeads(await readHeads(path), [...(await readHeads(path)).keys.values()])).toBeNull()
})

test('a line that a crash cut off costs that head and no other', async () => {
  chain = await chainOf(5)
  const path = join(chain.folder, 'heads.jsonl')
  await appendHead(path, secret, await chain.head(), { withKey: true })
  await appendFile(path, '{"seq": 5, "hash": "00')
  await appendHead(path, secret, await chain.head(), { withKey: true })
  const file = await readHeads(path)
  expect(file).toMatchObject({ heads: [{ seq: 5 }, { seq: 5 }], unreadable: [4] })
  expect(checkHeads(file, [secret.publicKey])).toBeNull()
})

test('a tail that is cut off raises an alarm, and no head is put after the evidence', async () => {
  chain = await chainOf(5)
  const path = join(chain.folder, 'heads.jsonl')
  await appendHead(path, secret, await chain.head(), { withKey: true })
  await chain.tamper('delete from audit.seal where seq > 3', 'delete from audit.event where id > 3')
  const told = await keeping(path, (so) => vi.waitFor(() => expect(so).toHaveLength(1)))
  expect(told).toMatchObject([{ alarm: 'head', over: false, sentence: expect.stringContaining('cut off') }])
  expect((await readHeads(path)).heads).toHaveLength(1)
})

test('an edited row raises an alarm that names it', async () => {
  chain = await chainOf(5)
  await chain.tamper(
    `update audit.event set outcome = 'failed' where id = (select event_id from audit.seal where seq = 2)`,
  )
  const told = await keeping(join(chain.folder, 'heads.jsonl'), (so) =>
    vi.waitFor(() => expect(so).toHaveLength(1)),
  )
  expect(told).toMatchObject([{ alarm: 'chain', sentence: expect.stringContaining('position 2') }])
})

test('a file that cannot be written raises an alarm, and sealing goes on', async () => {
  chain = await chainOf(2)
  const path = join(chain.folder, 'a-file')
  await writeFile(path, '')
  await chain.add(1)
  const told = await keeping(join(path, 'heads.jsonl'), (so) => vi.waitFor(() => expect(so).toHaveLength(1)))
  expect(told).toMatchObject([{ alarm: 'heads-file', sentence: expect.stringContaining('ENOTDIR') }])
  expect((await chain.head()).seq).toBe(3)
})

test('the key file is made once, for this account alone, and read again', async () => {
  chain = await chainOf(0)
  const path = join(chain.folder, 'keys', 'audit.key')
  const made = await Promise.all([openSecret(path), openSecret(path), openSecret(path)])
  expect(new Set(made.map(({ publicKey }) => publicKey)).size).toBe(1)
  expect((await openSecret(path)).publicKey).toBe(made[0].publicKey)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  await writeFile(path, 'not a key')
  await expect(openSecret(path)).rejects.toThrow(/not 32 bytes/)
})
