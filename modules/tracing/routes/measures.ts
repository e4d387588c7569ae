import { handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract/index.ts'
import { measureTraces } from '../service/measures/index.ts'
import { reportOf } from '../service/measures/report.ts'

/** How completely and how fast guns are traced, on the screen and as a report. */
export const measureRoutes = (): ServedRoute[] => [
  handle(contract.readTraceMeasures, ({ query, transact }) => transact((tx) => measureTraces(tx, query))),
  handle(contract.reportTraceMeasures, ({ query, transact }) => transact((tx) => reportOf(tx, query))),
]
