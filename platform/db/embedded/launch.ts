import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { open, readFile, rename, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { EmbeddedError, useYourOwn } from './errors.ts'
import { endWithUs } from './ending.ts'
import { signal, spawnOptions } from './processes.ts'
import { settingArguments } from './settings.ts'
import { readNote } from './survivor.ts'

/** A server that accepts connections. */
export interface Server {
  readonly pid: number
  readonly port: number
  /** Settles when the server has ended, for whatever reason. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

export interface LaunchOptions {
  readonly home: string
  readonly binaries: Binaries
  readonly account: Account | undefined
  readonly durable: boolean
  readonly settings: Readonly<Record<string, string>>
  readonly say: (sentence: string) => void
}

/** Passing obstacles: the free port was taken meanwhile, or a killed server's last helpers are still leaving. */
const passing =
  /Address already in use|could not create any TCP\/IP sockets|shared memory block .* still in use/

/** Starts a server on the data of this folder and waits until it accepts connections. */
export async function launch(options: LaunchOptions): Promise<Server> {
  const deadline = performance.now() + 20_000
  for (;;) {
    const started = await attempt(options)
    if (typeof started !== 'string') return started
    if (!passing.test(started) || performance.now() > deadline) throw await failed(options, started)
    await pause(200)
  }
}

/** @returns the server, or what it wrote into its log before it ended */
async function attempt(options: LaunchOptions): Promise<Server | string> {
  const { home, binaries, account } = options
  const data = join(home, 'data')
  const port = await freePort()
  const log = await openLog(home)
  const begin = (await log.stat()).size
  const args = ['-D', data, ...(await settingArguments(port, options.durable, options.settings))]
  const child = spawn(binaries.postgres, args, {
    ...spawnOptions(account),
    stdio: ['ignore', log.fd, log.fd],
  })
  let failure = ''
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', (error) => {
      failure = error.message
      resolve()
    })
  })
  await log.close()
  const { pid } = child
  if (pid !== undefined && (await becomesReady(child, data, options.say))) {
    return serverOf(child, pid, port, ended, options)
  }
  if (child.exitCode === null && child.signalCode === null && pid !== undefined)
    signal(pid, 'KILL', binaries.pgCtl)
  await ended
  return failure + (await readFile(join(home, 'postgres.log'), 'utf8')).slice(begin)
}

function serverOf(
  child: ChildProcess,
  pid: number,
  port: number,
  ended: Promise<void>,
  { binaries, account }: LaunchOptions,
): Server {
  const release = endWithUs(pid, binaries.pgCtl, account)
  void ended.then(release)
  // A program that forgets to stop the database must still be able to end.
  child.unref()
  let stopping: Promise<void> | undefined
  const stop = async () => {
    child.ref()
    for (const [name, patience] of [
      ['INT', 30_000],
      ['QUIT', 10_000],
      ['KILL', 5_000],
    ] as const) {
      if (child.exitCode !== null || child.signalCode !== null) return
      signal(pid, name, binaries.pgCtl)
      await atMost(patience, ended)
    }
  }
  return { pid, port, ended, stop: () => (stopping ??= stop()) }
}

/** Recovery after a power cut may take minutes, so a server that works on it is given time. */
async function becomesReady(
  child: ChildProcess,
  data: string,
  say: (sentence: string) => void,
): Promise<boolean> {
  const begin = performance.now()
  let told = false
  while (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const note = readNote(data)
    if (note?.pid === child.pid && note.ready) return true
    const waited = performance.now() - begin
    if (waited > 3_000 && !told) {
      told = true
      say('The database is recovering from an abrupt end…')
    }
    if (waited > 600_000) return false
    await pause(15)
  }
  return false
}

async function failed({ home }: LaunchOptions, output: string): Promise<EmbeddedError> {
  const lines = output.trim().split('\n')
  const line = lines.find((candidate) => /FATAL|PANIC|not permitted/.test(candidate)) ?? lines.at(-1) ?? ''
  const reason = line.replace(/^.*?(FATAL|PANIC):\s*/, '')
  const message = `The built-in PostgreSQL did not start: ${reason === '' ? 'it left no reason' : reason}.`
  return new EmbeddedError(
    'start-failed',
    message,
    `See ${join(home, 'postgres.log')}. Or: ${useYourOwn}`,
    output,
  )
}

/** The log, private to us and kept from growing without end. */
async function openLog(home: string) {
  const path = join(home, 'postgres.log')
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  )
  if (size > 10 * 1024 * 1024) await rename(path, `${path}.1`)
  return open(path, 'a', 0o600)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** Waits for `work`, but no longer; the timer does not outlive it and keep a finished program alive. */
async function atMost(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  await Promise.race([work, new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)))])
  clearTimeout(timer)
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
