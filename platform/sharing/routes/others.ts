import { asOwner } from '#platform/db'
import { handle, type ServedRoute } from '#platform/http'
import * as contract from '../contract.ts'
import { presentExplanation } from '../present/explain.ts'
import { presentBasis, presentLink, presentNotice } from '../present/others.ts'
import { explainRecord } from '../service/explain.ts'
import * as intelligence from '../service/intelligence.ts'
import * as links from '../service/links.ts'
import * as notices from '../service/notices.ts'
import { listExplainable } from '../store/agencies.ts'
import type { SharingSettings } from './index.ts'

const DONE = { done: true as const }

/** Notices, intelligence reviews, links and explanations. */
export function otherRoutes(settings: SharingSettings): ServedRoute[] {
  return [...noticeRoutes(settings), ...linkRoutes(settings), ...explainRoutes(settings)]
}

function noticeRoutes({ recordPath }: SharingSettings): ServedRoute[] {
  return [
    handle(contract.listNotices, ({ transact }) =>
      transact(async (tx) => ({
        notices: (await notices.listNotices(tx)).map((row) => presentNotice(row, recordPath)),
      })),
    ),
    handle(contract.countNotices, ({ transact }) =>
      transact(async (tx) => ({ unread: await notices.countUnread(tx) })),
    ),
    handle(contract.markNotices, async ({ body, transact }) => {
      await transact((tx) => notices.markNotices(tx, body.ids))
      return DONE
    }),
    handle(contract.listIntelligenceDue, ({ transact }) =>
      transact(async (tx) => ({
        due: (await intelligence.listDue(tx)).map((row) => presentBasis(row, recordPath)),
      })),
    ),
    handle(contract.reviewIntelligence, ({ params, body, transact }) =>
      transact(async (tx) => presentBasis(await intelligence.reviewBasis(tx, params.id, body), recordPath)),
    ),
  ]
}

function linkRoutes({ recordPath }: SharingSettings): ServedRoute[] {
  return [
    handle(contract.listLinks, ({ params, transact }) =>
      transact(async (tx) => {
        const found = await links.linksOf(tx, params.type, params.id)
        return {
          links: found.links.map((row) => presentLink(tx.actor, row, recordPath)),
          contacts: found.contacts.map(({ name, contact }) => ({ agency: name, contact })),
        }
      }),
    ),
    handle(contract.linkRecord, ({ params, body, transact }) =>
      transact(async (tx) => ({ id: await links.linkRecords(tx, body.kind, [params, { id: body.other }]) })),
    ),
    handle(contract.unlinkRecord, async ({ params, transact }) => {
      await transact((tx) => links.unlink(tx, params.id))
      return DONE
    }),
  ]
}

function explainRoutes({ parts, recordPath }: SharingSettings): ServedRoute[] {
  return [
    handle(contract.explainRecord, ({ query, transact }) =>
      transact(async (tx) => presentExplanation(await explainRecord(tx, query), parts, recordPath)),
    ),
    handle(contract.listExplainable, ({ transact }) =>
      transact(async (tx) => {
        const rows = await asOwner(tx, (client) => listExplainable(client, tx.actor.agencyId))
        tx.about({ type: 'person', count: rows.length })
        return {
          people: rows.map(({ id, name, agency_id: number, agency }) => ({
            id,
            name,
            agency: { id: number, name: agency },
          })),
        }
      }),
    ),
  ]
}
