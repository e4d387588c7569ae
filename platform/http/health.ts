import { Readable } from 'node:stream'
import type { Database } from '#platform/db'
import { alive, metrics as metricsRoute } from './contract.ts'
import { handle, type ServedRoute } from './handle.ts'
import type { Metrics } from './metrics.ts'

export interface HealthSettings {
  readonly database: Database
  readonly version: string
  readonly metrics: () => Metrics
  /** Whether the seal of the audit has fallen behind; unset where nothing seals. */
  readonly sealBehind?: (() => boolean) | undefined
}

/**
 * Health and metrics; neither tells more than that the house stands. A seal that is behind leaves the server in
 * service: people go on working, and whoever watches the answer looks why.
 */
export function healthRoutes({ database, version, metrics, sealBehind }: HealthSettings): ServedRoute[] {
  return [
    handle(alive, async () => {
      await database.pool.query('select 1')
      const audit = sealBehind && { audit: sealBehind() ? ('behind' as const) : ('sealed' as const) }
      return { status: 'ok' as const, version, ...audit }
    }),
    handle(metricsRoute, async () => ({
      file: Readable.from([metrics().text()]),
      mediaType: 'text/plain; version=0.0.4; charset=utf-8',
    })),
  ]
}
