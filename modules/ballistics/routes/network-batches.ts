import { handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract/index.ts'
import { presentBatch, presentHead, presentQueued } from '../present/network-batches.ts'
import * as batches from '../service/network/batches.ts'
import { batchSheet } from '../service/network/sheet.ts'

/** Exhibits on their way to the imaging site and back. */
export const batchRoutes = (): ServedRoute[] => [
  handle(contract.listNetworkQueue, ({ query, transact }) =>
    transact(async (tx) => {
      const { rows, waiting, late } = await batches.listQueue(tx, query.limit)
      return { exhibits: rows.map(presentQueued), waiting, late }
    }),
  ),
  handle(contract.listBatches, ({ transact }) =>
    transact(async (tx) => ({ batches: (await batches.listBatches(tx)).map(presentHead) })),
  ),
  handle(contract.createBatch, ({ body, transact }) =>
    transact(async (tx) => presentBatch(await batches.createBatch(tx, body))),
  ),
  handle(contract.readBatch, ({ params, transact }) =>
    transact(async (tx) => presentBatch(await batches.readBatch(tx, params.id))),
  ),
  handle(contract.stepBatch, ({ params, body, transact }) =>
    transact(async (tx) => presentBatch(await batches.stepBatch(tx, params.id, body))),
  ),
  handle(contract.batchSheet, ({ params, query, transact }) =>
    transact((tx) => batchSheet(tx, params.id, query.format)),
  ),
]
