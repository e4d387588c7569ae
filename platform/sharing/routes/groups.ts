import { handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract.ts'
import { presentCollection, presentGroup } from '../present/others.ts'
import * as collections from '../service/collections.ts'
import * as groups from '../service/groups.ts'

const DONE = { done: true as const }

export function groupRoutes(): ServedRoute[] {
  return [
    handle(contract.listGroups, ({ transact }) =>
      transact(async (tx) => ({
        groups: (await groups.listGroups(tx)).map((row) => presentGroup(tx.actor, row)),
      })),
    ),
    handle(contract.createGroup, ({ body, transact }) =>
      transact(async (tx) => ({ id: await groups.createGroup(tx, body) })),
    ),
    handle(contract.changeGroup, async ({ params, body, transact }) => {
      await transact((tx) => groups.changeGroup(tx, params.id, body))
      return DONE
    }),
    handle(contract.endGroup, async ({ params, transact }) => {
      await transact((tx) => groups.endGroup(tx, params.id))
      return DONE
    }),
    handle(contract.listCollections, ({ transact }) =>
      transact(async (tx) => ({
        collections: (await collections.listCollections(tx)).map((row) => presentCollection(tx.actor, row)),
        categories: collections.collectable(tx.actor),
      })),
    ),
    handle(contract.createCollection, ({ body, transact }) =>
      transact(async (tx) => ({ id: await collections.createCollection(tx, body) })),
    ),
    handle(contract.collectRecord, async ({ params, body, transact }) => {
      await transact((tx) => collections.collect(tx, params.id, body))
      return DONE
    }),
    handle(contract.releaseRecord, async ({ params, transact }) => {
      await transact((tx) => collections.release(tx, params.id, params.record))
      return DONE
    }),
    handle(contract.closeCollection, async ({ params, transact }) => {
      await transact((tx) => collections.closeCollection(tx, params.id))
      return DONE
    }),
  ]
}
