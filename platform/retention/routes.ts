import { Category } from '#contract'
import type { AnyAct, TwoPersonAct } from '#platform/acts'
import type { FileStore } from '#platform/files'
import { handle, type ServedRoute } from '#platform/http'
import * as contract from './contract.ts'
import { presentHold, presentPreview, presentSchedule, type RecordPath } from './present.ts'
import { askPurge } from './service/ask.ts'
import { liftHold, placeHold } from './service/holds.ts'
import { preview } from './service/preview.ts'
import type { PurgePayload } from './service/purge-act.ts'
import { certificateFile, continuePurge, listPurges, readPurge } from './service/purges.ts'
import { endSchedule, setSchedule } from './service/schedules.ts'
import { heldCategories, listHolds } from './store/holds.ts'
import { recordRoots } from './store/roots.ts'
import { liveSchedules } from './store/schedules.ts'

export interface RetentionSettings {
  readonly files: FileStore
  readonly act: TwoPersonAct<PurgePayload> & AnyAct
  readonly recordPath: RecordPath
}

/** Schedules, holds, preview, purges and their certificates. */
export const retentionRoutes = (settings: RetentionSettings): ServedRoute[] => [
  ...scheduleRoutes(),
  ...holdRoutes(settings),
  ...purgeRoutes(settings),
]

function scheduleRoutes(): ServedRoute[] {
  return [
    handle(contract.listSchedules, ({ transact }) =>
      transact(async (tx) => {
        tx.about({ type: 'schedule' })
        const [schedules, held] = [await liveSchedules(tx), await heldCategories(tx)]
        return {
          categories: Category.options.map((category) => {
            const schedule = schedules.find((one) => one.category === category)
            return {
              category,
              schedule: schedule ? presentSchedule(schedule) : null,
              onHold: held.has(category),
            }
          }),
        }
      }),
    ),
    handle(contract.setSchedule, ({ params, body, transact }) =>
      transact(async (tx) => presentSchedule(await setSchedule(tx, params.category, body))),
    ),
    handle(contract.endSchedule, ({ params, transact }) =>
      transact(async (tx) => {
        await endSchedule(tx, params.category)
        return { done: true as const }
      }),
    ),
  ]
}

function holdRoutes({ recordPath }: RetentionSettings): ServedRoute[] {
  return [
    handle(contract.listHolds, ({ query, transact }) =>
      transact(async (tx) => {
        const rows = await listHolds(tx, query.state)
        tx.about({ type: 'hold', count: rows.length })
        return {
          holds: rows.map((row) => presentHold(row, recordPath)),
          recordTypes: (await recordRoots(tx.client)).map((root) => root.type),
        }
      }),
    ),
    handle(contract.placeHold, ({ body: { what, matter, reason }, transact }) =>
      transact(async (tx) => {
        const target =
          what.scope === 'category'
            ? { category: what.category, record_type: null, record_id: null }
            : { category: null, record_type: what.recordType, record_id: what.recordId }
        return presentHold(await placeHold(tx, { ...target, matter, reason }), recordPath)
      }),
    ),
    handle(contract.liftHold, ({ params, body, transact }) =>
      transact(async (tx) => presentHold(await liftHold(tx, params.id, body.reason), recordPath)),
    ),
  ]
}

function purgeRoutes({ files, act, recordPath }: RetentionSettings): ServedRoute[] {
  return [
    handle(contract.readPreview, ({ params, transact }) =>
      transact(async (tx) => presentPreview(await preview(tx, params.category), recordPath)),
    ),
    handle(contract.askPurge, ({ body, transact }) => transact((tx) => askPurge(tx, act, body))),
    handle(contract.listPurges, ({ transact }) => transact(async (tx) => ({ purges: await listPurges(tx) }))),
    handle(contract.readPurge, ({ params, transact }) => transact((tx) => readPurge(tx, params.id))),
    handle(contract.continuePurge, ({ params, transact }) =>
      transact((tx) => continuePurge(tx, files, params.id)),
    ),
    handle(contract.downloadCertificate, async ({ params, transact }) => ({
      file: await transact((tx) => certificateFile(tx, params.id)),
      mediaType: 'application/json',
      name: `purge-${params.id}.json`,
    })),
  ]
}
