import { serve } from '../server/main.ts'
import { readSettings } from '../server/settings.ts'

/** A web process for a measurement; tells its parent where it listens. */
const settings = { ...readSettings(), port: 0, demonstration: true }
const running = await serve(settings, settings.databaseUrl!, { files: process.argv[2]! })
process.once('SIGTERM', () => void running.close().then(() => process.exit(0)))
process.send!(running.address)
