import type { ServedRoute } from '#platform/http'
import type { House } from '#platform/module'
import { caseRoutes } from './cases.ts'
import { clockRoutes } from './clocks.ts'
import { comparisonRoutes } from './comparisons.ts'
import { custodyRoutes } from './custody.ts'
import { documentRoutes } from './documents.ts'
import { exhibitRoutes, listRoutes } from './exhibits.ts'
import { importRoutes } from './imports.ts'
import { leadRoutes } from './leads.ts'
import { measureRoutes } from './measures.ts'
import { batchRoutes } from './network-batches.ts'
import { networkRoutes } from './network.ts'
import { photoRoutes } from './photos.ts'
import { proficiencyRoutes } from './proficiency.ts'
import { queueRoutes } from './queue.ts'
import { scanRoutes } from './scans.ts'
import { triageRoutes } from './triage.ts'
import { searchRoutes } from './searches.ts'

/** Every address of the room. Fixed ones stand before `/:id`, which would swallow them in a list. */
export const routes = (house: House): ServedRoute[] => [
  ...listRoutes(),
  ...custodyRoutes(),
  ...exhibitRoutes(),
  ...triageRoutes(),
  ...importRoutes(house),
  ...photoRoutes(house),
  ...caseRoutes(),
  ...queueRoutes(),
  ...clockRoutes(),
  ...measureRoutes(),
  ...documentRoutes(),
  ...leadRoutes(),
  ...networkRoutes(house),
  ...batchRoutes(),
  ...comparisonRoutes(house),
  ...searchRoutes(house),
  ...proficiencyRoutes(house),
  ...scanRoutes(house),
]
