import { escapeIdentifier, Client, type ClientBase } from 'pg'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { holdMigrations, readLedger } from '#platform/db'
import type { FileStore } from '#platform/files'
import { copyOut } from './copy-out.ts'
import { frame, frameBytes, type Closing, type Opening, type TableProof } from './frames.ts'
import type { BackupKey } from './header.ts'
import { inventory, OURS, PLAIN_TEXT, readerOf, type Table } from './inventory.ts'
import { sealing } from './seal.ts'

/** What is backed up. */
export interface Installation {
  readonly url: string
  readonly files: FileStore
  /** Version of the program. */
  readonly program: string
}

/** Told now and then, in a sentence. */
export type Say = (sentence: string) => void

/**
 * Writes a backup of the database as it is at one moment, and of every file it refers to, while others go on
 * working. Answers what it holds.
 *
 * @throws BackupError when some rows could not be read
 */
export async function takeBackup(
  from: Installation,
  key: BackupKey,
  out: Writable,
  say: Say = () => {},
): Promise<Closing> {
  let closing: Closing | undefined
  const frames = framesOf(from, say, (whole) => (closing = whole))
  // Compressed before it is sealed; the fastest level is as fast as the disk and halves what is written.
  await pipeline(Readable.from(frames), createGzip({ level: 1 }), await sealing(key), out)
  return closing!
}

async function* framesOf(from: Installation, say: Say, done: (closing: Closing) => void) {
  const client = new Client({ connectionString: from.url, application_name: 'throughline-backup' })
  await client.connect()
  try {
    // A table that is rewritten while it is read would look empty.
    await holdMigrations(client)
    await client.query(`begin isolation level repeatable read read only; ${PLAIN_TEXT}`)
    const tables = await inventory(client)
    yield frame('opening', await openingOf(client, from.program))
    const proofs: TableProof[] = []
    for (const table of tables) {
      yield frame('table', { name: table.name, columns: [...table.columns] })
      const rows = copyOut(client, table)
      let next = await rows.next()
      for (; next.done !== true; next = await rows.next()) yield* frameBytes(next.value)
      proofs.push(next.value)
      yield frame('tableEnd', next.value)
      if (next.value.rows >= MANY) say(`${table.name}: ${next.value.rows.toLocaleString('en')} rows`)
    }
    const sequences = await sequencesOf(client)
    const auditHead = await auditHeadOf(client, tables)
    const referred = await referredFiles(client, tables)
    await client.query('commit')
    const files = yield* filesOf(from.files, referred)
    const closing: Closing = { tables: proofs, sequences, files, auditHead }
    yield frame('closing', closing)
    done(closing)
  } finally {
    await client.end()
  }
}

const MANY = 100_000

async function openingOf(client: ClientBase, program: string): Promise<Opening> {
  const { rows } = await client.query<{ server: string; at: string }>(
    `select current_setting('server_version') as server, now()::text as at`,
  )
  return { program, takenAt: rows[0]!.at, server: rows[0]!.server, ledger: await readLedger(client) }
}

/** Positions are ahead of every row of the snapshot, because they are read after it. */
export async function sequencesOf(client: ClientBase): Promise<Closing['sequences']> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'S' and c.relpersistence = 'p' and ${OURS} order by 1, 2`,
  )
  const found: Closing['sequences'] = []
  for (const { schema, name } of rows) {
    const { rows: at } = await client.query<{ last_value: number; is_called: boolean }>(
      `select last_value, is_called from ${escapeIdentifier(schema)}.${escapeIdentifier(name)}`,
    )
    found.push({ name: `${schema}.${name}`, value: Number(at[0]!.last_value), called: at[0]!.is_called })
  }
  return found
}

/** The last sealed row of the audit, which every later verification starts from. */
export async function auditHeadOf(
  client: ClientBase,
  tables: readonly Table[],
): Promise<Closing['auditHead']> {
  const sql = `select seq, encode(hash, 'hex') as hash from audit.seal order by seq desc limit 1`
  const [head] = await readWhole<{ seq: number; hash: string }>(client, tables, 'audit.seal', sql)
  return head ? { seq: Number(head.seq), hash: head.hash } : null
}

async function readWhole<R extends object>(
  client: ClientBase,
  tables: readonly Table[],
  name: string,
  sql: string,
): Promise<R[]> {
  const table = tables.find((one) => one.name === name)
  if (!table) return []
  await client.query(readerOf(table))
  const { rows } = await client.query<R>(sql)
  await client.query('set local role none')
  return rows
}

interface Referred {
  readonly hash: string
  readonly size: number
}

const referredFiles = (client: ClientBase, tables: readonly Table[]): Promise<Referred[]> =>
  readWhole(
    client,
    tables,
    'files.file',
    'select hash, max(size)::float8 as size from files.file group by hash order by hash',
  )

/** A file that is gone or damaged is named and passed over: it must not keep the rest from being saved. */
async function* filesOf(store: FileStore, referred: readonly Referred[]) {
  const missing: string[] = []
  let bytes = 0
  for (const { hash, size } of referred) {
    yield frame('file', { hash, size })
    let whole = true
    try {
      for await (const chunk of (await store.open(hash)) as AsyncIterable<Buffer>) {
        bytes += chunk.length
        yield* frameBytes(chunk)
      }
    } catch {
      whole = false
      missing.push(hash)
    }
    yield frame('fileEnd', { whole })
  }
  return { count: referred.length - missing.length, bytes, missing }
}
