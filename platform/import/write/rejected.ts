import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import type { WriteStream } from 'node:fs'
import { csvLine, guarded, neutral } from './cells.ts'

/** Names of the columns written into rejected files begin so; readers leave them out. */
export const markPrefix = 'throughline:'

/** The columns put in front of a rejected row. */
const markColumns = ['row', 'column', 'reason', 'remedy'].map((name) => markPrefix + name)

/** A row that was not taken, as it was read, and why. */
export interface RejectedRow {
  readonly row: number
  readonly column: string | null
  readonly reason: string
  readonly remedy: string
  readonly cells: readonly string[]
}

/** A file of rejected rows in the making. */
export interface RejectedFile {
  /** Adds rows; resolves when more may be given. Fails when the disk does. */
  write(rows: readonly RejectedRow[]): Promise<void>
  /** Ends the file; answers how many rows it holds. */
  close(): Promise<number>
}

/**
 * Writes rejected rows as CSV that can be mended and imported again. The reasons stand in front, so that a row
 * with too many cells stays as it came. Its own cells and headers are guarded like ours, so that no spreadsheet
 * computes them; readers of a mended file take the guard off again.
 */
export function writeRejected(path: string, headers: readonly string[]): RejectedFile {
  const stream = createWriteStream(path, { mode: 0o600 })
  const done = finished(stream)
  // A failure reaches whoever writes or closes next; nobody may be waiting yet.
  done.catch(() => undefined)
  let count = 0
  let text = `\uFEFF${csvLine([...markColumns, ...headers.map(guarded)])}`
  return {
    async write(rows) {
      for (const { row, column, reason, remedy, cells } of rows) {
        text += csvLine([
          String(row),
          neutral(column ?? ''),
          neutral(reason),
          neutral(remedy),
          ...cells.map(guarded),
        ])
      }
      count += rows.length
      await send(stream, text)
      text = ''
    },
    async close() {
      stream.end(text)
      await done
      return count
    },
  }
}

async function send(stream: WriteStream, text: string): Promise<void> {
  if (stream.errored) throw stream.errored
  if (!stream.write(text)) await once(stream, 'drain')
}
