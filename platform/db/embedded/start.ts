import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { accountFor, ownerOf } from './account.ts'
import type { Account } from './account.ts'
import { installedBinaries, usableBinaries } from './binaries.ts'
import {
  applicationLogin,
  connectionString,
  databaseName,
  makeCredentials,
  ownerLogin,
  readCredentials,
} from './credentials.ts'
import type { Credentials } from './credentials.ts'
import { EmbeddedError, errnoOf, useYourOwn } from './errors.ts'
import { movedHome, settleHome } from './home.ts'
import { clearDrafts, giveBeside, giveTo, initialise, isInitialised, resetPassword } from './init.ts'
import { launch } from './launch.ts'
import type { Server } from './launch.ts'
import { ensureLogin } from './login.ts'
import { liveOwner, takeOwnership } from './owner.ts'
import { readNote, stopSurvivor } from './survivor.ts'

/** How to start. */
export interface EmbeddedOptions {
  /** Holds data, passwords, log and, where needed, a copy of the programs. Created when missing. */
  directory: string
  /** Told, in a sentence for people, whatever takes a while or should be known. */
  onProgress?: (sentence: string) => void
  /** Server settings that override ours. */
  settings?: Record<string, string>
  /** False for tests: faster, but a power cut may lose all data and a killed server its last commits. Default true. */
  durable?: boolean
  /** Called when the server ends without having been stopped. */
  onExit?: (error: EmbeddedError) => void
}

/** A running embedded database. */
export interface Embedded {
  /** Connection string of the application's login. */
  url: string
  /** Connection string of the superuser, for maintenance and for tests that create databases. */
  ownerUrl: string
  /** The server's process. */
  pid: number
  /** Where the database really is: `directory`, unless that was closed to the account PostgreSQL runs under. */
  folder: string
  /** Stops the server cleanly, within a minute at worst. May be called twice. */
  stop(): Promise<void>
}

/**
 * Starts the embedded PostgreSQL of a folder; the first start makes its database.
 *
 * @throws EmbeddedError when this machine, this account or this folder cannot have one now
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const installed = await installedBinaries(process.platform, process.arch)
  const say = options.onProgress ?? (() => undefined)
  const place = await explainRefusal(options.directory, async () => {
    const account = await settleAccount(options.directory)
    const home = await settleHome(options.directory, account, say)
    return { account, home, ownership: await takeOwnership(home, options.directory) }
  })
  const { home, ownership } = place
  try {
    const { server, credentials } = await explainRefusal(home, () => bringUp(installed, place, options, say))
    let stopping = false
    const finished = server.ended.then(async () => {
      // The folder may have been removed under a running server; there is nothing left to give back then.
      await ownership.release().catch(() => undefined)
      if (!stopping) options.onExit?.(endedByItself(home))
    })
    const stop = async () => {
      stopping = true
      await server.stop()
      await finished
    }
    return { ...urls(credentials, server.port), pid: server.pid, folder: home, stop }
  } catch (error) {
    await ownership.release().catch(() => undefined)
    throw error
  }
}

/**
 * The connection strings of the database that a live Throughline runs on this folder, for a second program
 * (a command, a worker) of the same person. Undefined when none runs, or it is still starting.
 */
export async function runningEmbedded(
  directory: string,
): Promise<Pick<Embedded, 'url' | 'ownerUrl'> | undefined> {
  const home = await currentHome(directory)
  if (home === undefined || (await liveOwner(home)) === undefined) return undefined
  const note = readNote(join(home, 'data'))
  const credentials = await readCredentials(home)
  return note?.ready === true && credentials !== undefined ? urls(credentials, note.port) : undefined
}

interface Place {
  readonly account: Account | undefined
  readonly home: string
}

async function bringUp(
  installed: string,
  { account, home }: Place,
  options: EmbeddedOptions,
  say: (sentence: string) => void,
): Promise<{ server: Server; credentials: Credentials }> {
  const data = join(home, 'data')
  const durable = options.durable ?? true
  await clearDrafts(home)
  const binaries = await usableBinaries(installed, home, account, say)
  await stopSurvivor(data, binaries.pgCtl, say)
  const isNew = !(await isInitialised(data, binaries, account))
  const credentials = (await readCredentials(home)) ?? (await makeCredentials(home))
  if (isNew) {
    say('Preparing the database (first start)…')
    await initialise(home, binaries, account, credentials.owner, durable)
  } else {
    await checkOwner(data, account)
    if (credentials.fresh) await resetPassword(data, binaries, account, credentials.owner)
  }
  const settings = options.settings ?? {}
  const server = await launch({ home, binaries, account, durable, settings, say })
  try {
    await ensureLogin(server.port, credentials)
    if (account !== undefined && (await ownerOf(home)) === account.uid) await giveBeside(account, home)
  } catch (error) {
    await server.stop()
    throw error
  }
  return { server, credentials }
}

async function settleAccount(directory: string): Promise<Account | undefined> {
  const home = (await currentHome(directory)) ?? directory
  const account = await accountFor([join(home, 'data'), directory])
  if (account !== 'none') return account
  const message = 'PostgreSQL does not run as root, and this machine has no other account for it.'
  throw new EmbeddedError('no-unprivileged-user', message, `Start as an ordinary user. Or: ${useYourOwn}`)
}

/** Where the folder's database is, without creating anything; undefined when there is no such folder. */
async function currentHome(directory: string): Promise<string | undefined> {
  const wanted = await realpath(directory).catch(() => undefined)
  return wanted === undefined ? undefined : ((await movedHome(wanted)) ?? wanted)
}

/** PostgreSQL only works on data of its own account. What root copied or unpacked is handed over; the rest is not ours. */
async function checkOwner(data: string, account: Account | undefined): Promise<void> {
  const [owner, wanted] = [await ownerOf(data), account?.uid ?? process.getuid?.()]
  if (wanted === undefined || owner === wanted) return
  if (account !== undefined) return giveTo(account, data)
  const message = `The database in ${data} belongs to another account (number ${owner}).`
  const remedy = `Start as that account, as root if it was made by root, or with another folder: THROUGHLINE_DATA=…`
  throw new EmbeddedError('start-failed', message, remedy)
}

function urls(credentials: Credentials, port: number): Pick<Embedded, 'url' | 'ownerUrl'> {
  return {
    url: connectionString(applicationLogin, credentials.application, port, databaseName),
    ownerUrl: connectionString(ownerLogin, credentials.owner, port, 'postgres'),
  }
}

function endedByItself(home: string): EmbeddedError {
  const remedy = `Start Throughline again: saved records are kept. The reason is in ${join(home, 'postgres.log')}.`
  return new EmbeddedError('start-failed', 'The database server ended unexpectedly.', remedy)
}

/** Turns what the system refused (a read-only disk, a full one, another account's folder) into a sentence. */
async function explainRefusal<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof EmbeddedError) throw error
    const detail = error instanceof Error ? error.message : String(error)
    const message = `The database in ${folder} could not be started: ${detail}.`
    const remedy = `Make the folder writable for you, or choose another: THROUGHLINE_DATA=…`
    const code = errnoOf(error)
    const known = code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
    throw new EmbeddedError('start-failed', message, known ? remedy : useYourOwn, error)
  }
}
