import { createReadStream, createWriteStream } from 'node:fs'
import { readBackup, restoreBackup, takeBackup, type BackupKey } from '#platform/backup'
import { prepareQueue } from '#platform/jobs'
import { migrationSources, openFiles } from '../server/house.ts'
import { readSettings } from '../server/settings.ts'
import { version } from '../server/version.ts'

/** One step of the measurement: what to do, the file store, the backup. */
const [what, folder, path] = process.argv.slice(2) as ['backup' | 'verify' | 'restore', string, string]
const settings = readSettings()
const url = settings.databaseUrl!
const files = openFiles(settings, folder)
const key: BackupKey = { kind: 'key', bytes: Buffer.alloc(32, 1) }
const source = () => createReadStream(path, { highWaterMark: 1 << 20 })

const steps = {
  backup: () => takeBackup({ url, files, program: version }, key, createWriteStream(path, { flush: true })),
  verify: async () => (await readBackup(source(), key)).closing,
  restore: async () => {
    await prepareQueue(url)
    return (await restoreBackup({ url, files, sources: migrationSources }, key, source())).closing
  },
}
const began = performance.now()
const { tables } = await steps[what]()
const seconds = (performance.now() - began) / 1000
const rows = tables.reduce((sum, table) => sum + table.rows, 0)
// maxRSS is in kilobytes, of the whole life of the process.
process.send!({ seconds, rows, peakBytes: process.resourceUsage().maxRSS * 1024 })
process.disconnect()
