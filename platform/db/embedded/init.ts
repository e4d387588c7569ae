import { chown, lstat, mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { ownerLogin } from './credentials.ts'
import { EmbeddedError, useYourOwn } from './errors.ts'
import { draftName, exists, textOf } from './files.ts'
import { run } from './processes.ts'

/** Removes what interrupted starts left behind. Only for the holder of the folder. */
export async function clearDrafts(home: string): Promise<void> {
  for (const entry of await readdir(home)) {
    // A database half made may still be written to by its last, dying program: next time, then.
    if (entry.startsWith('draft-'))
      await rm(join(home, entry), { recursive: true, force: true }).catch(() => undefined)
  }
}

/** Whether the folder holds a finished database. Refuses one of another PostgreSQL, or something else altogether. */
export async function isInitialised(
  data: string,
  binaries: Binaries,
  account: Account | undefined,
): Promise<boolean> {
  const made = await textOf(join(data, 'PG_VERSION'))
  if (made === undefined) {
    const foreign = await readdir(data).catch((): string[] => [])
    if (foreign.length === 0) return false
    const message = `The folder ${data} holds something that is not a database.`
    throw new EmbeddedError(
      'start-failed',
      message,
      'Move it away, or choose another folder: THROUGHLINE_DATA=…',
    )
  }
  const reported = (await run(binaries.postgres, ['--version'], account)).output
  const ours = /(\d+)/.exec(reported)?.[1]
  if (made === ours) return true
  const message = `The database in ${data} was made by PostgreSQL ${made}; this Throughline brings PostgreSQL ${ours}.`
  const remedy = `Start the Throughline that made it and export from there. Or: ${useYourOwn}`
  throw new EmbeddedError('start-failed', message, remedy)
}

/**
 * Makes a new database: under another name first, and renamed when whole, so that a start that is killed
 * half-way leaves rubbish and not a broken database.
 */
export async function initialise(
  home: string,
  binaries: Binaries,
  account: Account | undefined,
  password: string,
  durable: boolean,
): Promise<void> {
  const draft = join(home, draftName())
  const secret = join(home, draftName())
  await mkdir(draft, { mode: 0o700 })
  await writeFile(secret, `${password}\n`, { mode: 0o600, flag: 'wx' })
  if (account !== undefined) {
    await chown(draft, account.uid, account.gid)
    await chown(secret, account.uid, account.gid)
  }
  // Code-point order on every machine alike, and yet É lower-cases to é: PostgreSQL's own C.UTF-8.
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8']
  const access = [`--username=${ownerLogin}`, '--auth=scram-sha-256', `--pwfile=${secret}`]
  const haste = durable ? [] : ['--no-sync']
  const outcome = await run(binaries.initdb, ['-D', draft, ...locale, ...access, ...haste], account)
  await rm(secret, { force: true })
  if (outcome.code !== 0) {
    await rm(draft, { recursive: true, force: true })
    throw initFailed(outcome.output)
  }
  const data = join(home, 'data')
  if (await exists(data)) await rmdir(data)
  await rename(draft, data)
}

function initFailed(output: string): EmbeddedError {
  if (output.includes('could not look up effective user ID')) {
    const message = 'PostgreSQL does not run under an account that has no name on this machine.'
    const remedy = `Give the account an entry in /etc/passwd, or run as root. Or: ${useYourOwn}`
    return new EmbeddedError('no-unprivileged-user', message, remedy)
  }
  const reason = output.trim().split('\n').slice(-3).join(' ')
  return new EmbeddedError('start-failed', `The database could not be prepared: ${reason}`, useYourOwn)
}

/** Gives data that root copied or unpacked to the account that must own it. Links are not followed. */
export async function giveTo(account: Account, path: string): Promise<void> {
  const found = await lstat(path)
  if (found.isSymbolicLink()) return
  if (found.isDirectory()) {
    for (const entry of await readdir(path)) await giveTo(account, join(path, entry))
  }
  await chown(path, account.uid, account.gid)
}

/** After a start as root in somebody's own folder: what lies beside the data is theirs, so they can start without root. */
export async function giveBeside(account: Account, home: string): Promise<void> {
  for (const entry of await readdir(home)) {
    if (entry !== 'data') await giveTo(account, join(home, entry))
  }
}

/** Sets the superuser's password without knowing the old one, on a database that is not running. */
export async function resetPassword(
  data: string,
  binaries: Binaries,
  account: Account | undefined,
  password: string,
): Promise<void> {
  const statement = `ALTER ROLE ${ownerLogin} PASSWORD '${password}'\n`
  const outcome = await run(binaries.postgres, ['--single', '-D', data, 'postgres'], account, statement)
  if (outcome.code === 0 && !outcome.output.includes('ERROR')) return
  const message = `The passwords of the database in ${data} are lost and could not be set anew.`
  throw new EmbeddedError('start-failed', message, useYourOwn, outcome.output)
}
