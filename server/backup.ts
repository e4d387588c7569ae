import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { readBackup, restoreBackup, takeBackup, type Contents } from '#platform/backup'
import { startEmbedded } from '#platform/db'
import { prepareQueue } from '#platform/jobs'
import { databaseUrl } from './database-url.ts'
import { migrationSources, openFiles, prepareDatabase } from './house.ts'
import { databaseFolder, filesFolder, SettingsError, type Settings } from './settings.ts'
import { version } from './version.ts'

type Say = (sentence: string) => void
type Closing = Contents['closing']

function keyOf({ backupKey }: Settings) {
  if (backupKey) return backupKey
  throw new SettingsError(
    'A backup is sealed with a key: set THROUGHLINE_BACKUP_KEY_FILE or THROUGHLINE_BACKUP_PASSPHRASE_FILE to a file that holds it.',
  )
}

/** Backs this installation up into a new file, which appears under its name only when it is whole and on disk. */
export async function backupInstallation(settings: Settings, path: string, say: Say): Promise<Closing> {
  const key = keyOf(settings)
  if (await stat(path).catch(() => undefined))
    throw new SettingsError(
      `There is already something at ${path}. Choose another name: nothing is overwritten.`,
    )
  const url = await databaseUrl(settings)
  const files = openFiles(settings, filesFolder(settings))
  const draft = `${path}.part`
  try {
    const out = createWriteStream(draft, { mode: 0o600, flush: true })
    const closing = await takeBackup({ url, files, program: version }, key, out, say)
    await rename(draft, path)
    await syncFolder(dirname(path))
    return closing
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/** Reads a backup through and checks every byte of it; touches no database. */
export const verifyBackup = (settings: Settings, path: string): Promise<Contents> =>
  readBackup(createReadStream(path, { highWaterMark: 1 << 20 }), keyOf(settings))

/**
 * Restores a backup into the empty database of the settings, or into an embedded one that it starts for this,
 * and brings it to the present version.
 */
export async function restoreInstallation(settings: Settings, path: string, say: Say): Promise<Contents> {
  const key = keyOf(settings)
  const embedded = settings.databaseUrl
    ? undefined
    : await startEmbedded({ directory: databaseFolder(settings), onProgress: say })
  const url = settings.databaseUrl ?? embedded!.url
  try {
    const files = openFiles(settings, filesFolder(settings))
    await prepareQueue(url)
    const source = createReadStream(path, { highWaterMark: 1 << 20 })
    const contents = await restoreBackup({ url, files, sources: migrationSources }, key, source, say)
    const newer = await prepareDatabase(url)
    if (newer.length > 0) say(`${newer.length} newer migrations applied.`)
    return contents
  } finally {
    await embedded?.stop()
  }
}

/** Without this a power cut can forget the new name. Windows has no such call. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(path, 'r')
  await handle.sync().finally(() => handle.close())
}
