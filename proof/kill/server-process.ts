import { startWorker } from '#platform/jobs'
import { openSecret } from '#platform/audit'
import { jobsOf, openFiles, openHouse, policies } from '../../server/house.ts'
import { serve } from '../../server/main.ts'
import { filesFolder, readSettings } from '../../server/settings.ts'

/** A web server with its sealer, and a worker, in one process that one signal kills. */
const settings = readSettings()
const url = settings.databaseUrl!
const running = await serve(settings, url, { files: filesFolder(settings) })
const house = openHouse(url, openFiles(settings, filesFolder(settings)), {
  poolSize: 8,
  secret: await openSecret(settings.auditKey),
})
await startWorker({ database: house.database, url, jobs: jobsOf(house), policies, concurrency: 2 })
process.send!({ address: running.address })
