import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { frugal } from '../settings.ts'
import type { TestHouse } from './house.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The folder in which the house keeps files, told by where it puts one. */
export async function filesOf({ files }: TestHouse): Promise<string> {
  const { hash } = await files.put(Readable.from(['somewhere']))
  return dirname(dirname(dirname(files.localPath!(hash)!)))
}

export interface WorkerProcess {
  /** Megabytes: `VmRSS` now, `VmHWM` at most so far. Linux only. */
  memory(name: 'VmRSS' | 'VmHWM'): number
  /** Ends it as a failing machine does. */
  kill(): Promise<void>
}

/** A worker process of its own over the house of a test, started as the program starts one. */
export async function workerProcess(house: TestHouse, folder: string): Promise<WorkerProcess> {
  // The worker looks for files below its data folder.
  mkdirSync(folder, { recursive: true })
  symlinkSync(await filesOf(house), join(folder, 'files'))
  const flags = frugal(['--import', 'tsx', '--conditions=source'])
  const child = spawn(process.execPath, [...flags, join(root, 'server/worker.ts')], {
    cwd: root,
    env: { PATH: '', DATABASE_URL: house.url, THROUGHLINE_DATA: folder },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const gone = new Promise((resolve) => child.once('exit', resolve))
  return {
    memory(name) {
      const text = readFileSync(`/proc/${child.pid}/status`, 'utf8')
      return Number(new RegExp(`${name}:\\s+(\\d+)`).exec(text)![1]) / 1024
    },
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}
