import { spawn } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { TestHouse } from '#testing'

/** A worker process of its own over the house of a test, with its files. */
export async function workerProcess(house: TestHouse, folder: string) {
  const root = fileURLToPath(new URL('../../..', import.meta.url))
  const { hash } = await house.files.put(Readable.from(['somewhere']))
  mkdirSync(folder, { recursive: true })
  symlinkSync(dirname(dirname(dirname(house.files.localPath!(hash)!))), join(folder, 'files'))
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=source', join(root, 'server/worker.ts')],
    {
      cwd: root,
      env: { PATH: '', DATABASE_URL: house.url, THROUGHLINE_DATA: folder },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  )
  const gone = new Promise((resolve) => child.once('exit', resolve))
  return async function kill(): Promise<void> {
    child.kill('SIGKILL')
    await gone
  }
}
