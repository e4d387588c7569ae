import { Category } from '#contract'
import { asOwner, type Actor, type Tx } from '#platform/db'
import { GATES } from '../gates.ts'
import * as store from '../store/notices.ts'

/** Categories whose records the person's roles and agency work with, whatever purpose they state at the moment. */
const toldOf = ({ roles, agencyKind }: Actor): Category[] =>
  Category.options.filter((category) => {
    const gate = GATES[category]
    const kind = !gate.kinds || gate.kinds.includes(agencyKind)
    return kind && gate.roles.some((role) => roles.includes(role))
  })

export async function listNotices(tx: Tx): Promise<store.NoticeRow[]> {
  const rows = await asOwner(tx, (client) => store.listNotices(client, tx.actor.agencyId, toldOf(tx.actor)))
  tx.about({ type: 'sharing-notice', count: rows.length })
  return rows
}

export async function countUnread(tx: Tx): Promise<number> {
  tx.about({ type: 'sharing-notice' })
  return asOwner(tx, (client) => store.countUnread(client, tx.actor.agencyId, toldOf(tx.actor)))
}

export async function markNotices(tx: Tx, ids: readonly string[]): Promise<void> {
  const { actor } = tx
  tx.about({ type: 'sharing-notice', count: ids.length, fields: ['read'] })
  await asOwner(tx, (client) =>
    store.markRead(client, actor.agencyId, toldOf(actor), { personId: actor.personId, ids }),
  )
}
