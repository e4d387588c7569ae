import { asOwner } from '#platform/db'
import { handle, type ServedRoute } from '#platform/http'
import { myActivity, type ActivityEntry } from '../contract.ts'
import type { Presenting } from '../present/entry.ts'
import { placeOf } from './cursor.ts'

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

/** A person's own trail. Reading it is itself recorded. */
export function activityRoutes(words: Presenting): ServedRoute[] {
  return [
    handle(myActivity, async ({ actor, query, transact }) => {
      const before = placeOf(query.cursor, words.ids)
      const { rows } = await transact(async (tx) => {
        tx.about({ type: 'activity' })
        return asOwner(tx, (client) =>
          client.query<EventRow>(
            `select id, at, action, subject_type, subject_id, outcome, purpose from audit.event
             where person_id = $1 and ($2::bigint is null or id < $2) order by id desc limit $3`,
            [actor!.personId, before ?? null, PAGE + 1],
          ),
        )
      })
      const page = rows.slice(0, PAGE)
      return {
        entries: page.map((row) => present(row, words)),
        next: rows.length > PAGE ? words.ids.hide(page.at(-1)!.id) : null,
      }
    }),
  ]
}

function present(row: EventRow, { recordPath, actions, ids }: Presenting): ActivityEntry {
  const { subject_type: type, subject_id: id } = row
  return {
    id: ids.hide(row.id),
    at: row.at.toISOString(),
    action: actions().words(row.action),
    what: type ?? '',
    outcome: row.outcome,
    purpose: row.purpose,
    recordPath: type && id ? recordPath(type, id) : null,
  }
}
