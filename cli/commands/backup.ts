import { stat } from 'node:fs/promises'
import { backupInstallation, verifyBackup } from '../../server/backup.ts'
import { readSettings } from '../../server/settings.ts'
import { UsageError, type Command, type Given } from '../command.ts'
import { oneFile, sayContents } from './backup-words.ts'

/** `throughline backup FILE`: the database at one moment and its files, in one sealed file. */
export const backup: Command = {
  usage: 'backup FILE [--verify] [--json]',
  options: {
    verify: { type: 'boolean', about: 'Read an existing backup through and check all of it' },
  },
  async run(given) {
    const path = oneFile(given, 'backup')
    const settings = readSettings()
    if (given.flag('verify')) return verify(given, path)
    const closing = await backupInstallation(settings, path, given.tell)
    const { size } = await stat(path)
    sayContents(given, closing, { file: path, size })
  },
}

async function verify(given: Given, path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) throw new UsageError(`There is no file "${path}".`)
  const { opening, closing } = await verifyBackup(readSettings(), path)
  sayContents(given, closing, {
    file: path,
    size: found.size,
    takenAt: opening.takenAt,
    program: opening.program,
  })
}
