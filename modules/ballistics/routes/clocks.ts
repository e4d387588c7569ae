import { handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract/index.ts'
import { presentClocks } from '../present/clocks.ts'
import { changeClocks, readClocks } from '../service/clocks/settings.ts'

/** Clocks and calendar of the agency. */
export const clockRoutes = (): ServedRoute[] => [
  handle(contract.readClocks, async ({ query, transact }) =>
    presentClocks(await transact((tx) => readClocks(tx, query.version))),
  ),
  handle(contract.changeClocks, async ({ body, transact }) =>
    presentClocks(await transact((tx) => changeClocks(tx, body))),
  ),
]
