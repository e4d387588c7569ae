import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

/** What a finished file holds; `sha256` and `bytes` are of its content before compression, which another machine may pack otherwise. */
export interface Written {
  readonly bytes: number
  readonly sha256: string
}

/** A file being written: text is gathered into pieces, and writing waits while the disk is behind. */
export interface OutFile {
  /** Resolves at once for most texts; otherwise when there is room again. */
  write(text: string): Promise<void> | undefined
  close(): Promise<Written>
  /** Lets go of the file when the build ends early. */
  abandon(): void
}

const PIECE = 65_536

export function openOut(path: string, compressed: boolean): OutFile {
  const file = createWriteStream(compressed ? `${path}.gz` : path)
  const gzip = compressed ? createGzip({ level: 4 }) : null
  if (gzip) gzip.pipe(file)
  const target = gzip ?? file
  const ended = finished(file)
  // What goes wrong is told by `write` or `close`; until then nobody waits for it.
  ended.catch(() => undefined)
  const hash = createHash('sha256')
  let bytes = 0
  let waiting = ''
  const send = async () => {
    const piece = Buffer.from(waiting)
    waiting = ''
    bytes += piece.length
    hash.update(piece)
    if (!target.write(piece)) await Promise.race([once(target, 'drain'), ended])
  }
  return {
    write(text) {
      waiting += text
      return waiting.length < PIECE ? undefined : send()
    },
    async close() {
      await send()
      target.end()
      await ended
      return { bytes, sha256: hash.digest('hex') }
    },
    abandon() {
      gzip?.destroy()
      file.destroy()
    },
  }
}
