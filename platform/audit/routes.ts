import type { Database } from '#platform/db'
import { handle, type ServedRoute } from '#platform/http'
import { myActivity, type ActivityEntry } from './contract.ts'

const PAGE = 50

interface EventRow {
  id: number
  at: Date
  action: string
  subject_type: string | null
  subject_id: string | null
  outcome: ActivityEntry['outcome']
  purpose: ActivityEntry['purpose']
}

/** `recordPath` says where a subject opens in the workspace; rooms give it for their own records. */
export type RecordPath = (type: string, id: string) => string | null

/** What an action is in words: the summary of its route. */
export type ActionWords = (action: string) => string

/** A person's own trail. Reading it is itself recorded. */
export function auditRoutes(database: Database, recordPath: RecordPath, words: ActionWords): ServedRoute[] {
  return [
    handle(myActivity, async ({ actor, query, transact }) => {
      await transact(async (tx) => tx.about({ type: 'activity' }))
      const rows = await database.withOwner(async (client) => {
        const { rows } = await client.query<EventRow>(
          `select id, at, action, subject_type, subject_id, outcome, purpose from audit.event
           where person_id = $1 and ($2::bigint is null or id < $2) order by id desc limit $3`,
          [actor!.personId, query.cursor ? Number(query.cursor) : null, PAGE + 1],
        )
        return rows
      })
      const page = rows.slice(0, PAGE)
      return {
        entries: page.map((row) => present(row, recordPath, words)),
        next: rows.length > PAGE ? String(page.at(-1)!.id) : null,
      }
    }),
  ]
}

function present(row: EventRow, recordPath: RecordPath, words: ActionWords): ActivityEntry {
  const { subject_type: type, subject_id: id } = row
  return {
    id: row.id,
    at: row.at.toISOString(),
    action: words(row.action),
    what: type ?? '',
    outcome: row.outcome,
    purpose: row.purpose,
    recordPath: type && id ? recordPath(type, id) : null,
  }
}
