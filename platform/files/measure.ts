import { createHash } from 'node:crypto'
import { pipeline, Readable, Transform } from 'node:stream'
import { FileStoreError, type StoredFile } from './store.ts'

/** Content that is hashed and counted while someone else reads it. */
export interface Measured {
  readonly chunks: AsyncIterable<Uint8Array>
  /** Call once, after the last chunk. */
  result(): StoredFile
  /** Closes the source, also when nobody began to read it. */
  close(): void
}

/** Hashes and counts what passes; stops with `request.too_large` at the first byte past the limit. */
export function measure(
  content: Readable | AsyncIterable<Uint8Array>,
  limits: { maxBytes?: number } = {},
): Measured {
  const { maxBytes = Infinity } = limits
  const hash = createHash('sha256')
  let size = 0
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of content as AsyncIterable<Uint8Array | string>) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
      size += bytes.length
      if (size > maxBytes)
        throw new FileStoreError(
          'request.too_large',
          `The content is longer than the ${maxBytes} bytes allowed.`,
        )
      hash.update(bytes)
      yield bytes
    }
  }
  return {
    chunks: chunks(),
    result: () => ({ hash: hash.digest('hex'), size }),
    close: () => {
      if (content instanceof Readable) content.destroy()
    },
  }
}

/** Passes a whole file on and ends in `server.failed` when its content is not what its name says. */
export function verified(source: Readable, expected: string): Readable {
  const hash = createHash('sha256')
  const check = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
    flush(done) {
      done(hash.digest('hex') === expected ? null : damaged(expected))
    },
  })
  // The stream itself carries the error to whoever reads it; the callback only keeps it handled here.
  pipeline(source, check, () => undefined)
  return check
}

function damaged(hash: string): FileStoreError {
  return new FileStoreError(
    'server.failed',
    `The stored content ${hash} is damaged: its bytes no longer have this hash. Restore it from a backup.`,
  )
}
