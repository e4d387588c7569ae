import { finished } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Database } from '#platform/db'
import { BEGINNING, BIGINT, eachTuple, eventColumns, LENGTH, link, TUPLE_HEAD } from './rows.ts'

/** Any constant works; whoever holds it is the only one who adds to the chain. */
const SEAL_LOCK = 7_140_022
const BATCH = 2_000

/** The end of the chain. */
export interface ChainEnd {
  readonly seq: number
  readonly hash: Buffer
}

export interface Sealer {
  /** Seals everything that is committed; answers the end of the chain, and how many rows were added. */
  seal(): Promise<ChainEnd & { readonly added: number }>
}

/** A place in the order of sealing. */
interface Place {
  readonly xid: string
  readonly id: string
}

interface Round {
  readonly after: Place
  /** Transactions from here on have not begun yet; null when rows of another server's numbering are looked for. */
  readonly below: string | null
}

/**
 * Adds committed rows of the audit to the chain. Any number of processes may each have one: an advisory lock of
 * the transaction lets one at a time add, and a process that is killed loses it by itself.
 *
 * A row is looked for among the transactions that were not all over at the last look, so that one which commits
 * late is found however long it took, without holding back the others. The first look goes through everything,
 * for rows that were left when a process ended, and for rows that were restored from another server, whose
 * transactions have other numbers.
 */
export function createSealer(database: Database): Sealer {
  let since: string | undefined
  return {
    async seal() {
      const now = await horizon(database)
      let added = 0
      if (since === undefined) {
        const left = await firstLeftOver(database)
        if (left) added += await round(database, { after: { xid: left, id: '0' }, below: null })
        since = now.oldest
      }
      added += await round(database, { after: { xid: since, id: '0' }, below: now.next })
      since = now.oldest
      return { ...(await database.withOwner(chainEnd)), added }
    },
  }
}

/** The end of the chain as it is committed. */
export async function chainEnd(client: PoolClient): Promise<ChainEnd> {
  const { rows } = await client.query<ChainEnd>('select seq, hash from audit.seal order by seq desc limit 1')
  return rows[0] ?? { seq: 0, hash: BEGINNING }
}

/** Every transaction below `oldest` is over; none from `next` on has begun. */
async function horizon(database: Database): Promise<{ oldest: string; next: string }> {
  const { rows } = await database.pool.query<{ oldest: string; next: string }>(
    'select pg_snapshot_xmin(s)::text as oldest, pg_snapshot_xmax(s)::text as next from pg_current_snapshot() as s',
  )
  return rows[0]!
}

/** The first transaction that left a row unsealed, by its number. */
async function firstLeftOver(database: Database): Promise<string | null> {
  return database.withOwner(async (client) => {
    await client.query('set local statement_timeout = 0')
    const { rows } = await client.query<{ xid: string | null }>(
      `select min(event.xid)::text as xid from audit.event
       where not exists (select from audit.seal where seal.event_id = event.id)`,
    )
    return rows[0]!.xid
  })
}

async function round(database: Database, { after, below }: Round): Promise<number> {
  let place = after
  for (let added = 0; ;) {
    const batch = await database.withOwner((client) => sealBatch(client, { after: place, below }))
    added += batch.added
    if (!batch.last || batch.added < BATCH) return added
    place = batch.last
  }
}

interface Batch {
  readonly added: number
  readonly last: Place | undefined
}

async function sealBatch(client: PoolClient, { after, below }: Round): Promise<Batch> {
  await prepare(client)
  const end = await chainEnd(client)
  const seals: Buffer[] = []
  let { hash } = end
  let last: Place | undefined
  const columns = eventColumns('event')
  const bound = below === null ? '' : `and event.xid < '${below}'::xid8`
  // In the order of the index (xid, id), so that the batch ends as soon as it is full.
  const query = `select ${columns} from audit.event
    where (event.xid, event.id) > ('${after.xid}'::xid8, ${after.id}::bigint) ${bound}
      and not exists (select from audit.seal where seal.event_id = event.id)
    order by event.xid, event.id limit ${BATCH}`
  await eachTuple(client, query, (tuple) => {
    const row = tuple.subarray(TUPLE_HEAD)
    const id = row.readBigInt64BE(LENGTH)
    hash = link(hash, row)
    seals.push(sealTuple(BigInt(end.seq + seals.length + 1), id, hash))
    // Number, time, transaction: the third value of a row.
    last = { id: String(id), xid: String(row.readBigUInt64BE(3 * LENGTH + 2 * BIGINT)) }
  })
  if (seals.length > 0) await writeSeals(client, seals)
  return { added: seals.length, last }
}

/**
 * Waits for its turn, but not for a process that hangs with the lock. Sorting or hashing all events for the few
 * that are new would be the one bad plan; without statistics PostgreSQL may choose it.
 */
async function prepare(client: PoolClient): Promise<void> {
  await client.query(`set local lock_timeout = '10s'; set local enable_sort = off; set local enable_seqscan = off;
    set local enable_bitmapscan = off; set local enable_hashjoin = off; set local enable_mergejoin = off;
    select pg_advisory_xact_lock(${SEAL_LOCK})`)
}

const COPY_HEAD = Buffer.from('5047434f50590aff0d0a000000000000000000', 'hex')
const COPY_END = Buffer.from('ffff', 'hex')

function sealTuple(seq: bigint, eventId: bigint, hash: Buffer): Buffer {
  const tuple = Buffer.alloc(62)
  tuple.writeInt16BE(3, 0)
  tuple.writeInt32BE(BIGINT, 2)
  tuple.writeBigInt64BE(seq, 6)
  tuple.writeInt32BE(BIGINT, 14)
  tuple.writeBigInt64BE(eventId, 18)
  tuple.writeInt32BE(hash.length, 26)
  hash.copy(tuple, 30)
  return tuple
}

async function writeSeals(client: PoolClient, seals: readonly Buffer[]): Promise<void> {
  const copy = client.query(copyFrom('copy audit.seal (seq, event_id, hash) from stdin (format binary)'))
  copy.end(Buffer.concat([COPY_HEAD, ...seals, COPY_END]))
  await finished(copy)
}
