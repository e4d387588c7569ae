import type { Database } from '#platform/db'
import { handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract/index.ts'
import { presentRow } from '../present/list.ts'
import { cacheOf } from '../service/cache.ts'
import { exportIncidents } from '../service/export.ts'
import { listPage, summarise } from '../service/list.ts'

/** The list, its counts and its export. */
export function listRoutes({ database }: { readonly database: Database }): ServedRoute[] {
  const cache = cacheOf(database)
  return [
    handle(contract.listIncidents, async ({ query, transact }) => {
      const { rows, next } = await transact((tx) => listPage(tx, cache, query))
      return { rows: rows.map(presentRow), next }
    }),
    handle(contract.summariseIncidents, ({ query, transact }) =>
      transact((tx) => summarise(tx, cache, query)),
    ),
    handle(contract.exportIncidents, ({ query, transact }) => exportIncidents(transact, cache, query)),
  ]
}
