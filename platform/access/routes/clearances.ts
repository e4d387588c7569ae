import { asOwner } from '#platform/db'
import { Failure, handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract.ts'
import type { Desk } from '../desk.ts'
import { presentClearance } from '../present-people.ts'
import { recordClearance, requireColleague } from '../service/people.ts'
import { listClearancesOf, withdrawClearance } from '../store/clearance.ts'

/** What people are cleared for, and on which paper. */
export function clearanceRoutes(desk: Desk): ServedRoute[] {
  return [
    handle(contract.listClearances, ({ params, transact }) =>
      transact(async (tx) => {
        tx.about({ type: 'person', id: params.id, fields: ['clearances'] })
        const rows = await asOwner(tx, async (client) => {
          await requireColleague(client, tx.actor.agencyId, params.id, desk.now())
          return listClearancesOf(client, params.id)
        })
        return { clearances: rows.map(presentClearance) }
      }),
    ),
    handle(contract.recordClearance, ({ params, body, transact }) =>
      transact(async (tx) => {
        tx.about({ type: 'person', id: params.id, fields: ['clearances', body.kind] })
        return presentClearance(
          await asOwner(tx, (client) => recordClearance(client, tx.actor, params.id, body, desk.now())),
        )
      }),
    ),
    handle(contract.withdrawClearance, async ({ params, transact }) => {
      await transact(async (tx) => {
        tx.about({ type: 'clearance', id: params.id })
        const { agencyId } = tx.actor
        const personId = await asOwner(tx, (client) =>
          withdrawClearance(client, agencyId, params.id, desk.now()),
        )
        if (!personId) throw new Failure('record.unavailable')
        tx.about({ type: 'person', id: personId, fields: ['clearances'] })
      })
      return { done: true as const }
    }),
  ]
}
