import type { FileStore } from '#platform/files'
import { Failure, handle, type ServedRoute } from '#platform/http'
import type { House } from '#platform/module'
import * as contract from '../contract/index.ts'
import { presentEvent, presentLead, presentLink, presentList, presentListed } from '../present/network.ts'
import * as leads from '../service/network/leads.ts'
import * as links from '../service/network/links.ts'
import * as lists from '../service/network/lists.ts'
import * as match from '../service/network/match.ts'

/** Lists of the imaging network, what they brought, what is left to match, and both sources together. */
export const networkRoutes = ({ files }: Pick<House, 'files'>): ServedRoute[] => [
  ...listRoutes(files),
  ...leadRoutes(),
  ...matchRoutes(),
  ...linkRoutes(),
]

function listRoutes(files: FileStore): ServedRoute[] {
  return [
    handle(contract.uploadList, async ({ upload, query, transact }) => {
      const kept = await lists.keepList(files, upload, query.name)
      return transact(async (tx) => presentList(await lists.recordList(tx, kept, query.name, query.kind)))
    }),
    handle(contract.listLists, ({ transact }) =>
      transact(async (tx) => ({ lists: (await lists.listLists(tx)).map(presentListed) })),
    ),
    handle(contract.readList, ({ params, transact }) =>
      transact(async (tx) => presentList(await lists.readList(tx, params.id))),
    ),
    handle(contract.previewList, async ({ params, body, transact }) =>
      lists.previewList(files, await transact((tx) => lists.readList(tx, params.id)), body),
    ),
    handle(contract.importList, ({ params, body, transact }) =>
      transact(async (tx) => {
        const row = await lists.readList(tx, params.id, true)
        return presentList(await lists.importList(tx, files, row, body))
      }),
    ),
    handle(contract.rejectedRows, async ({ params, transact }) => {
      const row = await transact((tx) => lists.readList(tx, params.id))
      if (!row.rejected_hash) throw new Failure('record.unavailable')
      const name = `rejected-${row.file_name.replace(/(\.[a-z]{2,7})+$/i, '')}.csv`
      return { file: await files.open(row.rejected_hash), mediaType: 'text/csv; charset=utf-8', name }
    }),
  ]
}

function leadRoutes(): ServedRoute[] {
  return [
    handle(contract.listNetworkLeads, ({ query, transact }) =>
      transact(async (tx) => {
        const { rows, next } = await leads.listLeads(tx, query)
        return { rows: rows.map((row) => presentLead(row, tx.actor.agencyId)), next }
      }),
    ),
    handle(contract.countNetworkLeads, ({ query, transact }) =>
      transact((tx) => leads.countLeads(tx, query)),
    ),
    handle(contract.readNetworkLead, ({ params, transact }) =>
      transact(async (tx) => {
        const { row, events } = await leads.readLead(tx, params.id)
        const lead = presentLead(row, tx.actor.agencyId)
        return { ...lead, history: events.map((event) => presentEvent(event, lead)) }
      }),
    ),
  ]
}

function matchRoutes(): ServedRoute[] {
  return [
    handle(contract.listTasks, ({ query, transact }) => transact((tx) => match.listTasks(tx, query))),
    handle(contract.matchAgain, ({ transact }) => transact((tx) => match.matchAgain(tx))),
    handle(contract.settleTask, ({ params, body, transact }) =>
      transact(async (tx) => ({ leads: await match.settle(tx, params.id, params.side, body.exhibit) })),
    ),
  ]
}

function linkRoutes(): ServedRoute[] {
  return [
    handle(contract.listCaseLinks, ({ query, transact }) =>
      transact(async (tx) => {
        const { rows, next } = await links.listLinks(tx, query)
        return { links: rows.map(presentLink), next }
      }),
    ),
    handle(contract.countCaseLinks, ({ query, transact }) => transact((tx) => links.countLinks(tx, query))),
    handle(contract.exportCaseLinks, ({ query, transact }) => transact((tx) => links.exportLinks(tx, query))),
  ]
}
