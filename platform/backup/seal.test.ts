import fc from 'fast-check'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import type { BackupKey } from './header.ts'
import { RowHash } from './row-hash.ts'
import { sealing, unsealed } from './seal.ts'

const key: BackupKey = { kind: 'key', bytes: Buffer.alloc(32, 1) }

async function seal(content: Buffer, pieces: readonly number[] = []): Promise<Buffer> {
  const parts: Buffer[] = []
  let at = 0
  for (const size of pieces) parts.push(content.subarray(at, (at += size)))
  parts.push(content.subarray(at))
  return Buffer.concat(
    await Readable.from(parts)
      .pipe(await sealing(key))
      .toArray(),
  )
}

async function open(sealed: Buffer, pieceSize = sealed.length || 1): Promise<Buffer> {
  const pieces: Buffer[] = []
  for (let at = 0; at < sealed.length; at += pieceSize) pieces.push(sealed.subarray(at, at + pieceSize))
  const parts: Buffer[] = []
  for await (const part of unsealed(Readable.from(pieces), key)) parts.push(part)
  return Buffer.concat(parts)
}

test('whatever is sealed, in whatever pieces, comes back the same', async () => {
  const content = fc.uint8Array({ maxLength: 4_000 }).map((bytes) => Buffer.from(bytes))
  await fc.assert(
    fc.asyncProperty(
      content,
      fc.array(fc.nat(700), { maxLength: 5 }),
      fc.integer({ min: 1, max: 900 }),
      async (bytes, pieces, size) => {
        expect(Buffer.compare(await open(await seal(bytes, pieces), size), bytes)).toBe(0)
      },
    ),
    { numRuns: 60 },
  )
})

const CHUNK = 256 * 1024 + 4 + 16
const HEADER = 75
const chunk = (sealed: Buffer, n: number) => sealed.subarray(HEADER + n * CHUNK, HEADER + (n + 1) * CHUNK)

test('chunks cannot change places, be left out, come twice or come from another file', async () => {
  const content = Buffer.alloc(900_000, 'the same in every chunk ')
  const sealed = await seal(content)
  expect((await open(sealed)).equals(content)).toBe(true)
  const head = sealed.subarray(0, HEADER)
  const [a, b, c, rest] = [
    chunk(sealed, 0),
    chunk(sealed, 1),
    chunk(sealed, 2),
    sealed.subarray(HEADER + 3 * CHUNK),
  ]
  const other = await seal(content)
  for (const wrong of [
    [head, b, a, c, rest],
    [head, a, c, rest],
    [head, a, a, b, c, rest],
    [head, a, b, c],
    [head, a, b, c, rest, rest],
    [head, chunk(other, 0), b, c, rest],
    [other.subarray(0, HEADER), a, b, c, rest],
  ])
    await expect(open(Buffer.concat(wrong))).rejects.toMatchObject({ code: 'backup.damaged' })
})

test('the same content is never sealed to the same bytes', async () => {
  const [one, two] = [await seal(Buffer.from('x')), await seal(Buffer.from('x'))]
  expect(one.subarray(HEADER).equals(two.subarray(HEADER))).toBe(false)
})

const hashOf = (text: string, cuts: readonly number[] = []) => {
  const hash = new RowHash()
  let at = 0
  for (const cut of cuts) hash.update(Buffer.from(text).subarray(at, (at = Math.max(at, cut))))
  hash.update(Buffer.from(text).subarray(at))
  return { rows: hash.rows, hash: hash.digest() }
}

test('rows hash alike in any order and any cut, and differently when one differs or comes once more', () => {
  const rows = fc.array(fc.stringMatching(/^[a-c\t]{0,6}$/), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(rows, fc.array(fc.nat(60), { maxLength: 4 }), fc.nat(), (list, cuts, at) => {
      const text = (of: readonly string[]) => of.map((row) => `${row}\n`).join('')
      const said = hashOf(text(list))
      expect(said.rows).toBe(list.length)
      expect(
        hashOf(
          text(list.toReversed()),
          cuts.toSorted((a, b) => a - b),
        ),
      ).toEqual(said)
      const changed = list.with(at % list.length, `${list[at % list.length]}x`)
      expect(hashOf(text(changed)).hash).not.toBe(said.hash)
      expect(hashOf(text([...list, list[0]!])).hash).not.toBe(said.hash)
    }),
  )
})
