import type { PoolClient } from 'pg'
import { asOwner, type Actor } from '#platform/db'
import { handle, type Context, type ServedRoute } from '#platform/http'
import type { RouteShape } from '#contract'
import * as contract from '../contract.ts'
import type { Desk } from '../desk.ts'
import { presentAgency } from '../present-people.ts'
import {
  agenciesFor,
  changeAgency,
  createAgency,
  createUnit,
  removeUnit,
  startAgency,
  stopAgency,
} from '../service/agencies.ts'
import type { AgencyRow } from '../store/agency.ts'
import { linkOf } from './people.ts'

/** Agencies and their units. */
export function agencyRoutes(desk: Desk): ServedRoute[] {
  const shown = (row: AgencyRow, actor: Actor) => presentAgency(row, actor.agencyId, desk.providers)
  const onAgency = (
    { params, transact }: Pick<Context<RouteShape>, 'transact'> & { params: { id: number } },
    fields: readonly string[],
    work: (client: PoolClient, actor: Actor) => Promise<AgencyRow>,
  ) =>
    transact(async (tx) => {
      tx.about({ type: 'agency', id: String(params.id), fields })
      return shown(await asOwner(tx, (client) => work(client, tx.actor)), tx.actor)
    })
  return [
    handle(contract.listAgencies, ({ actor, transact }) =>
      transact(async (tx) => {
        const { agencies, host } = await asOwner(tx, (client) => agenciesFor(client, tx.actor))
        tx.about({ type: 'agency', count: agencies.length })
        return {
          agencies: agencies.map((row) => shown(row, tx.actor)),
          mayCreate: host && actor!.permissions.has('agencies.manage'),
        }
      }),
    ),
    handle(contract.createAgency, ({ body, transact }) =>
      transact(async (tx) => {
        const made = await asOwner(tx, (client) => createAgency(client, tx.actor, body, desk.now()))
        tx.about({ type: 'agency', id: String(made.agency.id), fields: Object.keys(body) })
        return { agency: shown(made.agency, tx.actor), ...linkOf(desk, made.link) }
      }),
    ),
    handle(contract.changeAgency, (context) =>
      onAgency(context, Object.keys(context.body), (client, actor) =>
        changeAgency(client, actor, context.params.id, context.body),
      ),
    ),
    handle(contract.stopAgency, (context) =>
      onAgency(context, ['stopped'], (client, actor) =>
        stopAgency(client, actor, context.params.id, desk.now()),
      ),
    ),
    handle(contract.startAgency, (context) =>
      onAgency(context, ['stopped'], (client, actor) => startAgency(client, actor, context.params.id)),
    ),
    ...unitRoutes(),
  ]
}

function unitRoutes(): ServedRoute[] {
  return [
    handle(contract.createUnit, ({ params, body, transact }) =>
      transact(async (tx) => {
        tx.about({ type: 'agency', id: String(params.id), fields: ['units'] })
        const id = await asOwner(tx, (client) => createUnit(client, tx.actor, params.id, body.name))
        return { id, name: body.name, people: 0 }
      }),
    ),
    handle(contract.removeUnit, async ({ params, transact }) => {
      await transact(async (tx) => {
        tx.about({ type: 'unit', id: String(params.id) })
        await asOwner(tx, (client) => removeUnit(client, tx.actor, params.id))
      })
      return { done: true as const }
    }),
  ]
}
