import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { createGzip, gzipSync } from 'node:zlib'
import { expect, test, vi } from 'vitest'
import { readTable } from '../index.ts'
import { collect, readAll, zipOf } from '../testing/tables.ts'

function* repeated(chunk: Buffer, times: number, counter: { given: number }): Generator<Buffer> {
  for (let i = 0; i < times; i++) {
    counter.given += chunk.length
    yield chunk
  }
}

const MB = 1024 * 1024

/** The directory of a zip with so many empty files, and nothing else (APPNOTE 4.3.12 and 4.3.16). */
function directoryOf(count: number): Buffer {
  const entries = Array.from({ length: count }, (_, index) => {
    const name = Buffer.from(`${index}.csv`)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(name.length, 28)
    return Buffer.concat([entry, name])
  })
  const directory = Buffer.concat([Buffer.from('PK\x03\x04'), ...entries])
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(directory.length - 4, 12)
  end.writeUInt32LE(4, 16)
  return Buffer.concat([directory, end])
}

test('200 MB in one line are refused before 10 MB are read', async () => {
  const counter = { given: 0 }
  const stream = Readable.from(repeated(Buffer.alloc(256 * 1024, 'x'), 800, counter))
  await expect(readAll(stream)).rejects.toMatchObject({ code: 'import.line_too_long' })
  expect(counter.given).toBeLessThan(10 * MB)
})

test('a line of 3 MB inside a table is refused with its number', async () => {
  await expect(readAll(Buffer.from(`a,b\n1,2\n${'x,'.repeat(1.5 * MB)}\n`))).rejects.toMatchObject({
    code: 'import.line_too_long',
    detail: expect.stringContaining('line 3') as string,
  })
})

test('a gzip bomb is refused early', async () => {
  const counter = { given: 0 }
  const line = Buffer.from('a,b,c\n'.repeat(40_000))
  const bomb = await collect(Readable.from(repeated(line, 100, counter)).pipe(createGzip({ level: 9 })))
  expect(bomb.length).toBeLessThan(1 * MB)
  await expect(readAll(bomb)).rejects.toMatchObject({ code: 'import.bomb' })
})

test('a zip bomb is refused early', async () => {
  const bomb = await zipOf({ 'x.csv': Buffer.alloc(16 * MB, 'a,b,c\n') })
  await expect(readAll(bomb)).rejects.toMatchObject({ code: 'import.bomb' })
})

test('cut and disturbed archives are called damaged', async () => {
  const lines = Array.from({ length: 50_000 }, (_, i) => `${i},${(i * 7919) % 1009}`)
  const packed = gzipSync(['a,b', ...lines].join('\n'))
  await expect(readAll(packed.subarray(0, packed.length / 2))).rejects.toMatchObject({
    code: 'import.damaged',
  })
  const zip = await zipOf({ 'x.csv': 'a,b\n1,2\n' })
  await expect(readAll(zip.subarray(0, zip.length - 30))).rejects.toMatchObject({ code: 'import.damaged' })
})

test('archives in archives end', async () => {
  let inner = gzipSync('a,b\n1,2\n')
  for (let i = 0; i < 3; i++) inner = gzipSync(inner)
  await expect(readAll(inner)).rejects.toMatchObject({ code: 'import.nested_archive' })
  const zips = await zipOf({ b: await zipOf({ c: await zipOf({ 'd.csv': 'a,b\n1,2\n' }) }) })
  await expect(readAll(zips)).rejects.toMatchObject({ code: 'import.nested_archive' })
})

test('a zip of very many files is refused', async () => {
  const many = directoryOf(10_001)
  await expect(readAll(many)).rejects.toMatchObject({ code: 'import.too_large' })
})

test('random bytes called .csv are refused', async () => {
  const noise = Buffer.from(
    Array.from({ length: 4_000 }, (_, i) => 1 + ((i * 7919 + (i >> 3) * 104_729) % 255)),
  )
  await expect(readAll(noise)).rejects.toMatchObject({ code: 'import.binary' })
})

test('a connection lost half-way is an error, not a short table', async () => {
  async function* broken() {
    yield Buffer.from('a,b\n1,2\n')
    await Promise.resolve()
    throw new Error('connection lost')
  }
  await expect(readAll(Readable.from(broken()))).rejects.toThrow('connection lost')
})

test('memory stays flat over a long table, and leaving early closes the source', async () => {
  const counter = { given: 0 }
  const lines = Buffer.from('2026-02-14,BRONX,M,25-44,"Main, Street"\n'.repeat(6_000))
  const stream = Readable.from(repeated(lines, 400, counter))
  const table = await readTable({ stream, name: 'long' })
  let rows = 0
  for await (const batch of table.rows()) {
    rows += batch.rows.length
    if (rows > 20_000) break
  }
  expect(stream.destroyed).toBe(true)
  expect(counter.given).toBeLessThan(10 * MB)
})

test('a zip with a password and text in UTF-32 are named', async () => {
  const zip = await zipOf({ 'x.csv': 'a,b\n1,2\n' })
  const directory = zip.lastIndexOf(Buffer.from('PK\x01\x02'))
  zip.writeUInt16LE(zip.readUInt16LE(6) | 1, 6)
  zip.writeUInt16LE(zip.readUInt16LE(directory + 8) | 1, directory + 8)
  await expect(readAll(zip)).rejects.toMatchObject({ code: 'import.encrypted' })
  await expect(readAll(Buffer.from('fffe000061000000', 'hex'))).rejects.toMatchObject({
    code: 'import.unreadable_encoding',
  })
})

test('nothing is left in the temporary folder, whether reading ended well or not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-test-'))
  vi.stubEnv('TMPDIR', folder)
  await readAll(await zipOf({ 'x.csv': 'a,b\n1,2\n' }))
  await expect(readAll(await zipOf({ 'x.csv': '' }))).rejects.toThrow()
  await expect(readAll(Buffer.from('PK\x03\x04 and no more'))).rejects.toThrow()
  const table = await readTable({
    stream: Readable.from([await zipOf({ 'x.csv': 'a,b\n1,2\n' })]),
    name: 'x',
  })
  await table.close()
  vi.unstubAllEnvs()
  expect(await readdir(folder)).toEqual([])
  await rm(folder, { recursive: true })
})
