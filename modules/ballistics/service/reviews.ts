import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import type { ReviewDecision } from '../contract/index.ts'
import { findComparison, type ComparisonRow } from '../store/comparisons.ts'
import { isOwnTest } from '../store/proficiency.ts'
import { countWaiting, findRefs, findWaiting, type ListQuery } from '../store/reading-list.ts'
import { leadFromReadings } from './leads/make.ts'
import { findMine, findReviews, insertReview, type ReviewRow } from '../store/reviews.ts'

/** A reading that is open to a person. */
export interface OpenReading {
  readonly reading: number
  readonly blind: boolean
}

/** Which readings a person may know of, and which they may record. */
export interface Readings {
  readonly known: readonly ReviewRow[]
  readonly open: OpenReading | null
}

/**
 * The second reader must not know what the first has read until they have read themselves. So what is read is known to
 * whoever has read the comparison, and to all when it is settled; between, to the examiner who resolves a disagreement.
 */
export async function readingsFor(tx: Tx, comparison: ComparisonRow): Promise<Readings> {
  const all = await findReviews(tx, comparison.id)
  const { personId, roles, permissions } = tx.actor
  const settled = all.length > 0 && comparison.outcome !== 'first-read' && comparison.outcome !== 'disagreed'
  const haveRead = all.some(({ read_by }) => read_by === personId)
  const isResolver = comparison.outcome === 'disagreed' && roles.includes('examiner')
  const known = settled || haveRead || isResolver ? all : []
  const reading = all.length + 1
  const mayRead =
    permissions.has('ballistics.review') &&
    !haveRead &&
    !settled &&
    reading <= 3 &&
    (reading < 3 || isResolver) &&
    !(await isOwnTest(tx, comparison.id))
  return { known, open: mayRead ? { reading, blind: reading < 3 } : null }
}

export interface Reading {
  readonly reading: number
  readonly decision: ReviewDecision
  readonly words: string
}

/**
 * Records what the actor read. Both readers must say the same, or an examiner who is neither of them decides.
 * @throws Failure `record.unavailable`, `ballistics.reading_not_yours`; `record.changed` when someone was quicker
 */
export async function recordReading(
  tx: Tx,
  comparisonId: string,
  { reading, decision, words }: Reading,
): Promise<{ id: string; next: string | null }> {
  const comparison = await findComparison(tx, comparisonId)
  if (!comparison) throw new Failure('record.unavailable')
  tx.about({ type: 'exhibit', id: comparison.exhibit_id, fields: ['scans'], owner: comparison.owner_agency })
  tx.about({ type: 'comparison', id: comparisonId, fields: ['reading'], change: { after: { decision } } })
  const { open } = await readingsFor(tx, comparison)
  if (!open) throw new Failure('ballistics.reading_not_yours')
  if (open.reading !== reading) throw new Failure('record.changed')
  const id = await insertReview(tx, {
    comparisonId,
    exhibitId: comparison.exhibit_id,
    candidateExhibitId: comparison.candidate_exhibit_id,
    decision,
    words,
    ...open,
  })
  if (!id) throw new Failure('record.changed')
  await leadOf(tx, comparison)
  const [next] = await findWaiting(tx, { of: 'own', reading: null, limit: 1 })
  return { id, next: next?.id ?? null }
}

/** Two people who both say probable link make a lead; the third reading counts as one of the two. */
async function leadOf(tx: Tx, { id, dealt, exhibit_id, candidate_exhibit_id }: ComparisonRow): Promise<void> {
  if (dealt) return
  const [first, second] = (await findReviews(tx, id))
    .filter(({ decision }) => decision === 'probable-link')
    .map((row) => ({ reader: row.read_by, readerName: row.read_by_name, words: row.words, at: row.read_at }))
  if (!first || !second) return
  await leadFromReadings(tx, {
    exhibits: [exhibit_id, candidate_exhibit_id],
    comparisonId: id,
    readings: [first, second],
  })
}

const PAGE = 50

/** What waits for the actor to read. */
export async function listWaiting(tx: Tx, query: Omit<ListQuery, 'limit'>) {
  const found = await findWaiting(tx, { ...query, limit: PAGE + 1 })
  const rows = found.slice(0, PAGE)
  const refs = await findRefs(
    tx,
    rows.flatMap((row) => [row.scan_id, row.candidate_scan_id]),
  )
  tx.about({ type: 'comparison', count: rows.length })
  return { rows, refs, waiting: await countWaiting(tx, query.of), more: found.length > PAGE }
}

export async function listMine(tx: Tx) {
  const rows = await findMine(tx)
  tx.about({ type: 'review', count: rows.length })
  return rows
}
