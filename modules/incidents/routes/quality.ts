import type { Database } from '#platform/db'
import { handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract/index.ts'
import { cacheOf } from '../service/cache.ts'
import { assessQuality } from '../service/quality.ts'

/** What is missing, late or contradictory. */
export function qualityRoutes({ database }: { database: Database }): ServedRoute[] {
  const cache = cacheOf(database)
  return [handle(contract.readQuality, ({ transact }) => transact((tx) => assessQuality(tx, cache)))]
}
