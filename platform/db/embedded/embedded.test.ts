import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { mkdir, stat, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { beforeAll, describe, expect, it } from 'vitest'
import { accountFor } from './account.ts'
import { installedBinaries } from './binaries.ts'
import { onLinux, query, scratch, start } from './fixtures/support.ts'
import { EmbeddedError, runningEmbedded } from './index.ts'
import { birthOf, until } from './processes.ts'

interface Event {
  url?: string
  pid?: number
  sentence?: string
  code?: string
  message?: string
  remedy?: string
}

/** Another Throughline process on the folder; `next` gives its next event of one kind. */
function hold(directory: string) {
  const script = join(import.meta.dirname, 'fixtures', 'hold.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', '--conditions=source', script, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const events: Event[] = []
  createInterface({ input: child.stdout }).on('line', (line) => events.push(JSON.parse(line)))
  const next = async (accept: (event: Event) => boolean): Promise<Event> => {
    await until(() => events.some(accept) || child.exitCode !== null, 15_000)
    return events.find(accept) ?? expect.fail(`the other process only said ${JSON.stringify(events)}`)
  }
  return { child, next }
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await until(() => child.exitCode !== null || child.signalCode !== null, 5_000)
}

/** The shell that would stop the server when its Throughline is killed. */
function watcherOf(server: number): number | undefined {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .find((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
        return words.includes('throughline-watch') && words.includes(String(server))
      } catch {
        return false
      }
    })
}

describe('a folder of its own', () => {
  let directory: string
  beforeAll(() => {
    directory = join(scratch, 'own')
  })

  it('is made on the first start and kept, quickly, on the second', async () => {
    const said: string[] = []
    const first = await start(directory, { onProgress: (sentence) => said.push(sentence) })
    await query(first.url, 'create table kept (note text)', `insert into kept values ('É')`)
    await first.stop()
    expect(said).toEqual(['Preparing the database (first start)…'])
    const begin = performance.now()
    const second = await start(directory)
    expect(performance.now() - begin).toBeLessThan(3_000)
    expect(await query(second.url, 'select lower(note) as note from kept')).toEqual([{ note: 'é' }])
    await second.stop()
    expect(birthOf(second.pid)).toBeUndefined()
  })

  it('refuses a second start with a sentence naming the process, and tells others how to connect', async () => {
    const running = await start(directory)
    const refusal = await start(directory).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(EmbeddedError)
    const sentence = `Another Throughline (process ${process.pid}) is using this folder: ${directory}.`
    expect(refusal).toMatchObject({ code: 'folder-in-use', message: sentence })
    expect(refusal).toHaveProperty('remedy', expect.stringContaining('THROUGHLINE_DATA='))
    const other = await runningEmbedded(directory)
    expect(await query(other?.url ?? '', 'select note from kept')).toEqual([{ note: 'É' }])
    await running.stop()
    await running.stop()
    expect(await runningEmbedded(directory)).toBeUndefined()
  })

  it('binds the application login by row-level security, even on tables it owns', async () => {
    const running = await start(directory, { settings: { work_mem: '9MB' } })
    const rows = await query(
      running.url,
      'create table secret (agency int)',
      'insert into secret values (1), (2)',
      'alter table secret enable row level security',
      'alter table secret force row level security',
      'create policy own on secret using (agency = 2)',
      'select agency from secret',
    )
    expect(rows).toEqual([{ agency: 2 }])
    const [role] = await query(running.url, 'select * from pg_roles where rolname = current_user')
    expect(role).toMatchObject({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: true,
      rolcreatedb: true,
    })
    expect(await query(running.url, 'show work_mem')).toEqual([{ work_mem: '9MB' }])
    expect(await query(running.url, 'show timezone')).toEqual([{ TimeZone: 'UTC' }])
    const [owner] = await query(
      running.ownerUrl,
      'select rolsuper from pg_roles where rolname = current_user',
    )
    expect(owner).toEqual({ rolsuper: true })
    await running.stop()
  })

  it('makes new passwords when the old ones were lost', async () => {
    await unlink(join(directory, 'credentials.json'))
    const running = await start(directory)
    expect(await query(running.url, 'select note from kept')).toEqual([{ note: 'É' }])
    expect((await stat(join(directory, 'credentials.json'))).mode & 0o077).toBe(0)
    await running.stop()
  })

  it('says so when the server ends unexpectedly, and recovers', async () => {
    let told: EmbeddedError | undefined
    const running = await start(directory, { durable: true, onExit: (error) => (told = error) })
    await query(running.url, `insert into kept values ('before the crash')`)
    process.kill(running.pid, 'SIGKILL')
    await until(() => told !== undefined, 5_000)
    expect(told?.message).toBe('The database server ended unexpectedly.')
    await running.stop()
    const again = await start(directory)
    expect(await query(again.url, 'select count(*)::int as n from kept')).toEqual([{ n: 2 }])
    await again.stop()
  })

  it.runIf(onLinux)('is not fooled by a note naming a process that has nothing to do with it', async () => {
    const account = await accountFor([join(directory, 'data')])
    const identity = account === undefined || account === 'none' ? {} : { uid: account.uid, gid: account.gid }
    const stranger = spawn('sleep', ['60'], { ...identity, cwd: '/', stdio: 'ignore' })
    const data = join(directory, 'data')
    const note = [stranger.pid, data, 1_700_000_000, 5432, '', '127.0.0.1', '  1 1', 'ready   ', '']
    await writeFile(join(data, 'postmaster.pid'), note.join('\n'))
    const running = await start(directory)
    expect(await query(running.url, 'select count(*)::int as n from kept')).toEqual([{ n: 2 }])
    expect(stranger.exitCode).toBeNull()
    await running.stop()
    await kill(stranger)
  })

  it.runIf(onLinux)(
    'outlives its Throughline only where nobody is left to stop it, and is then taken over',
    async () => {
      const abandoned = hold(directory)
      const { url = '', pid = 0 } = await abandoned.next((event) => event.url !== undefined)
      await query(url, `insert into kept values ('before the kill')`)
      process.kill(watcherOf(pid) ?? expect.fail('no watcher'), 'SIGKILL')
      await kill(abandoned.child)
      expect(birthOf(pid)).toBeDefined()
      const said: string[] = []
      const running = await start(directory, { onProgress: (sentence) => said.push(sentence) })
      expect(said).toEqual(['Stopping the database of a Throughline that ended abruptly…'])
      expect(birthOf(pid)).toBeUndefined()
      expect(await query(running.url, 'select count(*)::int as n from kept')).toEqual([{ n: 3 }])
      await running.stop()
    },
  )

  it.runIf(onLinux)(
    'stops by itself when its Throughline is killed, and goes to exactly one of many successors',
    async () => {
      const killed = hold(directory)
      const { pid = 0 } = await killed.next((event) => event.url !== undefined)
      await kill(killed.child)
      expect(await until(() => birthOf(pid) === undefined, 10_000)).toBe(true)
      const rivals = [1, 2, 3].map(() => hold(directory))
      const outcomes = await Promise.all(
        rivals.map(({ next }) => next((event) => event.sentence === undefined)),
      )
      expect(outcomes.filter((outcome) => outcome.url !== undefined)).toHaveLength(1)
      expect(outcomes.filter((outcome) => outcome.code === 'folder-in-use')).toHaveLength(2)
      for (const { child } of rivals) await kill(child)
      const winner = outcomes.find((outcome) => outcome.url !== undefined)?.pid ?? 0
      expect(await until(() => birthOf(winner) === undefined, 10_000)).toBe(true)
    },
  )
})

it('survives a first start that was killed half-way', async () => {
  const directory = join(scratch, 'interrupted')
  const killed = hold(directory)
  await killed.next((event) => event.sentence?.startsWith('Preparing') === true)
  await until(() => readdirSync(directory).some((entry) => existsSync(join(directory, entry, 'base'))), 5_000)
  await kill(killed.child)
  expect(existsSync(join(directory, 'data'))).toBe(false)
  const running = await start(directory)
  expect(await query(running.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await running.stop()
})

it('refuses a folder of something else instead of writing into it', async () => {
  const directory = join(scratch, 'foreign')
  await mkdir(join(directory, 'data'), { recursive: true })
  await writeFile(join(directory, 'data', 'thesis.txt'), 'mine')
  await expect(start(directory)).rejects.toMatchObject({ code: 'start-failed', message: /not a database/ })
  expect(readFileSync(join(directory, 'data', 'thesis.txt'), 'utf8')).toBe('mine')
})

it('names the way out where no binaries exist', async () => {
  const remedy = 'Set DATABASE_URL to a PostgreSQL 15 or newer.'
  await expect(installedBinaries('sunos', 'x64')).rejects.toMatchObject({
    code: 'unsupported-platform',
    remedy,
  })
})
