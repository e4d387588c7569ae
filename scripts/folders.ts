import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder this repository stands in. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')

/** Folders that hold code, each with a place in the rules of scripts/boundaries. */
export const codeFolders = [
  'libraries',
  'platform',
  'modules',
  'server',
  'cli',
  'web',
  'demo',
  'bench',
  'proof',
  'scripts',
] as const

const SKIPPED = new Set(['node_modules', 'dist', 'data', 'coverage'])

/** Every file under `folder`, as paths with `/` relative to it; built and hidden things are left out. */
export function filesUnder(folder: string, below = ''): string[] {
  const found = readdirSync(join(folder, below), { withFileTypes: true })
    .filter((entry) => !SKIPPED.has(entry.name) && !entry.name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  return found.flatMap((entry) => {
    const path = below ? `${below}/${entry.name}` : entry.name
    return entry.isDirectory() ? filesUnder(folder, path) : [path]
  })
}
