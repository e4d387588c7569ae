import type { Database } from '#platform/db'
import { handle, type ServedRoute } from '#platform/http'
import type { AuditKeeper } from '../chain/keeper.ts'
import { readAlarms } from '../contract.ts'
import type { Words } from '../present/entry.ts'
import { entryIdsOf } from '../present/ids.ts'
import { activityRoutes } from './activity.ts'
import { searchRoutes } from './search.ts'
import { weekRoutes } from './weeks.ts'

export interface AuditSettings extends Words {
  /** What seals the audit in this process, if anything does. */
  readonly keeper?: Pick<AuditKeeper, 'alarms'> | undefined
}

/** Everything people read of the audit. Reading it is itself on record, but for the alarms, which name nobody. */
export function auditRoutes(database: Database, settings: AuditSettings): ServedRoute[] {
  const words = { ...settings, ids: entryIdsOf(database) }
  return [
    ...activityRoutes(words),
    ...searchRoutes(database, words),
    ...weekRoutes(words),
    handle(readAlarms, async ({ actor }) => {
      const alarms = actor?.permissions.has('audit.read') ? (settings.keeper?.alarms() ?? []) : []
      return {
        alarms: alarms.map(({ code, since, sentence }) => ({ code, since: since.toISOString(), sentence })),
      }
    }),
  ]
}
