import type { ServedRoute } from '#platform/http'
import type { House } from '#platform/module'
import { importRoutes } from './imports.ts'
import { listRoutes } from './list.ts'
import { mapRoutes } from './map.ts'
import { placeRoutes } from './places.ts'
import { qualityRoutes } from './quality.ts'
import { recordRoutes } from './record.ts'
import { statisticsRoutes } from './statistics.ts'
import { viewRoutes } from './views.ts'

/** Every address of the room. Fixed ones stand before `/:id`, which would swallow them in a list. */
export const routes = (house: House): ServedRoute[] => [
  ...listRoutes(house),
  ...statisticsRoutes(house),
  ...mapRoutes(house),
  ...viewRoutes(),
  ...importRoutes(house),
  ...placeRoutes(house),
  ...qualityRoutes(house),
  ...recordRoutes(),
]
