import type { Category } from '#contract'
import { audited } from '#platform/audit'
import type { Actor, Database } from '#platform/db'
import type { Hold, Preview } from '../contract.ts'
import { presentHold, presentPreview } from '../present.ts'
import { listHolds } from '../store/holds.ts'
import { liveSchedules } from '../store/schedules.ts'
import { preview } from './preview.ts'

export type PreviewFacts = Preview
export type HoldFacts = Hold

interface House {
  readonly database: Database
}

// A command prints numbers of records; addresses are for the workspace.
const NO_PATH = () => null

/** What is due in one category, or in all that have a schedule, for the command line; audited. */
export function previewFor(
  { database }: House,
  actor: Actor,
  category: Category | undefined,
): Promise<PreviewFacts[]> {
  return audited(database, actor, { action: 'retention.previewCommand' }, async (tx) => {
    const wanted = category ? [category] : (await liveSchedules(tx)).map((schedule) => schedule.category)
    const shown: PreviewFacts[] = []
    for (const one of wanted) shown.push(presentPreview(await preview(tx, one), NO_PATH))
    if (wanted.length === 0) tx.about({ type: 'retention' })
    return shown
  })
}

/** Holds of the agency for the command line; audited. */
export function holdsFor({ database }: House, actor: Actor, state: 'live' | 'all'): Promise<HoldFacts[]> {
  return audited(database, actor, { action: 'retention.holdsCommand' }, async (tx) => {
    const rows = await listHolds(tx, state)
    tx.about({ type: 'hold', count: rows.length })
    return rows.map((row) => presentHold(row, NO_PATH))
  })
}
