import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What `npm start` runs, in a process group of its own. npm itself is left out: it hides the exit code. */
export interface Program {
  readonly pid: number
  /** Everything it has printed. */
  said(): string
  /** Waits for the address it prints, or for its end. */
  address(): Promise<string>
  /** What Ctrl-C does: the signal goes to every process of the group. */
  interrupt(): void
  readonly ended: Promise<number | null>
}

export function npmStart(environment: NodeJS.ProcessEnv): Program {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: { start: string }
  }
  const child = spawn(process.execPath, scripts.start.split(' ').slice(1), {
    cwd: root,
    detached: true,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const told = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      text += String(part)
      told.forEach((look) => look())
    })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const pid = child.pid!
  return {
    pid,
    said: () => text,
    address: () =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = /Open (http:\S+)[^]*Ctrl-C stops it/.exec(text)
          if (found) resolve(found[1]!)
        }
        told.add(look)
        look()
        void ended.then(() => reject(new Error(`It ended:\n${text}`)))
      }),
    interrupt: () => void process.kill(-pid, 'SIGINT'),
    ended,
  }
}

/** Processes that work on a folder: named in their command line or environment. Linux only. */
export function processesOn(folder: string): number[] {
  const about = (pid: number) => {
    try {
      return ['cmdline', 'environ'].some((part) =>
        readFileSync(`/proc/${pid}/${part}`, 'utf8').includes(folder),
      )
    } catch {
      return false
    }
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && about(pid))
}
