import { createHash, randomBytes } from 'node:crypto'
import dns from 'node:dns'
import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { inspect } from 'node:util'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FileStoreError, s3Store, type FileStore, type S3Settings, type S3Tuning } from '../index.ts'
import { keys, startPeer, type Peer } from './test-peer.ts'

const MIB = 1024 * 1024
let peer: Peer

beforeEach(async () => {
  peer = await startPeer('city-files')
})
afterEach(async () => {
  vi.restoreAllMocks()
  await peer.stop()
})

function store(settings: Partial<S3Settings> = {}, tuning: Partial<S3Tuning> = {}): FileStore {
  return s3Store(
    { endpoint: peer.endpoint, bucket: 'city-files', ...keys, ...settings },
    { backoffMs: 1, retries: 3, timeoutMs: 2000, ...tuning },
  )
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const keyOf = (hash: string) => `sha256/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`
const inChunks = (bytes: Uint8Array, length = 64 * 1024) =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / length) }, (_, i) =>
      bytes.subarray(i * length, (i + 1) * length),
    ),
  )
const writes = () => peer.seen.filter((line) => !line.startsWith('HEAD'))

async function failure(work: Promise<unknown>): Promise<FileStoreError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(FileStoreError)
  return error as FileStoreError
}

test.each([0, 1, 5000])('keeps and returns %i bytes, once', async (length) => {
  const bytes = randomBytes(length)
  const files = store()
  expect(await files.put(inChunks(bytes))).toEqual({ hash: sha256(bytes), size: length })
  expect(await files.put(inChunks(bytes))).toEqual({ hash: sha256(bytes), size: length })
  expect(await buffer(await files.open(sha256(bytes)))).toEqual(bytes)
  expect([...peer.objects.keys()]).toEqual([keyOf(sha256(bytes))])
  expect(peer.seen.filter((line) => line.startsWith('PUT'))).toHaveLength(1)
})

test('has, remove and ranges', async () => {
  const files = store()
  const { hash } = await files.put(Readable.from([Buffer.from('0123456789')]))
  const read = async (start: number, end?: number) =>
    String(await buffer(await files.open(hash, end === undefined ? { start } : { start, end })))
  expect([await read(2, 4), await read(7), await read(8, 99), await read(10)]).toEqual([
    '234',
    '789',
    '89',
    '',
  ])
  expect(await files.has(hash)).toBe(true)
  await files.remove(hash)
  await files.remove(hash)
  expect(await files.has(hash)).toBe(false)
  expect((await failure(files.open(hash))).code).toBe('record.unavailable')
})

test('sends 20 MB in parts and leaves only the content', async () => {
  const bytes = randomBytes(20_000_000)
  const files = store()
  const { hash } = await files.put(inChunks(bytes))
  expect(peer.seen.filter((line) => line.includes('partNumber'))).toHaveLength(3)
  expect([...peer.objects.keys()]).toEqual([keyOf(hash)])
  expect(peer.uploads.size).toBe(0)
  expect(sha256(await peer.read(keyOf(hash)))).toBe(sha256(bytes))
  expect((await buffer(await files.open(hash))).equals(bytes)).toBe(true)
})

test('a second copy of long content is given up before the copy', async () => {
  const bytes = randomBytes(9 * MIB)
  await store().put(inChunks(bytes))
  peer.seen.length = 0
  await store().put(inChunks(bytes))
  expect(peer.seen.at(-1)).toMatch(/^DELETE incoming\/.*uploadId/)
  expect([peer.objects.size, peer.uploads.size]).toEqual([1, 0])
})

test('content longer than one copy allows is copied in ranges', async () => {
  const bytes = randomBytes(1_000_003)
  const { hash } = await store({}, { partBytes: 100_000, copyBytes: 300_000 }).put(inChunks(bytes, 7000))
  expect(peer.seen.filter((line) => /^PUT sha256.*partNumber/.test(line))).toHaveLength(4)
  expect((await peer.read(keyOf(hash))).equals(bytes)).toBe(true)
  expect([peer.objects.size, peer.uploads.size]).toEqual([1, 0])
})

test('memory does not grow with the content', { timeout: 60_000 }, async () => {
  const chunk = randomBytes(MIB)
  let highest = 0
  async function* long() {
    for (let sent = 0; sent < 256; sent++) {
      highest = Math.max(highest, process.memoryUsage.rss())
      yield chunk
    }
  }
  // As long as the product waits: putting together so much takes a slow disk more than two seconds.
  const patient = store({}, { timeoutMs: 60_000 })
  await patient.put(inChunks(randomBytes(32 * MIB)))
  const before = process.memoryUsage.rss()
  expect((await patient.put(long())).size).toBe(256 * MIB)
  expect((highest - before) / MIB).toBeLessThan(128)
})

test.each([500, 503, 429])('tries again after %i', async (status) => {
  peer.mishaps.push({ on: /^PUT/, status }, { on: /^PUT/, status }, { on: /^GET/, status })
  const { hash } = await store().put(Readable.from([Buffer.from('again')]))
  expect(String(await buffer(await store().open(hash)))).toBe('again')
  expect(peer.seen.filter((line) => line.startsWith('PUT'))).toHaveLength(3)
})

