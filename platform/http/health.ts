import { Readable } from 'node:stream'
import type { Database } from '#platform/db'
import { alive, metrics as metricsRoute } from './contract.ts'
import { handle, type ServedRoute } from './handle.ts'
import type { Metrics } from './metrics.ts'

/** Health and metrics; neither tells more than that the house stands. */
export function healthRoutes(database: Database, version: string, metrics: () => Metrics): ServedRoute[] {
  return [
    handle(alive, async () => {
      await database.pool.query('select 1')
      return { status: 'ok' as const, version }
    }),
    handle(metricsRoute, async () => ({
      file: Readable.from([metrics().text()]),
      mediaType: 'text/plain; version=0.0.4; charset=utf-8',
    })),
  ]
}
