import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { diskStore } from '#platform/files'
import { startWorker } from '#platform/jobs'
import type { House } from '#platform/module'
import { withDatabase } from '../scripts/with-database.ts'
import { openHouse, openServer, policies } from '../server/house.ts'
import { modules } from '../server/modules.ts'
import type { Ground } from './town/index.ts'

/** An empty house with what commands on this machine need of it. */
export interface EmptyHouse extends Ground {
  readonly house: House
}

/** Runs `work` on an empty house with a worker, in a database that is thrown away afterwards. */
export async function onEmptyHouse<T>(work: (ground: EmptyHouse) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'throughline-proof-'))
  try {
    return await withDatabase((url) => inHouse(url, directory, work))
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

async function inHouse<T>(
  url: string,
  directory: string,
  work: (ground: EmptyHouse) => Promise<T>,
): Promise<T> {
  const house = openHouse(url, diskStore(directory))
  const server = await openServer(house, {
    demonstration: true,
    address: 'http://house.test',
    behindTls: false,
    log: 'json',
    // Why a request failed stands in the log only: it is shown beside the fault.
    logTo: { write: (line) => line.includes('"level":50') && console.log(line.trim()) },
  })
  await server.app.ready()
  const jobs = modules.flatMap((module) => module.jobs(house))
  const worker = await startWorker({ database: house.database, url, jobs, policies, concurrency: 2 })
  try {
    return await work({ server, database: house.database, house })
  } finally {
    await worker.stop()
    await server.app.close()
    await house.database.close()
  }
}
