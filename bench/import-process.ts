import { findActor } from '#platform/access'
import { importShootings } from '#modules/incidents'
import { openFiles, openHouse, policies } from '../server/house.ts'
import { readSettings } from '../server/settings.ts'

/** One import in a process of its own, so that its memory is its own. */
const [files, path, email] = process.argv.slice(2) as [string, string, string]
const settings = readSettings()
const house = openHouse(settings.databaseUrl!, openFiles(settings, files))
const actor = (await findActor(house.database, { email }, policies))!
const began = performance.now()
await importShootings({ ...house, actor, path })
const seconds = (performance.now() - began) / 1000
// maxRSS is in kilobytes, of the whole life of the process.
process.send!({ seconds, peakBytes: process.resourceUsage().maxRSS * 1024 })
await house.database.close()
process.disconnect()
