import { Failure, type ServedRoute } from '#platform/http'
import type { House } from '#platform/module'
import { analysisRoutes } from './analysis.ts'
import { measureRoutes } from './measures.ts'
import { importRoutes } from './imports.ts'
import { publicationRoutes } from './publication.ts'
import { indicatorRoutes } from './indicators.ts'
import { recoveryRoutes } from './recovery.ts'
import { referralRoutes } from './referrals.ts'
import { serialRoutes } from './serials.ts'
import { taskRoutes } from './tasks.ts'
import { traceRoutes } from './trace.ts'

/** Every address of the room. Fixed ones stand before `/:id`, which would swallow them. */
export const routes = ({ files }: House): ServedRoute[] =>
  [
    ...serialRoutes(),
    ...taskRoutes(),
    ...analysisRoutes(),
    ...measureRoutes(),
    ...publicationRoutes(),
    ...importRoutes(files),
    ...indicatorRoutes(),
    ...referralRoutes(),
    ...traceRoutes(),
    ...recoveryRoutes(files),
  ].map(behindFloor)

/**
 * The floor of trace data, said once for every route of the room: law enforcement and prosecutors, for a criminal
 * investigation (Public Law 112-55). The database holds the same; here it is told in words, and nothing runs.
 */
function behindFloor({ route, handler }: ServedRoute): ServedRoute {
  return {
    route,
    handler: async (context) => {
      if (!context.actor?.categories.includes('trace')) throw new Failure('tracing.closed')
      return handler(context)
    },
  }
}
