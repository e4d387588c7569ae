import type { Database } from '#platform/db'
import type { AuditSecret } from '../secret.ts'
import { breakAt, type Break } from './break.ts'
import { appendHead, readHeads, signedHead, type Head } from './heads.ts'
import type { ChainEnd } from './seal.ts'

/** A head is written after this time, or this many rows, whichever comes first. */
const HEAD_EVERY_MS = 60_000
const HEAD_EVERY_ROWS = 1_000

export interface HeadLook {
  /** The last head of the file, when the chain is not what it says. */
  readonly misfit: Break | null
  /** Why a head could not be written. */
  readonly unwritten: string | null
}

/** Writes signed heads of the chain, and looks whether the last one still fits. */
export function createHeadWriter(database: Database, secret: AuditSecret, path: string) {
  let last: Pick<Head, 'seq' | 'hash' | 'at'> | undefined
  let misfit: Break | null = null
  let opened = false
  let keyWritten = false
  let lookedAt = 0

  async function open(): Promise<void> {
    const { heads } = await readHeads(path)
    last = heads.at(-1)
    opened = true
  }

  async function fits(): Promise<void> {
    if (!last) return
    const { rows } = await database.pool.query<{ hash: Buffer }>(
      'select hash from audit.seal where seq = $1',
      [last.seq],
    )
    const hash = rows[0]?.hash.toString('hex')
    if (hash === last.hash) misfit = null
    else if (hash !== undefined) misfit = breakAt.rewritten(last)
    else {
      const end = await database.pool.query<{ seq: number }>(
        'select coalesce(max(seq), 0)::bigint as seq from audit.seal',
      )
      misfit = breakAt.truncated(last, end.rows[0]!.seq)
    }
  }

  async function write(end: ChainEnd): Promise<void> {
    const head = signedHead(secret, end)
    await appendHead(path, secret, head, { withKey: !keyWritten })
    keyWritten = true
    last = head
  }

  return {
    async look(end: ChainEnd): Promise<HeadLook> {
      try {
        if (!opened) await open()
        const now = Date.now()
        const due = now - lookedAt >= HEAD_EVERY_MS || end.seq - (last?.seq ?? 0) >= HEAD_EVERY_ROWS
        if (!due) return { misfit, unwritten: null }
        await fits()
        lookedAt = now
        // While the last head does not fit, it is the evidence: none is put after it, and the file is read again,
        // in case it was put aside.
        if (misfit) opened = false
        else if (end.seq > (last?.seq ?? 0)) await write(end)
        return { misfit, unwritten: null }
      } catch (error) {
        const code = (error as { code?: string }).code
        if (code === undefined || !/^E[A-Z]+$/.test(code)) throw error
        return { misfit, unwritten: `Heads cannot be written to ${path} (${code}).` }
      }
    },
  }
}
