import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { Readable } from 'node:stream'
import { ImportError } from '../failure.ts'
import { limits } from '../limits.ts'

/** A byte stream whose beginning can be looked at before it is read. */
export class Bytes implements AsyncIterable<Buffer> {
  readonly name: string
  readonly stream: Readable
  private readonly chunks: AsyncIterator<Buffer>
  private readonly closers: (() => Promise<void>)[]
  private readonly packed: () => number
  private kept: Buffer[] = []
  private ended = false
  private total = 0

  /** `packed` tells how many compressed bytes were read so far, and `close` what to release at the end. */
  constructor(
    name: string,
    stream: Readable,
    options: { packed?: () => number; close?: () => Promise<void> } = {},
  ) {
    this.name = name
    this.stream = stream
    this.chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>
    this.packed = options.packed ?? (() => Infinity)
    this.closers = options.close ? [options.close] : []
  }

  /** The first bytes, at least `size` unless the stream is shorter; they are still delivered when iterated. */
  async peek(size: number): Promise<Buffer> {
    let total = this.kept.reduce((sum, chunk) => sum + chunk.length, 0)
    while (total < size && !this.ended) {
      const chunk = await this.pull()
      if (chunk === null) break
      this.kept.push(chunk)
      total += chunk.length
    }
    const head = Buffer.concat(this.kept)
    this.kept = head.length > 0 ? [head] : []
    return head
  }

  /** Whether nothing follows what was peeked. */
  get whole(): boolean {
    return this.ended
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    try {
      for (const chunk of this.kept.splice(0)) yield chunk
      while (!this.ended) {
        const chunk = await this.pull()
        if (chunk !== null) yield chunk
      }
    } finally {
      await this.close()
    }
  }

  async close(): Promise<void> {
    this.ended = true
    this.kept = []
    if (!this.stream.destroyed) this.stream.destroy()
    for (const close of this.closers.splice(0)) await close()
  }

  private async pull(): Promise<Buffer | null> {
    try {
      const { value, done } = await this.chunks.next()
      if (done === true) {
        this.ended = true
        return null
      }
      const chunk = typeof value === 'string' ? Buffer.from(value) : value
      this.total += chunk.length
      refuseExcess(this.total, this.packed())
      return chunk
    } catch (cause) {
      throw asImportError(cause)
    }
  }
}

/** Stops at what no honest table reaches: the size, and the ratio to the packed bytes. */
export function refuseExcess(expanded: number, packed: number): void {
  if (expanded > limits.expandedBytes)
    throw new ImportError('import.too_large', 'The file is larger than 4 GB, unpacked.')
  if (expanded > limits.ratioCheckedAfter && expanded > packed * limits.expansionRatio) {
    throw new ImportError(
      'import.bomb',
      `The archive unpacks to more than ${limits.expansionRatio} times its size.`,
    )
  }
}

/** Opens a file on disk; a path that cannot be opened is an error that says so. */
export async function openPath(path: string): Promise<Bytes> {
  const stream = createReadStream(path, { highWaterMark: limits.chunkBytes })
  try {
    await once(stream, 'open')
  } catch (cause) {
    throw new ImportError('import.file_missing', `"${path}" cannot be opened.`, { cause })
  }
  return new Bytes(basename(path), stream)
}

const damage = new Set(['Z_BUF_ERROR', 'Z_DATA_ERROR', 'Z_NEED_DICT', 'Z_STREAM_ERROR'])

/** Gives failures of unpacking a sentence; others (a lost disk) stay what they are. */
export function asImportError(cause: unknown): unknown {
  if (!(cause instanceof Error) || cause instanceof ImportError) return cause
  const code = 'code' in cause ? String(cause.code) : ''
  if (code === 'EISDIR')
    return new ImportError('import.file_missing', 'The path leads to a folder, not to a file.', { cause })
  if (code === 'Z_BUF_ERROR')
    return new ImportError('import.damaged', 'The compressed data ends too early.', { cause })
  if (damage.has(code))
    return new ImportError('import.damaged', 'The compressed data cannot be unpacked.', { cause })
  return cause
}
