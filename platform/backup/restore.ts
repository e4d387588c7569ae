import { Client, escapeLiteral, type ClientBase } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { holdMigrations, MigrationError, replay, type MigrationSource } from '#platform/db'
import type { FileStore } from '#platform/files'
import { requeueWaiting } from '#platform/jobs'
import { proofOf } from './copy-out.ts'
import { BackupError, damaged } from './failure.ts'
import type { Closing, Opening, TableHead } from './frames.ts'
import type { BackupKey } from './header.ts'
import { columnList, inventory, PLAIN_TEXT, type Table } from './inventory.ts'
import { readBackup, type Contents } from './read.ts'
import { lift, requireEmpty } from './target.ts'
import { auditHeadOf, type Say } from './take.ts'

/** Where a backup is restored to. */
export interface Target {
  readonly url: string
  readonly files: FileStore
  /** The migrations of this program; those of the backup must be among them. */
  readonly sources: readonly MigrationSource[]
}

/**
 * Restores a backup into an empty database and a file store, in one transaction: it is there whole and proven
 * by its row hashes, or not at all. The queue must have its own tables by then (`prepareQueue`); afterwards the
 * caller goes on with the migrations that are newer than the backup.
 *
 * @throws BackupError when the database is not empty, the backup is newer than the program, or does not hold
 *   what it says
 */
export async function restoreBackup(
  into: Target,
  key: BackupKey,
  source: Readable,
  say: Say = () => {},
): Promise<Contents> {
  const client = new Client({ connectionString: into.url, application_name: 'throughline-restore' })
  // A connection that breaks fails the statement at hand.
  client.on('error', () => {})
  const added: string[] = []
  try {
    await client.connect()
    await holdMigrations(client, true)
    await requireEmpty(client)
    await client.query(`begin; ${PLAIN_TEXT}`)
    const contents = await load(client, into, { key, source, say, added })
    await client.query('commit')
    await client.query('analyze')
    return contents
  } catch (error) {
    source.destroy()
    for (const hash of added) await into.files.remove(hash).catch(() => {})
    throw error
  } finally {
    await client.end().catch(() => {})
  }
}

interface Loading {
  readonly key: BackupKey
  readonly source: Readable
  readonly say: Say
  /** Files that were not in the store before. */
  readonly added: string[]
}

async function load(
  client: ClientBase,
  into: Target,
  { key, source, say, added }: Loading,
): Promise<Contents> {
  let tables: readonly Table[] = []
  let lifted: Awaited<ReturnType<typeof lift>> | undefined
  const contents = await readBackup(source, key, {
    async opening(opening) {
      await build(client, into, opening)
      tables = await inventory(client)
      lifted = await lift(client, tables)
      say(`Backup of ${opening.takenAt}, made by version ${opening.program}.`)
    },
    table: async (head, rows) => fill(client, tableFor(tables, head), head, rows),
    async file(hash, content) {
      const known = await into.files.has(hash)
      await into.files.put(content)
      if (!known) added.push(hash)
    },
  })
  say('Comparing every row with the backup …')
  await prove(client, tables, contents.closing)
  await setSequences(client, contents.closing)
  await lifted!.restore()
  await requeueWaiting(client)
  return contents
}

async function build(client: ClientBase, { sources }: Target, { ledger }: Opening): Promise<void> {
  try {
    await replay(client, sources, ledger)
  } catch (error) {
    if (!(error instanceof MigrationError)) throw error
    throw new BackupError(
      'backup.refused',
      `The backup was made by another version: ${error.message}`,
      'Restore it with the version that made it, or a newer one. Nothing was changed.',
      { cause: error },
    )
  }
}

function tableFor(tables: readonly Table[], head: TableHead): Table {
  const table = tables.find(({ name }) => name === head.name)
  if (!table) throw damaged(`The backup holds a table, ${head.name}, that its migrations do not make.`)
  return { ...table, columns: head.columns }
}

async function fill(
  client: ClientBase,
  table: Table,
  head: TableHead,
  rows: AsyncIterable<Buffer>,
): Promise<void> {
  const into = client.query(copyFrom(`copy ${table.sql} (${columnList(head.columns)}) from stdin`))
  await pipeline(Readable.from(rows, { objectMode: false }), into)
}

/** What the database now holds must add up to what the backup said, table by table, and to the audit's head. */
async function prove(client: ClientBase, tables: readonly Table[], closing: Closing): Promise<void> {
  for (const table of tables) {
    const said = closing.tables.find(({ name }) => name === table.name)
    const found = await proofOf(client, { ...table, reader: 'owner' })
    if (!said || said.rows !== found.rows || said.hash !== found.hash)
      throw damaged(`After restoring, ${table.name} does not hold what the backup said.`)
  }
  const head = await auditHeadOf(
    client,
    tables.map((table) => ({ ...table, reader: 'owner' })),
  )
  if (JSON.stringify(head) !== JSON.stringify(closing.auditHead))
    throw damaged('After restoring, the audit does not end where the backup said.')
}

async function setSequences(client: ClientBase, { sequences }: Closing): Promise<void> {
  for (const { name, value, called } of sequences) {
    const [schema, sequence] = name.split('.')
    await client.query(
      `select setval(format('%I.%I', ${escapeLiteral(schema!)}, ${escapeLiteral(sequence!)})::regclass, $1::bigint, $2)`,
      [value, called],
    )
  }
}
