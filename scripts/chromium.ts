import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromiumPath } from '../web/testing/browser.ts'

const BY_HAND =
  'Chromium was not found and cannot be installed from here: install it (on macOS: brew install --cask chromium) or set CHROMIUM_PATH to its program, and run this again.'

/** Where Chromium is, installing it on Debian and Ubuntu when it is missing; throws the sentence to follow otherwise. */
export async function ensureChromium(say: (sentence: string) => void): Promise<string> {
  const found = chromiumPath()
  if (found) return found
  const root = process.getuid?.() === 0
  if (!existsSync('/usr/bin/apt-get') || !(root || (await runs('sudo', ['-n', 'true']))))
    throw new Error(BY_HAND)
  say('Installing Chromium …')
  const install = `apt-get update -qq && export DEBIAN_FRONTEND=noninteractive &&
    (apt-get install -y -qq chromium-headless-shell || apt-get install -y -qq chromium)`
  await (root ? runs('sh', ['-c', install]) : runs('sudo', ['-n', 'sh', '-c', install]))
  const installed = chromiumPath()
  if (!installed) throw new Error(BY_HAND)
  return installed
}

function runs(command: string, args: readonly string[]): Promise<boolean> {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  return new Promise((resolve) => {
    child.once('error', () => resolve(false))
    child.once('exit', (code) => resolve(code === 0))
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  try {
    console.log(await ensureChromium(console.log))
  } catch (error) {
    console.error((error as Error).message)
    process.exitCode = 1
  }
