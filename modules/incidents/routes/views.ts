import { handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract/index.ts'
import { presentView } from '../present/views.ts'
import { deleteView, listViews, saveView } from '../service/views.ts'

/** Saved views. */
export function viewRoutes(): ServedRoute[] {
  return [
    handle(contract.listViews, async ({ transact }) => ({
      views: (await transact(listViews)).map(presentView),
    })),
    handle(contract.saveView, async ({ body, transact }) =>
      presentView(await transact((tx) => saveView(tx, body))),
    ),
    handle(contract.deleteView, async ({ params, transact }) => {
      await transact((tx) => deleteView(tx, params.id))
      return { done: true as const }
    }),
  ]
}
