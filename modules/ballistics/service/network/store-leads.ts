import { uuid, type Tx } from '#platform/db'
import type { RowProblem } from '../../contract/index.ts'
import * as store from '../../store/network/leads-in.ts'
import { matchSides } from './match.ts'
import type { ReadLead } from './read-lead.ts'

const AT_ONCE = 1_000

export interface Stored {
  readonly counts: {
    readonly new: number
    readonly changed: number
    readonly unchanged: number
    readonly becameHit: number
    readonly hits: number
    readonly open: number
  }
  readonly notes: readonly RowProblem[]
}

/** Stores the leads of a list, keeps what they were before, and looks for their exhibits. */
export async function storeLeads(
  tx: Tx,
  listId: string,
  leads: ReadonlyMap<string, ReadLead>,
): Promise<Stored> {
  await store.lockAgency(tx)
  const all = [...leads]
  const counts = { new: 0, changed: 0, unchanged: 0, becameHit: 0, hits: 0 }
  const notes: RowProblem[] = []
  for (let at = 0; at < all.length; at += AT_ONCE) {
    const batch = all.slice(at, at + AT_ONCE)
    const known = await store.findKnown(
      tx,
      batch.map(([key]) => key),
    )
    const fresh: store.NewLead[] = []
    const changes: store.LeadChange[] = []
    for (const [key, lead] of batch) {
      if (lead.status === 'hit') counts.hits++
      const before = known.get(key)
      if (!before) {
        fresh.push({ id: uuid(), number: lead.number, ...stateOf(lead) })
        counts.new++
        if (lead.status === 'hit') counts.becameHit++
        continue
      }
      const { after, note } = merge(before, stateOf(lead), lead.number)
      if (note) notes.push(note)
      if (same(before, after)) counts.unchanged++
      else {
        changes.push({ id: before.id, before, after })
        counts.changed++
        if (after.status === 'hit' && before.status !== 'hit') counts.becameHit++
      }
    }
    await store.insertLeads(tx, listId, fresh)
    await store.changeLeads(tx, listId, changes)
  }
  const { open } = await matchSides(tx)
  return { counts: { ...counts, open }, notes }
}

/**
 * What a lead is after a list spoke of it. What an examiner found is not undone by a list that does not know of it yet,
 * and a day once told is not forgotten because a later list leaves it out.
 */
export function merge(
  before: store.LeadState,
  lead: store.LeadState,
  number: string,
): { after: store.LeadState; note: RowProblem | null } {
  const stale = before.status !== 'unconfirmed' && lead.status === 'unconfirmed'
  const after: store.LeadState = {
    issuedOn: lead.issuedOn,
    notifiedOn: lead.notifiedOn ?? before.notifiedOn,
    status: stale ? before.status : lead.status,
    confirmedOn: stale ? before.confirmedOn : (lead.confirmedOn ?? kept(before, lead, 'confirmedOn')),
    examiner: stale ? before.examiner : (lead.examiner ?? kept(before, lead, 'examiner')),
    acquisitionA: lead.acquisitionA ?? before.acquisitionA,
    caseA: lead.caseA ?? before.caseA,
    acquisitionB: lead.acquisitionB ?? before.acquisitionB,
    caseB: lead.caseB ?? before.caseB,
  }
  const note = stale
    ? {
        row: 0,
        column: null,
        reason: `${number} is unconfirmed in this list, yet an examiner has looked at it already. What was found stays.`,
        remedy: 'If the finding was taken back, ask the examiner; a list that says NOT CONFIRMED changes it.',
      }
    : null
  return { after, note }
}

/** Day and name belong to a finding: they stay while it does. */
const kept = (
  before: store.LeadState,
  { status }: store.LeadState,
  field: 'confirmedOn' | 'examiner',
): string | null => (before.status === status ? before[field] : null)

const same = (one: store.LeadState, two: store.LeadState): boolean =>
  store.STATE.every((field) => one[field] === two[field])

const stateOf = ({ a, b, ...lead }: ReadLead): store.LeadState => ({
  issuedOn: lead.issuedOn,
  notifiedOn: lead.notifiedOn,
  status: lead.status,
  confirmedOn: lead.confirmedOn,
  examiner: lead.examiner,
  acquisitionA: a.acquisition,
  caseA: a.caseNumber,
  acquisitionB: b.acquisition,
  caseB: b.caseNumber,
})
