import { handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract/index.ts'
import { exhibitDocument } from '../service/history.ts'
import { leadDocument } from '../service/leads/document.ts'
import { exportLeads } from '../service/leads/export.ts'
import { saveWording, wordingOf } from '../service/leads/wording.ts'

/** What leaves on paper or as a file, and in what words. */
export const documentRoutes = (): ServedRoute[] => [
  handle(contract.exportLeads, ({ query, transact }) => transact((tx) => exportLeads(tx, query, new Date()))),
  handle(contract.leadDocument, ({ params, transact }) =>
    transact((tx) => leadDocument(tx, params.id, new Date())),
  ),
  handle(contract.exhibitDocument, ({ params, transact }) =>
    transact((tx) => exhibitDocument(tx, params.id, new Date())),
  ),
  handle(contract.readLeadWording, ({ transact }) =>
    transact((tx) => {
      tx.about({ type: 'ballistics', fields: ['wording of notices'] })
      return wordingOf(tx, tx.actor.agencyId)
    }),
  ),
  handle(contract.saveLeadWording, ({ body, transact }) => transact((tx) => saveWording(tx, body))),
]
