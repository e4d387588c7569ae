import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import type { MatchTask, Proposal, SideTask } from '../../contract/index.ts'
import { insertEvents, lockAgency } from '../../store/network/leads-in.ts'
import * as store from '../../store/network/matching.ts'
import { nearKeys } from './near.ts'

/** Looks for the exhibits and cases of whatever is still open in the agency's lists. */
export async function matchSides(tx: Tx): Promise<{ matched: number; open: number }> {
  const matched = await store.matchByAcquisition(tx)
  await store.matchByCase(tx)
  return { matched, open: await store.markOpen(tx) }
}

/** The same, asked for by a person. */
export async function matchAgain(tx: Tx): Promise<{ matched: number; open: number }> {
  await lockAgency(tx)
  const done = await matchSides(tx)
  tx.about({ type: 'network-lead', count: done.matched, fields: ['matched'] })
  return done
}

const MOST = 6

export interface TaskRequest {
  readonly task?: SideTask | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** What a person has to look at, with exhibits that each could be. */
export async function listTasks(tx: Tx, { task, cursor, limit }: TaskRequest) {
  const rows = await store.findTasks(tx, { task, after: cursor ?? null, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const tasks: MatchTask[] = []
  for (const row of shown) tasks.push({ ...taskOf(row), proposals: await proposalsFor(tx, row) })
  tx.about({ type: 'network-lead', count: tasks.length })
  const next = rows.length > limit ? (shown.at(-1)?.key ?? null) : null
  return { tasks, next, counts: await store.countTasks(tx) }
}

const taskOf = (row: store.TaskRow): Omit<MatchTask, 'proposals'> => ({
  lead: row.lead_id,
  side: row.side,
  task: row.task,
  leads: row.leads.map(({ id, number, status }) => ({ id, number, status })),
  acquisition: row.acquisition,
  caseNumber: row.case_number,
  casefile: row.casefile,
})

/** The likeliest first: what was found, an acquisition one slip away, the same case, a case one slip away. */
async function proposalsFor(tx: Tx, row: store.TaskRow): Promise<Proposal[]> {
  const found = new Map<string, Proposal>()
  const add = (because: Proposal['because'], exhibits: readonly Omit<Proposal, 'because'>[]) => {
    for (const one of exhibits) if (!found.has(one.exhibitId)) found.set(one.exhibitId, { ...one, because })
  }
  const { acquisition_key: acquisition, case_key: number, exhibit_id: exhibit } = row
  if (exhibit) add('as-matched', await store.byExhibit(tx, exhibit))
  if (acquisition && !exhibit)
    add('acquisition-near', await store.withAcquisitions(tx, nearKeys(acquisition), MOST))
  if (number && !exhibit) {
    add('case-same', await store.ofCases(tx, [number], MOST))
    add('case-near', await store.ofCases(tx, nearKeys(number), MOST))
  }
  return [...found.values()].slice(0, 2 * MOST)
}

/**
 * A person says which exhibit an acquisition of a list is, or that it is none here. It counts for every lead that names
 * the acquisition; how each stood before is kept.
 *
 * @throws Failure `record.unavailable`, `ballistics.side_settled`
 */
export async function settle(tx: Tx, lead: string, side: 'a' | 'b', named: string | null): Promise<number> {
  tx.about({ type: 'network-lead', id: lead, fields: ['settled'] })
  const sides = await store.lockSides(tx, lead, side)
  if (sides.length === 0) throw new Failure('ballistics.side_settled')
  const exhibit = named === null ? null : await store.findExhibit(tx, named)
  if (exhibit === undefined)
    throw new Failure('record.unavailable', { fields: [{ path: 'exhibit', message: NONE }] })
  await store.settleSides(tx, sides, exhibit)
  await insertEvents(
    tx,
    null,
    sides.map((one) => ({
      leadId: one.lead_id,
      kind: 'settled',
      before: { [`exhibit${one.side.toUpperCase()}`]: one.exhibit },
      after: { [`exhibit${one.side.toUpperCase()}`]: exhibit?.exhibit ?? one.exhibit ?? 'none here' },
    })),
  )
  return new Set(sides.map(({ lead_id }) => lead_id)).size
}

const NONE = 'No exhibit with this number or barcode is available to you.'
