import type { Database } from '#platform/db'
import type { ServedRoute } from '#platform/http'
import type { AccessSettings, Desk } from '../desk.ts'
import type { Sessions } from '../sessions.ts'
import { accountRoutes } from './account.ts'
import { agencyRoutes } from './agencies.ts'
import { clearanceRoutes } from './clearances.ts'
import { entryRoutes } from './entry.ts'
import { peopleRoutes } from './people.ts'

export function accessRoutes(
  database: Database,
  sessions: Sessions,
  settings: AccessSettings,
): ServedRoute[] {
  const desk: Desk = {
    ...settings,
    database,
    sessions,
  }
  return [
    ...entryRoutes(desk),
    ...accountRoutes(desk),
    ...peopleRoutes(desk),
    ...clearanceRoutes(desk),
    ...agencyRoutes(desk),
  ]
}
