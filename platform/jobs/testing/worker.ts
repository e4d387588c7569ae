import { openDatabase } from '#platform/db'
import { startWorker } from '../index.ts'
import { endless, failing, marking, policies } from './jobs.ts'

/** A worker process of its own, to be killed. */
const url = process.argv[2]!
const database = openDatabase({ url, poolSize: 4 })
await startWorker({ database, url, jobs: [marking, endless, failing], policies, concurrency: 1 })
