import { handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract/index.ts'
import { presentCustody } from '../present/custody.ts'
import { presentRow } from '../present/exhibits.ts'
import { correctCustody, handOver, readCustody } from '../service/custody.ts'
import { acquireExhibit, testFire } from '../service/laboratory.ts'
import { scan } from '../service/list.ts'

/** Hand-overs, and what the laboratory does with an exhibit. */
export const custodyRoutes = (): ServedRoute[] => [
  handle(contract.readCustody, async ({ params, transact }) =>
    presentCustody(await transact((tx) => readCustody(tx, params.id))),
  ),
  handle(contract.handOver, async ({ body, transact }) => ({
    exhibits: (await transact((tx) => handOver(tx, body))).map(presentRow),
  })),
  handle(contract.correctCustody, async ({ params, body, transact }) =>
    presentCustody(await transact((tx) => correctCustody(tx, params.id, body))),
  ),
  handle(contract.scanExhibit, async ({ query, transact }) => ({
    exhibits: (await transact((tx) => scan(tx, query.code))).map(presentRow),
  })),
  handle(contract.acquireExhibit, async ({ params, body, transact }) =>
    presentRow(await transact((tx) => acquireExhibit(tx, params.id, body))),
  ),
  handle(contract.testFire, async ({ params, body, transact }) => ({
    exhibits: (await transact((tx) => testFire(tx, params.id, body))).map(presentRow),
  })),
]
