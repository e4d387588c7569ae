import type { Database } from '#platform/db'
import { handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract/index.ts'
import { compareAllAreas } from '../service/areas.ts'
import { cacheOf } from '../service/cache.ts'
import { overview } from '../service/overview.ts'
import { patterns } from '../service/patterns.ts'
import { trend } from '../service/trend.ts'

/** Figures, trends, areas and patterns. */
export function statisticsRoutes({ database }: { readonly database: Database }): ServedRoute[] {
  const cache = cacheOf(database)
  return [
    handle(contract.readOverview, ({ query, transact }) => transact((tx) => overview(tx, cache, query))),
    handle(contract.readTrend, ({ query, transact }) => transact((tx) => trend(tx, cache, query))),
    handle(contract.compareAreas, ({ query, transact }) =>
      transact((tx) => compareAllAreas(tx, cache, query)),
    ),
    handle(contract.readPatterns, ({ query, transact }) => transact((tx) => patterns(tx, cache, query))),
  ]
}
