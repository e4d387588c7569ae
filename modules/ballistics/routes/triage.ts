import { handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract/index.ts'
import { presentTriage } from '../present/triage.ts'
import { decideTriage, readTriage } from '../service/triage.ts'

/** Which exhibits of a case are entered, and which others stand for. */
export const triageRoutes = (): ServedRoute[] => [
  handle(contract.readTriage, async ({ params, transact }) =>
    presentTriage(await transact((tx) => readTriage(tx, params.id))),
  ),
  handle(contract.decideTriage, async ({ params, body, transact }) =>
    presentTriage(await transact((tx) => decideTriage(tx, params.id, body.decisions))),
  ),
]
