import type { Database } from '#platform/db'
import { handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract/index.ts'
import { presentAreas, presentLayer } from '../present/places.ts'
import { cacheOf } from '../service/cache.ts'
import { addLayer, collect, listLayers, readLayer, removeLayer } from '../service/places.ts'
import { changeRules, readRules } from '../service/rules.ts'

/** Boundary layers and the local counting rules. */
export function placeRoutes({ database }: { database: Database }): ServedRoute[] {
  const cache = cacheOf(database)
  return [
    handle(contract.listLayers, async ({ transact }) => ({
      layers: (await transact((tx) => listLayers(tx, cache))).map(presentLayer),
    })),
    layerGeometry(),
    handle(contract.addLayer, async ({ query, upload, transact }) => {
      const bytes = await collect(upload, contract.addLayer.upload.maxBytes)
      const { layer, jobId } = await transact((tx) => addLayer(tx, query, bytes))
      return { ...presentLayer(layer), jobId }
    }),
    handle(contract.removeLayer, async ({ params, transact }) => {
      const { jobId } = await transact((tx) => removeLayer(tx, params.id))
      return { done: true as const, jobId }
    }),
    handle(contract.readRules, ({ transact }) => transact(readRules)),
    handle(contract.changeRules, ({ body, transact }) => transact((tx) => changeRules(tx, body))),
  ]
}

/** Boundaries are large and seldom change: a browser that has this edition is told so and keeps it. */
function layerGeometry(): ServedRoute {
  return handle(contract.readLayer, async ({ params, request, reply, transact }) => {
    const known = request.headers['if-none-match'] ?? ''
    const { edition, areas } = await transact((tx) =>
      readLayer(tx, params.id, (current) => known.includes(`"${current}"`)),
    )
    reply.header('etag', `"${edition}"`).header('cache-control', 'private, no-cache')
    if (areas) return presentAreas(areas)
    reply.code(304)
    return undefined as never
  })
}
