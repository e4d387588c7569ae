import type { Database } from '#platform/db'
import { handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract/index.ts'
import { cacheOf } from '../service/cache.ts'
import { hotSpots } from '../service/hot-spots.ts'
import { mapView } from '../service/map.ts'

/** Points, clusters and hot spots. */
export function mapRoutes({ database }: { readonly database: Database }): ServedRoute[] {
  const cache = cacheOf(database)
  return [
    handle(contract.readMap, ({ query, transact }) => transact((tx) => mapView(tx, cache, query))),
    handle(contract.readHotSpots, ({ query, transact }) => transact((tx) => hotSpots(tx, cache, query))),
  ]
}
