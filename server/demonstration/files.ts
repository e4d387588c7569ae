import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RawFiles } from '#platform/module'

/**
 * Builds the city's files where they are not there yet, in a process of its own: they take seconds in which the web
 * app is built and the database begins.
 *
 * @throws Error in a sentence when they cannot be written
 */
export async function rawFiles(
  folder: string,
  size: 'small' | 'city',
  told: (sentence: string) => void,
): Promise<RawFiles> {
  if (!existsSync(join(folder, 'manifest.json'))) {
    told('Living through the years of an invented city …')
    await build(folder, size)
    told('City lived; its agencies have written their files.')
  }
  return { path: (name) => join(folder, name) }
}

function build(folder: string, size: string): Promise<void> {
  const child = fork(fileURLToPath(new URL('./build.ts', import.meta.url)), [folder, size], {
    execArgv: ['--import', 'tsx', '--conditions=source'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr!.on('data', (text: Buffer) => (said += text.toString()))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      if (code === 0) return resolve()
      const reason = said.trim().split('\n').at(-1) ?? ''
      reject(new Error(`The demonstration city could not be built in ${folder}. ${reason}`))
    })
  })
}
