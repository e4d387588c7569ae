import type { Tx } from '#platform/db'
import { handle, type ServedRoute } from '#platform/http'
import * as contract from './contract.ts'
import type { AnyAct } from './define.ts'
import { presentAct } from './present.ts'
import { approve, kindsOf, refuse, visible, withdraw } from './service.ts'
import { countWaiting, listActs } from './store.ts'

/** Requests that need a second person, over every kind of act of the house. */
export function actRoutes(acts: readonly AnyAct[]): ServedRoute[] {
  refuseTwins(acts)
  const item = async (tx: Tx, id: string) => presentAct(tx.actor, acts, await visible(tx, acts, id))
  return [
    handle(contract.listActs, ({ query, transact }) =>
      transact(async (tx) => {
        const rows = await listActs(tx, query.view, kindsOf(tx.actor, acts))
        tx.about({ type: 'act', count: rows.length })
        return { acts: rows.map((row) => presentAct(tx.actor, acts, row)) }
      }),
    ),
    handle(contract.countWaiting, ({ transact }) =>
      transact(async (tx) => {
        tx.about({ type: 'act' })
        const decides = acts.filter((act) => tx.actor.permissions.has(act.approve))
        return {
          waiting: await countWaiting(
            tx,
            decides.map((act) => act.kind),
          ),
        }
      }),
    ),
    handle(contract.readAct, ({ params, transact }) => transact((tx) => item(tx, params.id))),
    handle(contract.approveAct, ({ params, body, transact }) =>
      transact(async (tx) => {
        await approve(tx, acts, params.id, body.hash)
        return item(tx, params.id)
      }),
    ),
    handle(contract.refuseAct, ({ params, body, transact }) =>
      transact(async (tx) => {
        await refuse(tx, acts, params.id, body.reason)
        return item(tx, params.id)
      }),
    ),
    handle(contract.withdrawAct, ({ params, transact }) =>
      transact(async (tx) => {
        await withdraw(tx, acts, params.id)
        return item(tx, params.id)
      }),
    ),
  ]
}

function refuseTwins(acts: readonly AnyAct[]): void {
  const kinds = acts.map((act) => act.kind)
  const twin = kinds.find((kind, index) => kinds.indexOf(kind) !== index)
  if (twin) throw new Error(`Two acts are called ${twin}.`)
}
