import { handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract/index.ts'
import { analyse } from '../service/analysis/index.ts'
import { differences, stateTotals } from '../service/analysis/totals.ts'

/** Time to crime, source states and routes, with ATF's own figures beside them. */
export const analysisRoutes = (): ServedRoute[] => [
  handle(contract.readAnalysis, ({ query, transact }) => transact((tx) => analyse(tx, query))),
  handle(contract.readStateTotals, ({ query, transact }) => transact((tx) => stateTotals(tx, query))),
  handle(contract.readDifferences, ({ query, transact }) => transact((tx) => differences(tx, query.limit))),
]
