import { asOwner } from '#platform/db'
import { handle, type ServedRoute } from '#platform/http'
import { csvWriter } from '#platform/import'
import { exportWeek, listWeeks, readWeek, reviewWeek } from '../contract.ts'
import { presentWeek, type Presenting } from '../present/entry.ts'
import { REPORT_HEADERS, reportCells } from '../present/report.ts'
import { signOff, weekReport } from '../service/week.ts'
import { listWeeksOf } from '../store/weeks.ts'

/** The weekly report and its sign-off. */
export function weekRoutes(words: Presenting): ServedRoute[] {
  return [
    handle(listWeeks, async ({ actor, transact }) => {
      const rows = await transact(async (tx) => {
        const found = await asOwner(tx, (client) => listWeeksOf(client, actor!.agencyId))
        tx.about({ type: 'audit-week', count: found.length })
        return found
      })
      return { weeks: rows.map(presentWeek) }
    }),
    handle(readWeek, async ({ actor, params: { week }, transact }) =>
      transact(async (tx) => {
        tx.about({ type: 'audit-week', id: week })
        return asOwner(tx, (client) => weekReport(client, actor!.agencyId, week, words))
      }),
    ),
    handle(exportWeek, async ({ actor, params: { week }, transact }) => {
      const report = await transact(async (tx) => {
        tx.about({ type: 'audit-week', id: week })
        return asOwner(tx, (client) => weekReport(client, actor!.agencyId, week, words))
      })
      return {
        file: csvWriter(REPORT_HEADERS, [reportCells(report)]),
        mediaType: 'text/csv; charset=utf-8',
        name: `audit-week-${week}.csv`,
      }
    }),
    handle(reviewWeek, async ({ actor, params: { week }, body, transact }) =>
      transact(async (tx) => {
        tx.about({ type: 'audit-week', id: week, fields: ['review'] })
        return asOwner(tx, (client) => signOff(client, actor!, week, body.remark))
      }),
    ),
  ]
}
