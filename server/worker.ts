import { openSecret } from '#platform/audit'
import { startWorker } from '#platform/jobs'
import { jobsOf, openFiles, openHouse, policies } from './house.ts'
import { databaseUrl } from './database-url.ts'
import { filesFolder, readSettings } from './settings.ts'
import { startUpkeep } from './upkeep.ts'

/** One worker process: takes background jobs until it is told to stop. */
const settings = readSettings()
const url = await databaseUrl(settings)
const house = openHouse(url, openFiles(settings, filesFolder(settings)), {
  poolSize: 8,
  secret: await openSecret(settings.auditKey),
})
const jobs = jobsOf(house)
const worker = await startWorker({ database: house.database, url, jobs, policies, concurrency: 2 })
const endUpkeep = startUpkeep(house)

let stopping = false
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  endUpkeep()
  await worker.stop()
  await house.database.close()
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
// Started by another process of ours: end with it, also when it was killed.
process.on('disconnect', () => void stop())
