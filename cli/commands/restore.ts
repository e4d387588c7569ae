import { stat } from 'node:fs/promises'
import { restoreInstallation } from '../../server/backup.ts'
import { readSettings } from '../../server/settings.ts'
import { UsageError, type Command } from '../command.ts'
import { oneFile, sayContents } from './backup-words.ts'

/** `throughline restore FILE`: a backup into an empty database, proven row by row, or not at all. */
export const restore: Command = {
  usage: 'restore FILE [--json]',
  options: {},
  async run(given) {
    const path = oneFile(given, 'restore')
    const found = await stat(path).catch(() => undefined)
    if (!found?.isFile()) throw new UsageError(`There is no file "${path}".`)
    const { opening, closing } = await restoreInstallation(readSettings(), path, given.tell)
    sayContents(given, closing, { file: path, takenAt: opening.takenAt, program: opening.program })
    if (!given.flag('json'))
      given.print('Restored. Check the audit next: throughline audit verify. Everybody signs in again.')
  },
}
