import type { Tx } from '#platform/db'
import { COMPARISON_COLUMNS, type ComparisonRow } from './comparisons.ts'
import type { SearchRow } from './searches.ts'

export interface NewCandidate {
  readonly rank: number
  readonly exhibitId: string
  readonly scanId: string
  readonly comparisonId: string
  readonly coarse: number
  readonly fine: number | null
}

/** Enters what a search found. A search has its candidates once, however often its end is written. */
export async function insertCandidates(
  tx: Tx,
  search: SearchRow,
  candidates: readonly NewCandidate[],
): Promise<void> {
  await tx.client.query(
    `insert into ballistics.candidate (search_id, rank, owner_agency, category, sensitivity, exhibit_id,
       candidate_exhibit_id, candidate_scan_id, comparison_id, coarse, fine)
     select q.id, c.rank, q.owner_agency, q.category, q.sensitivity, q.exhibit_id, c."exhibitId", c."scanId",
       c."comparisonId", c.coarse, c.fine
     from ballistics.search q, jsonb_to_recordset($2) as c(rank smallint, "exhibitId" uuid, "scanId" uuid,
       "comparisonId" uuid, coarse float4, fine float4)
     where q.id = $1`,
    [search.id, JSON.stringify(candidates)],
  )
}

/** A comparison with one scan, and the scan on its other side. */
export interface CandidateRow extends ComparisonRow {
  readonly other: string
  /** The other surface was sought, and found this one. */
  readonly by_other: boolean
}

/**
 * What was found with a scan, when it was sought itself or when another was. Of two agencies that compared the same
 * pair, what the actor's own made stands. Pairs that test readers are no candidates: listing them would tell.
 */
export async function findCandidates(
  tx: Tx,
  { scanId, searchId, limit }: { scanId: string; searchId: string | null; limit: number },
): Promise<CandidateRow[]> {
  const { rows } = await tx.client.query<CandidateRow>(
    `with found as (
       select comparison_id, candidate_scan_id as other, false as by_other from ballistics.candidate where search_id = $2
       union all
       select c.comparison_id, q.scan_id, true from ballistics.candidate c
         join ballistics.search q on q.id = c.search_id where c.candidate_scan_id = $1
     ), once as (
       select distinct on (f.other) ${COMPARISON_COLUMNS}, f.other, bool_and(f.by_other) over (partition by f.other) as by_other
       from found f join ballistics.comparison k on k.id = f.comparison_id
       where not k.dealt and exists (select from ballistics.scan s where s.id = f.other)
       order by f.other, f.by_other, (k.owner_agency = $3) desc, k.made_at desc)
     select * from once order by score desc nulls last, high desc, least(original_ab, original_ba) desc, other limit $4`,
    [scanId, searchId, tx.actor.agencyId, limit],
  )
  return rows
}

/** The search of an exhibit's surface is done; with nothing offered to readers it is reviewed as well. */
export async function markSearched(tx: Tx, exhibitId: string): Promise<void> {
  await tx.client.query(
    `update ballistics.exhibit e set searched_at = coalesce(searched_at, now()),
       reviewed_at = case when exists (select from ballistics.comparison c where (c.exhibit_id = e.id or c.candidate_exhibit_id = e.id)
         and c.owner_agency = e.owner_agency and c.offered_at is not null and c.settled_at is null) then null else coalesce(reviewed_at, now()) end
     where e.id = $1`,
    [exhibitId],
  )
}
