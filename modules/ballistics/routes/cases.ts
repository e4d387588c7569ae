import { handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract/index.ts'
import { presentCase, presentCaseRow } from '../present/exhibits.ts'
import { listCases, readCase, reviseCase } from '../service/cases.ts'

/** Cases as far as their evidence is here. */
export const caseRoutes = (): ServedRoute[] => [
  handle(contract.listCases, async ({ query, transact }) => ({
    cases: (await transact((tx) => listCases(tx, query.q, query.limit))).map(presentCaseRow),
  })),
  handle(contract.readCase, async ({ params, transact }) =>
    presentCase(await transact((tx) => readCase(tx, params.id))),
  ),
  handle(contract.reviseCase, async ({ params, body, transact }) =>
    presentCase(await transact((tx) => reviseCase(tx, params.id, body))),
  ),
]
