import { handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract/index.ts'
import { presentCaseReference, presentExhibit, presentReference, presentRow } from '../present/exhibits.ts'
import { readCase } from '../service/cases.ts'
import { exportExhibits } from '../service/export.ts'
import { readExhibit, recordExhibits, reviseExhibit } from '../service/exhibits.ts'
import { count, listPage } from '../service/list.ts'
import { findExhibits } from '../store/read.ts'

/** The list of exhibits and its counts. */
export const listRoutes = (): ServedRoute[] => [
  handle(contract.listExhibits, async ({ query, transact }) => {
    const { rows, next } = await transact((tx) => listPage(tx, query))
    return { rows: rows.map(presentRow), next }
  }),
  handle(contract.exportExhibits, ({ query, transact }) => exportExhibits(transact, query)),
  handle(contract.countExhibits, ({ query, transact }) => transact((tx) => count(tx, query))),
]

/** One exhibit: reading, entering, correcting. */
export const exhibitRoutes = (): ServedRoute[] => [
  handle(contract.readExhibit, async ({ params, transact }) =>
    presentExhibit(await transact((tx) => readExhibit(tx, params.id))),
  ),
  handle(contract.recordExhibits, ({ body, transact }) =>
    transact(async (tx) => {
      const { caseId, ids } = await recordExhibits(tx, body)
      const found = new Map((await findExhibits(tx, ids)).map((exhibit) => [exhibit.id, exhibit]))
      return {
        case: presentCaseReference(await readCase(tx, caseId)),
        exhibits: ids.map((id) => ({ ...presentReference(found.get(id)!), barcode: found.get(id)!.barcode })),
      }
    }),
  ),
  handle(contract.reviseExhibit, async ({ params, body, transact }) =>
    presentExhibit(await transact((tx) => reviseExhibit(tx, params.id, body))),
  ),
]
