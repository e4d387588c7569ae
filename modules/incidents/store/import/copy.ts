import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

/** Null in PostgreSQL's text format of COPY. */
export const NULL = '\\N'

const special = /[\\\t\n\r\0]/

/** A value as a field of a COPY line. PostgreSQL has no text with a zero byte in it, so that goes. */
export function field(value: string | number | boolean | null): string {
  if (value === null) return NULL
  if (typeof value !== 'string') return String(value)
  if (!special.test(value)) return value
  return value
    .replaceAll('\0', '')
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
}

/** Copies ready lines into a table; the connection can do nothing else until it resolves. */
export async function copyLines(client: PoolClient, table: string, lines: string): Promise<void> {
  if (lines === '') return
  const stream = client.query(copyFrom(`copy ${table} from stdin`))
  const done = finished(stream)
  // A refusal by the server arrives here or at the write, whichever comes first.
  done.catch(() => undefined)
  if (!stream.write(lines)) await Promise.race([once(stream, 'drain'), done])
  stream.end()
  await done
}
