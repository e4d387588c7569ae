import { hash } from 'node:crypto'
import type { PoolClient } from 'pg'
import { to as copyTo } from 'pg-copy-streams'

/**
 * The canonical row: these columns in this order, each as PostgreSQL sends it in the binary form of COPY. That is
 * four bytes of length, or −1 for null, then the value: bigint, xid8 and timestamptz (microseconds from
 * 2000-01-01 UTC) in 8 bytes, int in 4, uuid in 16, text in UTF-8. Lengths stand before values, so no two
 * different rows have the same bytes. A column added later goes to the end, under a new version of the form.
 */
export const EVENT_COLUMNS = [
  'id',
  'at',
  'xid',
  'person_id',
  'agency_id',
  'purpose',
  'action',
  'subject_type',
  'subject_id',
  'detail',
  'outcome',
  'request_id',
  'owner_agency',
  'address',
  'took_ms',
  'content_hash',
] as const

/** The columns above, to be selected from `audit.event` under this name. */
export const eventColumns = (table: string): string =>
  EVENT_COLUMNS.map((name) => `${table}.${name}${name === 'detail' ? '::text' : ''}`).join(', ')

/** What the first position follows. */
export const BEGINNING = Buffer.alloc(32)

/** The number of columns, before the first of them. */
export const TUPLE_HEAD = 2
/** The length of a value, before it. */
export const LENGTH = 4
export const BIGINT = 8

/** `PGCOPY\n\377\r\n\0`, flags, length of an extension. */
const FILE_HEAD = 19

/** Reads rows of a query in the binary form of COPY, one after the other, and gives each as its bytes. */
export async function eachTuple(
  client: PoolClient,
  query: string,
  see: (tuple: Buffer) => 'stop' | void,
): Promise<void> {
  const stream = client.query(copyTo(`copy (${query}) to stdout (format binary)`))
  let rest: Buffer | undefined
  let skip = FILE_HEAD
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let buffer = rest ? Buffer.concat([rest, chunk]) : chunk
    if (skip > 0) {
      if (buffer.length < skip) {
        rest = buffer
        continue
      }
      buffer = buffer.subarray(skip)
      skip = 0
    }
    let at = 0
    for (let end = tupleEnd(buffer, at); end !== undefined; end = tupleEnd(buffer, at)) {
      if (see(buffer.subarray(at, end)) === 'stop') return
      at = end
    }
    rest = at < buffer.length ? buffer.subarray(at) : undefined
  }
}

/** Where the tuple that begins at `at` ends; nothing when it is not all there, or is the end of the file. */
function tupleEnd(buffer: Buffer, at: number): number | undefined {
  if (at + TUPLE_HEAD > buffer.length) return undefined
  const fields = buffer.readInt16BE(at)
  if (fields < 0) return undefined
  let end = at + TUPLE_HEAD
  for (let i = 0; i < fields; i++) {
    if (end + LENGTH > buffer.length) return undefined
    const length = buffer.readInt32BE(end)
    end += LENGTH + (length < 0 ? 0 : length)
  }
  return end <= buffer.length ? end : undefined
}

let scratch = Buffer.alloc(8_192)

/** The hash of a position: SHA-256 over the hash before it and the canonical row. */
export function link(before: Buffer, row: Buffer): Buffer {
  const length = before.length + row.length
  if (length > scratch.length) scratch = Buffer.alloc(length * 2)
  before.copy(scratch, 0)
  row.copy(scratch, before.length)
  return hash('sha256', scratch.subarray(0, length), 'buffer')
}
