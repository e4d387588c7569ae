import { handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract/index.ts'
import { presentTask } from '../present/imports.ts'
import { decideTask, listTasks, reconcile, takeIn } from '../service/tasks.ts'

/** What property room, recoveries and traces do not agree on. */
export const taskRoutes = (): ServedRoute[] => [
  handle(contract.listTasks, async ({ query, transact }) => {
    const { tasks, ...rest } = await transact((tx) => listTasks(tx, query))
    return { tasks: tasks.map(presentTask), ...rest }
  }),
  handle(contract.runReconciliation, ({ transact }) => transact((tx) => reconcile(tx))),
  handle(contract.decideTask, async ({ params, body, transact }) =>
    presentTask(await transact((tx) => decideTask(tx, params.id, body))),
  ),
  handle(contract.takeIn, async ({ params, transact }) => ({
    recoveryId: await transact((tx) => takeIn(tx, params.id)),
  })),
]
