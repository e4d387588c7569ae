import { chmod, mkdir, mkdtemp, realpath, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Account } from './account.ts'
import { EmbeddedError, useYourOwn } from './errors.ts'
import { createOnce, exists, replaceFile, textOf } from './files.ts'
import { run } from './processes.ts'

/** Where root's databases go when their own folder is closed to the account that runs them. */
const systemFolder = process.platform === 'darwin' ? '/usr/local/var/throughline' : '/var/lib/throughline'

/** A file in the wanted folder naming the real one, and one in the real folder naming the wanted one. */
const [pointerName, originName] = ['database-is-at', 'database-of']

/**
 * The folder that really holds the database: the wanted one, except for root below a private folder
 * (such as a checkout in /root), where the account PostgreSQL runs under could never reach it.
 */
export async function settleHome(
  directory: string,
  account: Account | undefined,
  say: (sentence: string) => void,
): Promise<string> {
  await mkdir(directory, { recursive: true, mode: account === undefined ? 0o700 : 0o711 })
  const wanted = await realpath(directory)
  if (account === undefined) return wanted
  const moved = await movedHome(wanted)
  if (moved !== undefined) return moved
  if (await canReach(wanted, account)) return wanted
  await letThrough(wanted)
  if (await canReach(wanted, account)) return wanted
  if (await exists(join(wanted, 'data', 'PG_VERSION'))) throw closed(wanted, account)
  const home = await makeSystemHome(wanted, account)
  say(`The folder ${wanted} is closed to the account “${account.name}”, so the database is kept in ${home}.`)
  return home
}

/** The folder a database of this directory was moved to, without creating anything. */
export async function movedHome(wanted: string): Promise<string | undefined> {
  const home = await textOf(join(wanted, pointerName))
  if (home === undefined || !(await exists(home))) return undefined
  const origin = await textOf(join(home, originName))
  if (origin === wanted) return home
  // A renamed folder keeps its database; a copied one must not share it with the folder it was copied from.
  if (origin !== undefined && (await textOf(join(origin, pointerName))) === home) return undefined
  await replaceFile(join(home, originName), wanted)
  return home
}

async function makeSystemHome(wanted: string, account: Account): Promise<string> {
  let home: string | undefined
  try {
    await mkdir(systemFolder, { recursive: true, mode: 0o711 })
    await letThrough(systemFolder)
    home = await mkdtemp(join(systemFolder, `${basename(dirname(wanted))}-`))
    await letThrough(home)
    await replaceFile(join(home, originName), wanted)
    if (!(await canReach(home, account))) throw new Error(`${home} cannot be reached either`)
    // A pointer that leads nowhere, or came along with a copied folder, is not ours to follow.
    if ((await movedHome(wanted)) === undefined) await rm(join(wanted, pointerName), { force: true })
    if (await createOnce(join(wanted, pointerName), home)) return home
  } catch (error) {
    if (home !== undefined) await rm(home, { recursive: true, force: true })
    throw closed(wanted, account, error)
  }
  // Another start was quicker: its folder is the one.
  await rm(home, { recursive: true, force: true })
  return (await movedHome(wanted)) ?? wanted
}

function closed(folder: string, account: Account, cause?: unknown): EmbeddedError {
  const message = `The account “${account.name}”, under which PostgreSQL must run, cannot reach ${folder}.`
  const remedy = `Start as an ordinary user, or choose a folder outside private ones: THROUGHLINE_DATA=…`
  return new EmbeddedError('no-unprivileged-user', message, `${remedy} Or: ${useYourOwn}`, cause)
}

/** Others may pass through to the data, which has its own owner; they cannot list, and every file is private. */
async function letThrough(folder: string): Promise<void> {
  const mode = (await stat(folder)).mode & 0o777
  if ((mode & 0o011) !== 0o011) await chmod(folder, mode | 0o011)
}

/** Asked of the system as that account: mode bits of all the parents, and access lists, in one answer. */
async function canReach(folder: string, account: Account): Promise<boolean> {
  return (await run('/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], account)).code === 0
}
