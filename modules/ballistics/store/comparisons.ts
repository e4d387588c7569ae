import type { CartridgeComparison } from '@throughline/topography'
import { uuid, type Tx } from '#platform/db'
import type { ReadingState } from '../contract/index.ts'
import { ENGINE } from '../service/engine/method.ts'
import { packed, summaryOf } from '../service/engine/summary.ts'

export interface ComparisonRow {
  readonly id: string
  readonly owner_agency: number
  readonly exhibit_id: string
  readonly scan_id: string
  readonly candidate_exhibit_id: string
  readonly candidate_scan_id: string
  readonly engine: string
  readonly original_ab: number
  readonly original_ba: number
  readonly high: number
  readonly compared_ab: number
  readonly compared_ba: number
  readonly score: number | null
  readonly turn: number
  readonly shift_x: number
  readonly shift_y: number
  readonly offered_at: Date | null
  readonly readings: number
  readonly outcome: Exclude<ReadingState, 'not-offered'>
  readonly made_at: Date
  readonly dealt: boolean
}

export const COMPARISON_COLUMNS = `k.id, k.owner_agency, k.exhibit_id, k.scan_id, k.candidate_exhibit_id,
  k.candidate_scan_id, k.engine, k.original_ab, k.original_ba, k.high, k.compared_ab, k.compared_ba, k.score, k.turn,
  k.shift_x, k.shift_y, k.offered_at, k.readings, k.outcome, k.made_at, k.dealt`

/** One comparison that the actor may see; with `lock` its readings stand still until the transaction ends. */
export async function findComparison(
  tx: Tx,
  id: string,
): Promise<(ComparisonRow & { readonly detail: Buffer }) | undefined> {
  const { rows } = await tx.client.query<ComparisonRow & { detail: Buffer }>(
    `select ${COMPARISON_COLUMNS}, k.detail from ballistics.comparison k where k.id = $1`,
    [id],
  )
  return rows[0]
}

/** The comparison of two scans that the actor's agency has made with this version, whichever was sought in the other. */
export async function findPair(tx: Tx, one: string, two: string): Promise<ComparisonRow | undefined> {
  const { rows } = await tx.client.query<ComparisonRow>(
    `select ${COMPARISON_COLUMNS} from ballistics.comparison k
     where k.owner_agency = $1 and least(k.scan_id, k.candidate_scan_id) = least($2::uuid, $3::uuid)
       and greatest(k.scan_id, k.candidate_scan_id) = greatest($2::uuid, $3::uuid) and k.engine = $4`,
    [tx.actor.agencyId, one, two, ENGINE],
  )
  return rows[0]
}

interface Pair {
  readonly scanId: string
  readonly exhibitId: string
  readonly candidateScanId: string
  readonly candidateExhibitId: string
}

/**
 * Keeps a comparison and answers its id; the one that is there already where there is one, since the same surfaces give
 * the same. It carries the label of the exhibit that was sought; row-level security shows it to who may see both.
 */
export async function keepComparison(tx: Tx, pair: Pair, comparison: CartridgeComparison): Promise<string> {
  const { original, compared, high, score, turn, shiftX, shiftY } = summaryOf(comparison)
  const { rows } = await tx.client.query<{ id: string }>(
    `insert into ballistics.comparison (id, owner_agency, category, sensitivity, exhibit_id, scan_id,
       candidate_exhibit_id, candidate_scan_id, engine, original_ab, original_ba, high, compared_ab, compared_ba, score,
       turn, shift_x, shift_y, detail)
     select $1, s.owner_agency, s.category, s.sensitivity, $2, s.id, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
       $15
     from ballistics.scan s where s.id = $16
     on conflict (owner_agency, (least(scan_id, candidate_scan_id)), (greatest(scan_id, candidate_scan_id)), engine)
       do nothing
     returning id`,
    [
      uuid(),
      pair.exhibitId,
      pair.candidateExhibitId,
      pair.candidateScanId,
      ENGINE,
      ...original,
      high,
      ...compared,
      score,
      turn,
      shiftX,
      shiftY,
      packed(comparison),
      pair.scanId,
    ],
  )
  return rows[0]?.id ?? (await findPair(tx, pair.scanId, pair.candidateScanId))!.id
}

/** Puts comparisons into the reading list; what stands there already stays as it is. */
export async function offer(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.client.query(
    'update ballistics.comparison set offered_at = now() where id = any ($1) and offered_at is null',
    [ids],
  )
}
