import { handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract/index.ts'
import { presentDelay, presentQueued } from '../present/queue.ts'
import { endDelay, listDelays, recordDelay } from '../service/queue/delays.ts'
import { listQueue } from '../service/queue/list.ts'
import { summariseQueue } from '../service/queue/summary.ts'

/** What waits, and why. */
export const queueRoutes = (): ServedRoute[] => [
  handle(contract.summariseQueue, ({ query, transact }) => transact((tx) => summariseQueue(tx, query))),
  handle(contract.listQueue, async ({ query, transact }) => {
    const { rows, next, calendar } = await transact((tx) => listQueue(tx, query))
    return { rows: rows.map((row) => presentQueued(row, calendar)), next }
  }),
  handle(contract.recordDelay, async ({ body, transact }) => ({
    exhibits: await transact((tx) => recordDelay(tx, body)),
  })),
  handle(contract.endDelay, async ({ body, transact }) => ({
    exhibits: await transact((tx) => endDelay(tx, body)),
  })),
  handle(contract.listDelays, async ({ params, transact }) => ({
    delays: (await transact((tx) => listDelays(tx, params.id))).map(presentDelay),
  })),
]
