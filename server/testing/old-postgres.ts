import { spawnSync, type SpawnSyncReturns } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

/** The oldest PostgreSQL that is supported, where the system has it. */
const programs = [
  '/usr/lib/postgresql/15/bin',
  '/usr/pgsql-15/bin',
  '/opt/homebrew/opt/postgresql@15/bin',
].find((folder) => existsSync(join(folder, 'initdb')))

export const hasOldPostgres = programs !== undefined

/** A server of the system, as somebody else runs it. */
export interface OldPostgres {
  /** A folder of its own, beside the data. */
  readonly folder: string
  /** A new database that an ordinary login owns; answers its connection string. */
  database(name: string): Promise<string>
  stop(): Promise<void>
}

// PostgreSQL refuses to run as root; this is `nobody` on Linux.
const account = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

const run = (program: string, ...words: string[]): SpawnSyncReturns<string> =>
  spawnSync(join(programs!, program), words, { ...account, cwd: '/', encoding: 'utf8', stdio: 'pipe' })

export async function startOldPostgres(): Promise<OldPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-external-'))
  await chmod(folder, 0o711)
  if (account.uid) await chown(folder, account.uid, account.gid)
  const data = join(folder, 'data')
  run('initdb', '-D', data, '-U', 'owner', '-A', 'trust', '-E', 'UTF8', '--no-sync')
  const port = await freePort()
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`
  // With its output in a file; it would hold ours open.
  const started = run('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start')
  if (started.status !== 0) throw new Error(started.stderr)
  const owner = new pg.Client({ connectionString: `postgres://owner@127.0.0.1:${port}/postgres` })
  await owner.connect()
  await owner.query('create role city login nosuperuser createrole createdb')
  return {
    folder,
    async database(name) {
      await owner.query(`create database ${name} owner city`)
      return `postgres://city@127.0.0.1:${port}/${name}`
    },
    async stop() {
      await owner.end()
      run('pg_ctl', '-D', data, '-m', 'immediate', 'stop')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
