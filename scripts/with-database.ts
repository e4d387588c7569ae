import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '#platform/db'
import { prepareDatabase } from '../server/house.ts'

/** Runs `work` with a migrated database that is thrown away afterwards. */
export async function withDatabase<T>(
  work: (url: string) => Promise<T>,
  settings: { durable?: boolean } = {},
): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'throughline-'))
  const server = await startEmbedded({ directory, durable: settings.durable ?? false })
  try {
    await prepareDatabase(server.url)
    return await work(server.url)
  } finally {
    await server.stop()
    await rm(directory, { recursive: true, force: true })
    if (server.folder !== directory) await rm(server.folder, { recursive: true, force: true })
  }
}
