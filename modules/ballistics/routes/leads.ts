import { handle, type ServedRoute } from '#platform/http'
import type { Tx } from '#platform/db'
import * as contract from '../contract/index.ts'
import { presentLead, presentListed } from '../present/leads.ts'
import * as decide from '../service/leads/decide.ts'
import { countLeads, listLeads } from '../service/leads/list.ts'
import { proposeLead, secondReading } from '../service/leads/make.ts'
import { loadLead, readLead } from '../service/leads/read.ts'
import { phoneLead, tellLead } from '../service/leads/tell.ts'

/** Leads and hits: reading, telling, deciding. */
export function leadRoutes(): ServedRoute[] {
  return [
    handle(contract.listLeads, async ({ query, transact }) => {
      const { rows, next, clocks } = await transact((tx) => listLeads(tx, query, new Date()))
      return { rows: rows.map((row) => presentListed(row, clocks)), next }
    }),
    handle(contract.countLeads, async ({ query, transact }) => {
      const { counts, agencies } = await transact((tx) => countLeads(tx, query, new Date()))
      const { leads, hits, withdrawn, proposed, late, all } = counts
      const { known_links: knownLinks, not_confirmed: notConfirmed } = counts
      return { leads, hits, knownLinks, notConfirmed, withdrawn, proposed, late, all, agencies }
    }),
    handle(contract.readLead, ({ params, transact }) =>
      transact(async (tx) => presentLead(tx.actor, await readLead(tx, params.id))),
    ),
    handle(contract.proposeLead, ({ body, transact }) =>
      transact(async (tx) => shown(tx, await proposeLead(tx, body))),
    ),
    ...decisionRoutes(),
  ]
}

function decisionRoutes(): ServedRoute[] {
  return [
    handle(contract.secondReading, ({ params, body, transact }) =>
      transact((tx) => after(tx, params.id, secondReading(tx, params.id, body))),
    ),
    handle(contract.tellLead, ({ params, transact }) =>
      transact((tx) => after(tx, params.id, tellLead(tx, params.id))),
    ),
    handle(contract.phoneLead, ({ params, body, transact }) =>
      transact((tx) => after(tx, params.id, phoneLead(tx, params.id, body, new Date()))),
    ),
    handle(contract.examineLead, ({ params, body, transact }) =>
      transact((tx) => after(tx, params.id, decide.examineLead(tx, params.id, body, new Date()))),
    ),
    handle(contract.undoHit, ({ params, body, transact }) =>
      transact((tx) => after(tx, params.id, decide.undoHit(tx, params.id, body.reason))),
    ),
    handle(contract.withdrawLead, ({ params, body, transact }) =>
      transact((tx) => after(tx, params.id, decide.withdrawLead(tx, params.id, body.reason))),
    ),
    handle(contract.settleLead, ({ params, body, transact }) =>
      transact((tx) => after(tx, params.id, decide.settleLead(tx, params.id, body))),
    ),
    handle(contract.recordOutcome, ({ params, body, transact }) =>
      transact((tx) => after(tx, params.id, decide.recordOutcome(tx, params.id, body))),
    ),
  ]
}

/** What the lead looks like to the person once that is done. */
async function after(tx: Tx, id: string, done: Promise<void>): Promise<contract.Lead> {
  await done
  return shown(tx, id)
}

const shown = async (tx: Tx, id: string): Promise<contract.Lead> =>
  presentLead(tx.actor, await loadLead(tx, id))
