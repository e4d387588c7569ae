import { join } from 'node:path'
import { openSecret } from '#platform/audit'
import { startWorker } from '#platform/jobs'
import { seedDemonstrationCity } from './demonstration/index.ts'
import { jobsOf, openFiles, openHouse, policies, prepareDatabase } from './house.ts'
import { serve } from './main.ts'
import { databaseUrl } from './database-url.ts'
import { filesFolder, readSettings } from './settings.ts'

/** Server and worker in one process, restarted at every change of a file; Vite serves the screens. */
const say = (sentence: string) => void process.stdout.write(`  ${sentence}\n`)
const settings = readSettings()
const url = await databaseUrl(settings)
const files = filesFolder(settings)
await prepareDatabase(url)
const house = openHouse(url, openFiles(settings, files), { secret: await openSecret(settings.auditKey) })
await seedDemonstrationCity(house, join(settings.dataDirectory, 'demonstration'), say)
const running = await serve(settings, url, { files })
const jobs = jobsOf(house)
const worker = await startWorker({ database: house.database, url, jobs, policies, concurrency: 1 })
say(`API at ${running.address}/api/docs`)

process.once('SIGTERM', () => {
  void Promise.allSettled([worker.stop(), running.close(), house.database.close()]).then(() =>
    process.exit(0),
  )
})
