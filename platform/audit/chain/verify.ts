import type { PoolClient } from 'pg'
import type { Database } from '#platform/db'
import type { Head } from './heads.ts'
import { breakAt, type Break } from './break.ts'
import { BEGINNING, eachTuple, eventColumns, link } from './rows.ts'

export interface VerifyOptions {
  /** The first position looked at; the one before it is taken as it stands. */
  readonly from?: number | undefined
  /** The last one looked at; otherwise the end, and then heads beyond the end are a break. */
  readonly to?: number | undefined
  /** Heads whose signatures have been checked, in any order. */
  readonly heads?: readonly Pick<Head, 'seq' | 'hash' | 'at'>[]
}

export interface Verification {
  /** Positions that were looked at and fit. */
  readonly rows: number
  readonly from: number
  /** The last position that was looked at, and its hash in hexadecimal. */
  readonly to: number
  readonly hash: string
  /** Heads that were compared and fit. */
  readonly heads: number
  readonly broken: Break | null
}

/**
 * Goes through the chain in order, in memory of constant size, and computes every hash from the rows themselves;
 * nothing that stands in the database is trusted but the rows and the hashes.
 */
export async function verifyChain(database: Database, options: VerifyOptions = {}): Promise<Verification> {
  const client = await database.pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only; set local statement_timeout = 0')
    // Row after row by the keys: the first comes at once, and nothing is sorted on the disk.
    await client.query('set local enable_hashjoin = off; set local enable_mergejoin = off')
    const walk = await startOf(client, options)
    await eachTuple(client, chainQuery(options), walk.see)
    return walk.end()
  } finally {
    // A walk that stopped at a break leaves the rest of its rows on the connection.
    client.release(true)
  }
}

function chainQuery({ from = 1, to }: VerifyOptions): string {
  return `select seal.seq, seal.event_id, seal.hash, ${eventColumns('event')}
    from audit.seal left join audit.event on event.id = seal.event_id
    where seal.seq >= ${Math.trunc(from)} ${to === undefined ? '' : `and seal.seq <= ${Math.trunc(to)}`}
    order by seal.seq`
}

async function startOf(client: PoolClient, options: VerifyOptions): Promise<Walk> {
  const { from = 1 } = options
  if (from <= 1) return createWalk(BEGINNING, { ...options, from: 1 })
  const { rows } = await client.query<{ hash: Buffer }>('select hash from audit.seal where seq = $1', [
    from - 1,
  ])
  return createWalk(rows[0]?.hash ?? BEGINNING, { ...options, from })
}

interface Walk {
  see(tuple: Buffer): 'stop' | undefined
  end(): Verification
}

/** Where the parts of a tuple stand: number of fields, then position, event and hash with their lengths. */
const SEQ = 6
const EVENT = 18
const HASH = 30
const ROW = 62

interface Position {
  readonly seq: number
  readonly eventId: number
  readonly stored: Buffer
  readonly computed: Buffer
}

function createWalk(start: Buffer, { from = 1, to, heads = [] }: VerifyOptions): Walk {
  const byPosition = new Map<number, typeof heads>()
  for (const head of heads) byPosition.set(head.seq, [...(byPosition.get(head.seq) ?? []), head])
  let before = start
  let seq = from - 1
  let compared = 0
  let broken: Break | null = null
  /** A position that does not fit: what the next one says tells what was done to it. */
  let pending: Position | undefined
  const stop = (found: Break) => {
    broken = found
    return 'stop' as const
  }
  return {
    see(tuple) {
      const position = Number(tuple.readBigInt64BE(SEQ))
      const eventId = Number(tuple.readBigInt64BE(EVENT))
      const stored = tuple.subarray(HASH, ROW)
      const row = tuple.subarray(ROW)
      if (pending)
        return stop(breakAt.mismatch(pending, { row, stored, adjoining: position === pending.seq + 1 }))
      if (position !== seq + 1) return stop(breakAt.gap(seq + 1, position - 1))
      if (row.readInt32BE(0) < 0) return stop(breakAt.deleted(position, eventId))
      const computed = link(before, row)
      if (!computed.equals(stored)) {
        pending = { seq: position, eventId, stored: Buffer.from(stored), computed }
        return undefined
      }
      for (const head of byPosition.get(position) ?? []) {
        if (head.hash !== computed.toString('hex')) return stop(breakAt.rewritten(head))
        compared++
      }
      before = computed
      seq = position
      return undefined
    },
    end() {
      if (pending && !broken) broken = breakAt.mismatch(pending, undefined)
      const last = heads.reduce<(typeof heads)[number] | undefined>(
        (far, head) => (!far || head.seq > far.seq ? head : far),
        undefined,
      )
      if (!broken && to === undefined && last && last.seq > seq) broken = breakAt.truncated(last, seq)
      return { rows: seq - from + 1, from, to: seq, hash: before.toString('hex'), heads: compared, broken }
    },
  }
}
