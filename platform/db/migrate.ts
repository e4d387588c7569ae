import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client, type ClientBase } from 'pg'

/** A folder of `NNN_name.sql` files that belong together; applied in the order of the list. */
export interface MigrationSource {
  readonly name: string
  readonly directory: string
}

interface Migration {
  readonly source: string
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

/** A migration that was edited after it ran, or a database newer than this program. */
export class MigrationError extends Error {}

// Any constant works; two programs starting at once wait for each other on it.
const MIGRATION_LOCK = 7_140_021

/**
 * Brings a database up to date: plain SQL files, each in its own transaction, remembered with a
 * checksum. Safe to call from several processes at once. Returns the names of what it applied.
 *
 * @throws MigrationError when an applied file has changed since, or is missing here
 */
export async function migrate(url: string, sources: readonly MigrationSource[]): Promise<string[]> {
  const wanted = (await Promise.all(sources.map(readSource))).flat()
  const client = new Client({ connectionString: url, application_name: 'throughline-migrate' })
  await client.connect()
  try {
    await requireVersion(client)
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query(LEDGER)
    const applied = await appliedIn(client)
    refuseDrift(wanted, applied)
    const missing = wanted.filter((one) => !applied.has(`${one.source}/${one.name}`))
    for (const migration of missing) await apply(client, migration)
    return missing.map((one) => `${one.source}/${one.name}`)
  } finally {
    await client.end()
  }
}

/** An applied migration, as the database remembers it; the moment in ISO 8601. */
export interface Applied {
  readonly source: string
  readonly name: string
  readonly checksum: string
  readonly appliedAt: string
}

/** Keeps migrations from running for as long as this connection lives; waits for one that runs. */
export async function holdMigrations(client: ClientBase, alone = false): Promise<void> {
  await client.query(`select pg_advisory_lock${alone ? '' : '_shared'}($1)`, [MIGRATION_LOCK])
}

/** What was applied to a database, in the order it was. */
export async function readLedger(client: ClientBase): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    `select source, name, checksum, applied_at::text as "appliedAt" from ledger.migration
     order by applied_at, source, name`,
  )
  return rows
}

/**
 * Brings an empty database to exactly the state a ledger tells, inside the caller's transaction: every file
 * in the order it once ran. Leaves the ledger itself empty.
 *
 * @throws MigrationError when this version does not have one of the files, or has another text of it
 */
export async function replay(
  client: ClientBase,
  sources: readonly MigrationSource[],
  ledger: readonly Applied[],
): Promise<void> {
  const known = (await Promise.all(sources.map(readSource))).flat()
  refuseDrift(known, new Map(ledger.map((row) => [`${row.source}/${row.name}`, row.checksum])))
  await requireVersion(client)
  await client.query(LEDGER)
  for (const { source, name } of ledger)
    await client.query(known.find((one) => one.source === source && one.name === name)!.sql)
}

async function requireVersion(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ number: number; text: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as text`,
  )
  if (rows[0]!.number < 150_000)
    throw new MigrationError(
      `This database is PostgreSQL ${rows[0]!.text}; Throughline needs 15 or newer. Upgrade it, or set DATABASE_URL to another.`,
    )
}

async function readSource({ name: source, directory }: MigrationSource): Promise<Migration[]> {
  const names = (await readdir(directory)).filter((name) => /^\d{3}_.+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = (await readFile(join(directory, name), 'utf8')).replaceAll('\r\n', '\n')
      return { source, name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

const LEDGER = `create schema if not exists ledger;
  create table if not exists ledger.migration (
    source text not null, name text not null, checksum text not null,
    applied_at timestamptz not null default now(), primary key (source, name))`

async function appliedIn(client: Client): Promise<Map<string, string>> {
  return new Map((await readLedger(client)).map((row) => [`${row.source}/${row.name}`, row.checksum]))
}

function refuseDrift(wanted: readonly Migration[], applied: ReadonlyMap<string, string>): void {
  const known = new Map(wanted.map((one) => [`${one.source}/${one.name}`, one.checksum]))
  for (const [name, checksum] of applied) {
    const now = known.get(name)
    if (now === undefined)
      throw new MigrationError(
        `The database has migration ${name}, which this version does not know. Start the newer version of Throughline, or restore a backup from before it.`,
      )
    if (now !== checksum)
      throw new MigrationError(
        `Migration ${name} was edited after it ran on this database. Undo the edit and put the change in a new file.`,
      )
  }
}

async function apply(client: Client, { source, name, sql, checksum }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into ledger.migration (source, name, checksum) values ($1, $2, $3)', [
      source,
      name,
      checksum,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new MigrationError(`Migration ${source}/${name} failed: ${(error as Error).message}`, {
      cause: error,
    })
  }
}
