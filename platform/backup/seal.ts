import { createCipheriv, createDecipheriv } from 'node:crypto'
import { Transform, type Readable } from 'node:stream'
import { damaged } from './failure.ts'
import { HEADER_BYTES, newHeader, openHeader, type BackupKey } from './header.ts'

const CHUNK = 256 * 1024
const TAG = 16
const LENGTH = 4
/** Set in the length of the last chunk, which thereby cannot be missing, and cannot be followed. */
const LAST = 0x8000_0000
const CIPHER = 'aes-256-gcm'

/** The nonce is the number of the chunk: a key seals one file, so it never comes twice. */
function nonceOf(count: number): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(count), 4)
  return nonce
}

/**
 * Encrypts and authenticates a stream in numbered chunks (AES-256-GCM): one that is changed, left out, moved
 * or added is found when it is read.
 */
export async function sealing(key: BackupKey): Promise<Transform> {
  const { header, fileKey } = await newHeader(key)
  let waiting: Buffer[] = []
  let size = 0
  let count = 0

  function sealed(bytes: Buffer, last: boolean): Buffer {
    const length = Buffer.alloc(LENGTH)
    length.writeUInt32BE((bytes.length | (last ? LAST : 0)) >>> 0)
    const cipher = createCipheriv(CIPHER, fileKey, nonceOf(count++)).setAAD(length)
    return Buffer.concat([length, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  }

  const transform = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      waiting.push(chunk)
      size += chunk.length
      if (size >= CHUNK) {
        const all = Buffer.concat(waiting)
        let at = 0
        for (; all.length - at >= CHUNK; at += CHUNK) this.push(sealed(all.subarray(at, at + CHUNK), false))
        waiting = [all.subarray(at)]
        size = all.length - at
      }
      done()
    },
    flush(done) {
      this.push(sealed(Buffer.concat(waiting), true))
      done()
    },
  })
  transform.push(header)
  return transform
}

/** The sealed contents, every piece checked before it is handed on; ends in BackupError where it is not whole. */
export async function* unsealed(source: Readable, key: BackupKey): AsyncGenerator<Buffer> {
  const reader = new Reader(source)
  const fileKey = await openHeader(key, await reader.take(HEADER_BYTES, true))
  for (let count = 0; ; count++) {
    const length = await reader.take(LENGTH)
    const said = length.readUInt32BE()
    const size = (said & ~LAST) >>> 0
    if (size > CHUNK) throw damaged(`The backup is damaged in its piece ${count + 1}.`)
    const sealed = await reader.take(size + TAG)
    const decipher = createDecipheriv(CIPHER, fileKey, nonceOf(count), { authTagLength: TAG })
    decipher.setAAD(length).setAuthTag(sealed.subarray(size))
    let plain: Buffer
    try {
      plain = Buffer.concat([decipher.update(sealed.subarray(0, size)), decipher.final()])
    } catch (error) {
      throw damaged(`The backup is damaged in its piece ${count + 1}.`, error)
    }
    yield plain
    if ((said & LAST) !== 0) break
  }
  if (!(await reader.ended())) throw damaged('Something was added behind the end of the backup.')
}

/** Hands out a stream in pieces of the size asked for. */
class Reader {
  private readonly chunks: AsyncIterator<Buffer>
  private held: Buffer = Buffer.alloc(0)

  constructor(source: Readable) {
    this.chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  }

  async take(size: number, orLess = false): Promise<Buffer> {
    const parts = [this.held]
    let total = this.held.length
    while (total < size) {
      const { value, done } = await this.chunks.next()
      if (done === true) {
        if (orLess) return Buffer.concat(parts)
        throw damaged('The backup ends too early: its last part is missing.')
      }
      parts.push(value)
      total += value.length
    }
    const all = parts.length === 1 ? parts[0]! : Buffer.concat(parts)
    this.held = all.subarray(size)
    return all.subarray(0, size)
  }

  async ended(): Promise<boolean> {
    if (this.held.length > 0) return false
    const { done } = await this.chunks.next()
    return done === true
  }
}