test('tries again when no answer comes, and says so when none ever does', async () => {
  peer.mishaps.push({ on: /^PUT/, status: 0 })
  const files = store({}, { timeoutMs: 100, retries: 1 })
  const { hash } = await files.put(Readable.from([Buffer.from('slow')]))
  peer.mishaps.push({ on: /^GET/, status: 0 }, { on: /^GET/, status: 0 })
  const error = await failure(files.open(hash))
  expect(error.code).toBe('server.busy')
  expect(error.message).toContain('timeout')
})

test('an error document with status 200 is an error', async () => {
  const document = '<?xml version="1.0" encoding="UTF-8"?>\n\n<Error><Code>InternalError</Code></Error>'
  peer.mishaps.push({ on: /^PUT sha256/, status: 200, body: document })
  const bytes = randomBytes(9 * MIB)
  const { hash } = await store().put(inChunks(bytes))
  expect((await peer.read(keyOf(hash))).equals(bytes)).toBe(true)
})

test('an upload whose completion was done but not answered is found complete', async () => {
  peer.mishaps.push({ on: /^POST incoming\/.*uploadId/, status: 500, late: true })
  const bytes = randomBytes(9 * MIB)
  const { hash } = await store().put(inChunks(bytes))
  expect((await peer.read(keyOf(hash))).equals(bytes)).toBe(true)
})

test('a source that breaks off leaves nothing, and its own error arrives', async () => {
  async function* broken() {
    yield randomBytes(9 * MIB)
    yield randomBytes(9 * MIB)
    throw new Error('connection lost')
  }
  await expect(store().put(broken())).rejects.toThrow('connection lost')
  expect(peer.uploads.size).toBe(0)
  expect(peer.objects.size).toBe(0)
})

test('content past the limit is refused and its source closed', async () => {
  const source = inChunks(randomBytes(20 * MIB))
  expect((await failure(store().put(source, { maxBytes: 10 * MIB }))).code).toBe('request.too_large')
  expect(source.destroyed).toBe(true)
  expect(peer.uploads.size).toBe(0)
})

test('a full store, a wrong secret, a wrong bucket and a redirect are told apart', async () => {
  const put = (files: FileStore) => failure(files.put(Readable.from([Buffer.from('x')])))
  peer.mishaps.push({ on: /^PUT/, status: 507, body: '<Error><Code>XMinioStorageFull</Code></Error>' })
  expect((await put(store())).code).toBe('server.full')
  expect((await put(store({ bucket: 'other-bucket' }))).message).toContain('404 NoSuchBucket')
  peer.mishaps.push({ on: /^HEAD/, status: 301 })
  expect((await put(store())).message).toContain('region')
  const wrong = await failure(store({ secretAccessKey: 'guess' }).open('a'.repeat(64)))
  expect(wrong.code).toBe('server.failed')
  expect(wrong.message).toContain('403 SignatureDoesNotMatch')
})

test('neither errors nor the store show the keys', async () => {
  const secretAccessKey = 'a-secret-of-the-test'
  const files = store({ secretAccessKey })
  const shown = [inspect(files, { depth: 9, showHidden: true })]
  shown.push(
    inspect(await failure(files.put(Readable.from([Buffer.from('x')]))), { depth: 9, showHidden: true }),
  )
  shown.push(
    inspect(await failure(store({ secretAccessKey, endpoint: 'http://127.0.0.1:1' }).open('a'.repeat(64))), {
      depth: 9,
    }),
  )
  for (const text of shown) {
    expect(text).not.toContain(secretAccessKey)
    expect(text).not.toContain(keys.accessKeyId)
  }
  expect(() => store({ endpoint: `http://user:${secretAccessKey}@host` })).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining(secretAccessKey) }),
  )
})

test('stored content that was damaged ends in an error', async () => {
  const { hash } = await store().put(Readable.from([Buffer.from('true')]))
  const { hash: other } = await store().put(Readable.from([Buffer.from('false')]))
  peer.objects.set(keyOf(hash), peer.objects.get(keyOf(other))!)
  expect((await failure(buffer(await store().open(hash)))).code).toBe('server.failed')
})

test('the bucket may stand in the host name', async () => {
  const resolver = dns as unknown as { lookup: (name: string, ...rest: unknown[]) => void }
  const { lookup } = resolver
  // Only the name service is replaced: no resolver answers for a made-up domain.
  vi.spyOn(resolver, 'lookup').mockImplementation((name, ...rest) =>
    lookup(name === 'city-files.s3.test' ? '127.0.0.1' : name, ...rest),
  )
  const files = store({ endpoint: peer.endpoint.replace('127.0.0.1', 's3.test'), pathStyle: false })
  const { hash } = await files.put(Readable.from([Buffer.from('virtual')]))
  expect(String(await buffer(await files.open(hash)))).toBe('virtual')
})

test('what is not a hash reaches no server', async () => {
  for (const hash of ['', '../../secret', 'A'.repeat(64), `${'a'.repeat(64)}\n`, `${'a'.repeat(63)}/`]) {
    for (const work of [store().open(hash), store().has(hash), store().remove(hash)])
      expect((await failure(work)).code).toBe('record.unavailable')
  }
  expect(writes()).toEqual([])
  expect(peer.seen).toEqual([])
})

test.each([
  [{ endpoint: 'files.example.org' }, 'https://'],
  [{ bucket: 'Bad/Bucket' }, 'bucket'],
  [{ region: '' }, 'region'],
  [{ secretAccessKey: '' }, 'secret'],
])('settings that cannot work are refused at once: %o', (settings, word) => {
  expect(() => store(settings)).toThrow(word)
})
