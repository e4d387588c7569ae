import { handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract/index.ts'
import { presentClocks } from '../present/clocks.ts'
import { changeClocks, readClocks } from '../service/clocks/settings.ts'
import { changeRegion, readRegion } from '../service/region.ts'

/** What an agency sets for itself: clocks, calendar, and where its searches look. */
export const clockRoutes = (): ServedRoute[] => [
  handle(contract.readClocks, async ({ query, transact }) =>
    presentClocks(await transact((tx) => readClocks(tx, query.version))),
  ),
  handle(contract.changeClocks, async ({ body, transact }) =>
    presentClocks(await transact((tx) => changeClocks(tx, body))),
  ),
  handle(contract.readRegion, ({ transact }) => transact((tx) => readRegion(tx))),
  handle(contract.changeRegion, ({ body, transact }) => transact((tx) => changeRegion(tx, body.agencies))),
]
