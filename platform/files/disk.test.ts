import { spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { diskStore, FileStoreError } from './index.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'files-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const filesBelow = (root: string) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(root, name)).isFile(),
  )

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(FileStoreError)
  return (error as FileStoreError).code
}

test('returns what was put, whatever the pieces', async () => {
  const files = diskStore(folder)
  const pieces = fc.array(fc.uint8Array({ maxLength: 5000 }), { maxLength: 20 })
  const run = async (chunks: Uint8Array[]) => {
    const whole = Buffer.concat(chunks)
    const stored = await files.put(Readable.from(chunks))
    expect(stored).toEqual({ hash: sha256(whole), size: whole.length })
    expect((await buffer(await files.open(stored.hash))).equals(whole)).toBe(true)
    expect(readFileSync(files.localPath!(stored.hash)!).equals(whole)).toBe(true)
  }
  await fc.assert(fc.asyncProperty(pieces, run), { numRuns: 60 })
})

test('ranges count both ends, and one past the end is empty', async () => {
  const bytes = randomBytes(3000)
  const files = diskStore(folder)
  const { hash } = await files.put(Readable.from([bytes]))
  const range = fc.tuple(fc.nat(3100), fc.option(fc.nat(3100), { nil: undefined }))
  const run = async ([start, length]: [number, number | undefined]) => {
    const end = length === undefined ? undefined : start + length
    const read = await buffer(await files.open(hash, end === undefined ? { start } : { start, end }))
    expect(read.equals(bytes.subarray(start, end === undefined ? undefined : end + 1))).toBe(true)
  }
  await fc.assert(fc.asyncProperty(range, run), { numRuns: 60 })
  for (const wrong of [{ start: -1 }, { start: 0.5 }, { start: 5, end: 4 }])
    expect(await codeOf(files.open(hash, wrong))).toBe('request.invalid')
})

test('the same content is stored once, also by many at the same time', async () => {
  const bytes = randomBytes(300_000)
  const files = diskStore(folder)
  const source = () => Readable.from([bytes.subarray(0, 1000), bytes.subarray(1000)])
  const stored = await Promise.all(Array.from({ length: 20 }, () => files.put(source())))
  expect(new Set(stored.map((one) => one.hash))).toEqual(new Set([sha256(bytes)]))
  expect(filesBelow(folder)).toHaveLength(1)
})

test('only the owner of the process can read what is kept', async () => {
  const { hash } = await diskStore(join(folder, 'new')).put(Readable.from([Buffer.from('private')]))
  const mode = (path: string) => (statSync(join(folder, path)).mode & 0o777).toString(8)
  const place = join('new', hash.slice(0, 2), hash.slice(2, 4))
  expect(['new', place, join(place, hash)].map(mode)).toEqual(['700', '700', '600'])
})

test('has and remove', async () => {
  const files = diskStore(folder)
  const { hash } = await files.put(Readable.from([Buffer.from('gone soon')]))
  expect(await files.has(hash)).toBe(true)
  await files.remove(hash)
  await files.remove(hash)
  expect(await files.has(hash)).toBe(false)
  expect(files.localPath!(hash)).toBeUndefined()
  expect(await codeOf(files.open(hash))).toBe('record.unavailable')
})

test('a source that breaks off leaves nothing, and its own error arrives', async () => {
  const source = new Readable({ read: () => undefined })
  source.push(randomBytes(100_000))
  const put = diskStore(folder).put(source)
  await wait(20)
  source.destroy(new Error('connection lost'))
  await expect(put).rejects.toThrow('connection lost')
  expect(filesBelow(folder)).toEqual([])
})

test('content past the limit is refused, leaves nothing and closes its source', async () => {
  const source = Readable.from([randomBytes(600), randomBytes(600)])
  expect(await codeOf(diskStore(folder).put(source, { maxBytes: 1199 }))).toBe('request.too_large')
  expect(source.destroyed).toBe(true)
  expect(filesBelow(folder)).toEqual([])
  expect((await diskStore(folder).put(Readable.from([randomBytes(1200)]), { maxBytes: 1200 })).size).toBe(
    1200,
  )
})

test('a file cut short on the disk ends in an error, and storing it again mends it', async () => {
  const bytes = randomBytes(5000)
  const files = diskStore(folder)
  const { hash } = await files.put(Readable.from([bytes]))
  truncateSync(files.localPath!(hash)!, 4000)
  expect(await codeOf(buffer(await files.open(hash)))).toBe('server.failed')
  await files.put(Readable.from([bytes]))
  expect((await buffer(await files.open(hash))).equals(bytes)).toBe(true)
})

test('what is not a hash touches no path', async () => {
  const root = join(folder, 'store')
  const files = diskStore(root)
  writeFileSync(join(folder, 'secret'), 'secret')
  const hostile = [
    '../secret',
    '..',
    '',
    '/etc/passwd',
    'A'.repeat(64),
    `${'a'.repeat(64)}\n`,
    `${'a'.repeat(61)}/..`,
  ]
  for (const hash of hostile) {
    for (const work of [files.open(hash), files.has(hash), files.remove(hash)])
      expect(await codeOf(work)).toBe('record.unavailable')
    expect(() => files.localPath!(hash)).toThrow(FileStoreError)
  }
  expect(filesBelow(folder)).toEqual(['secret'])
})

test(
  'a killed process leaves only a temporary file, swept once it is an hour old',
  { timeout: 30_000 },
  async () => {
    const script = `
    import { diskStore } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'index.ts')).href)}
    async function* endless() { for (;;) { yield new Uint8Array(65536); await new Promise((done) => setTimeout(done, 5)) } }
    await diskStore(${JSON.stringify(folder)}).put(endless())`
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script])
    while (!filesBelow(folder).some((name) => statSync(join(folder, name)).size > 0)) await wait(20)
    const ended = new Promise((done) => child.once('exit', done))
    child.kill('SIGKILL')
    await ended
    const left = filesBelow(folder)
    expect(left).toEqual([expect.stringMatching(/^incoming-/)])
    diskStore(folder)
    expect(filesBelow(folder)).toEqual(left)
    const anHourAgo = Date.now() / 1000 - 3601
    utimesSync(join(folder, left[0]!), anHourAgo, anHourAgo)
    writeFileSync(join(folder, 'notes-of-the-administrator'), '')
    utimesSync(join(folder, 'notes-of-the-administrator'), anHourAgo, anHourAgo)
    diskStore(folder)
    expect(filesBelow(folder)).toEqual(['notes-of-the-administrator'])
  },
)

test('a full disk is told as such and nothing is left on it', async ({ skip }) => {
  const disk = join(folder, 'small')
  mkdirSync(disk)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]).status === 0
  skip(!mounted, 'a disk of 1 MB can only be mounted by root on Linux')
  try {
    const files = diskStore(join(disk, 'files'))
    const { hash } = await files.put(Readable.from([randomBytes(400_000)]))
    const source = Readable.from(Array.from({ length: 40 }, () => randomBytes(50_000)))
    expect(await codeOf(files.put(source))).toBe('server.full')
    expect(source.destroyed).toBe(true)
    expect(filesBelow(disk).map((name) => basename(name))).toEqual([hash])
    expect((await files.put(Readable.from([randomBytes(400_000)]))).size).toBe(400_000)
  } finally {
    spawnSync('umount', [disk])
  }
})

test('a folder that cannot be used is named at once', () => {
  writeFileSync(join(folder, 'file'), '')
  expect(() => diskStore(join(folder, 'file', 'below'))).toThrow(join(folder, 'file', 'below'))
})
