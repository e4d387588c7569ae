import { spawn, spawnSync } from 'node:child_process'
import type { SpawnOptions } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
import type { Account } from './account.ts'

/** What a finished program left behind; `failure` is the system's code when it could not even be started. */
export interface Outcome {
  readonly code: number | null
  readonly output: string
  readonly failure?: string
}

/**
 * Spawn options shared by every program of the database: its own session, so that Ctrl-C in a terminal
 * reaches only us; a working folder everybody may enter; and no inherited settings, which could hold secrets
 * or steer PostgreSQL (PGDATA, PGOPTIONS, LC_ALL). Windows programs do not start without theirs.
 */
export function spawnOptions(account: Account | undefined): SpawnOptions {
  if (process.platform === 'win32') return { windowsHide: true }
  const identity = account === undefined ? {} : { uid: account.uid, gid: account.gid }
  return { ...identity, detached: true, cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' } }
}

/** Runs a program to its end; never rejects. */
export function run(
  program: string,
  args: readonly string[],
  account: Account | undefined,
  input = '',
): Promise<Outcome> {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(program, args, { ...spawnOptions(account), stdio: ['pipe', 'pipe', 'pipe'] })
    const collect = (chunk: Buffer) => {
      output += chunk.toString('utf8')
    }
    child.stdout?.on('data', collect)
    child.stderr?.on('data', collect)
    child.stdin?.on('error', () => undefined).end(input)
    child.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ code: null, output: error.message, failure: error.code ?? 'unknown' }),
    )
    child.on('close', (code) => resolve({ code, output }))
  })
}

/**
 * When a process was born, in words that no later process with the same number shares.
 * Undefined when no such process lives; one that has ended but was not collected by its parent counts as ended.
 */
export function birthOf(pid: number): string | undefined {
  if (process.platform === 'linux') return birthOnLinux(pid)
  if (process.platform === 'win32')
    return ask('powershell', windowsQuery(`(Get-Process -Id ${pid}).StartTime.Ticks`))
  const answer = ask('ps', ['-o', 'stat=,lstart=', '-p', String(pid)])
  const [state, ...born] = answer?.split(/\s+/) ?? []
  return state === undefined || state.startsWith('Z') ? undefined : born.join(' ')
}

function birthOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name in parentheses and may itself hold spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [state, ticks] = [fields[0], fields[19]]
    if (state === 'Z' || state === 'X') return undefined
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot} ${ticks}`
  } catch {
    return undefined
  }
}

/** Whether the process is a PostgreSQL server working on this data folder, and not a stranger with its number. */
export function servesFolder(pid: number, data: string): boolean {
  if (birthOf(pid) === undefined) return false
  if (process.platform === 'linux') {
    try {
      // A server makes its data folder its working folder, which stays true when the folder is renamed.
      return readlinkSync(`/proc/${pid}/cwd`) === data
    } catch {
      return commandOf(pid).includes(data)
    }
  }
  return commandOf(pid).toLowerCase().includes(data.toLowerCase())
}

function commandOf(pid: number): string {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    } catch {
      return ''
    }
  }
  const query = `(Get-CimInstance Win32_Process -Filter "ProcessId=${pid}").CommandLine`
  const answer =
    process.platform === 'win32'
      ? ask('powershell', windowsQuery(query))
      : ask('ps', ['-o', 'command=', '-p', String(pid)])
  return answer ?? ''
}

const windowsQuery = (expression: string) => ['-NoProfile', '-NonInteractive', '-Command', expression]

function ask(program: string, args: readonly string[]): string | undefined {
  const environment = process.platform === 'win32' ? {} : { env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' } }
  const { stdout } = spawnSync(program, args, { ...environment, encoding: 'utf8', windowsHide: true })
  const answer = (stdout ?? '').trim()
  return answer === '' ? undefined : answer
}

/** INT asks a server to stop cleanly, QUIT to stop at once and recover at the next start, KILL is the last word. */
export type StopSignal = 'INT' | 'QUIT' | 'KILL'

/** Sends a signal. Windows has none: PostgreSQL's own tool delivers it there. @returns whether it was delivered */
export function signal(pid: number, name: StopSignal, controlProgram: string): boolean {
  if (process.platform === 'win32' && name !== 'KILL') {
    return spawnSync(controlProgram, ['kill', name, String(pid)], { windowsHide: true }).status === 0
  }
  try {
    return process.kill(pid, `SIG${name}`)
  } catch {
    return false
  }
}

/** Waits until the condition holds. @returns false when the time (milliseconds) ran out first */
export async function until(holds: () => boolean, limit: number): Promise<boolean> {
  const deadline = performance.now() + limit
  while (!holds()) {
    if (performance.now() > deadline) return false
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
  return true
}
