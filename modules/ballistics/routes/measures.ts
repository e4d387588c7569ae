import { handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract/index.ts'
import { measure } from '../service/measures/index.ts'
import { reportOf } from '../service/measures/report.ts'

/** How fast evidence was handled, on the screen and as a report. */
export const measureRoutes = (): ServedRoute[] => [
  handle(contract.readMeasures, ({ query, transact }) => transact((tx) => measure(tx, query))),
  handle(contract.reportMeasures, ({ query, transact }) => transact((tx) => reportOf(tx, query))),
]
