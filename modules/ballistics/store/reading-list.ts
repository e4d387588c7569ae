import type { Tx } from '#platform/db'
import type { ComparisonRow } from './comparisons.ts'
import { COMPARISON_COLUMNS } from './comparisons.ts'
import { REF_COLUMNS, REF_TABLES, type ScanRefRow } from './scans.ts'

export interface ListQuery {
  readonly of: 'own' | 'shared'
  readonly reading: number | null
  readonly limit: number
}

/** Which outcome waits for which reading; the latest reading first, since most was done for it. */
const OUTCOMES = [
  { outcome: 'disagreed', next: 3 },
  { outcome: 'first-read', next: 2 },
  { outcome: 'unread', next: 1 },
] as const

/**
 * Comparisons that wait for a reading the actor may do: never one they have read, never one of a set they made to test
 * readers; the third is an examiner's. Each outcome is a walk through the index from its front.
 */
const waiting = (of: ListQuery['of'], outcome: string) => `from ballistics.comparison k
  where k.offered_at is not null and k.settled_at is null and k.outcome = '${outcome}'
    and k.owner_agency ${of === 'own' ? '=' : '<>'} $1
    and not exists (select from ballistics.review r where r.comparison_id = k.id and r.read_by = $2)
    and not exists (select from ballistics.proficiency_pair p join ballistics.proficiency_set m on m.id = p.set_id
      where p.comparison_id = k.id and m.made_by = $2)`

const open = (tx: Tx, reading: number | null) =>
  OUTCOMES.filter(({ next }) => reading === null || next === reading).filter(
    ({ next }) => next < 3 || tx.actor.roles.includes('examiner'),
  )

export async function findWaiting(
  tx: Tx,
  { of, reading, limit }: ListQuery,
): Promise<(ComparisonRow & { next: number })[]> {
  const { agencyId, personId } = tx.actor
  const found: (ComparisonRow & { next: number })[] = []
  for (const { outcome, next } of open(tx, reading)) {
    const { rows } = await tx.client.query<ComparisonRow & { next: number }>(
      `select ${COMPARISON_COLUMNS}, ${next} as next ${waiting(of, outcome)}
       order by coalesce(k.score, -1) desc, k.id limit $3`,
      [agencyId, personId, limit - found.length],
    )
    found.push(...rows)
    if (found.length >= limit) break
  }
  return found
}

/** Counting stops here: nobody reads more in a day, and the list opens at once. */
const COUNTED = 1000

export async function countWaiting(
  tx: Tx,
  of: ListQuery['of'],
): Promise<{ first: number; second: number; third: number }> {
  const { agencyId, personId } = tx.actor
  const counts = new Map<number, number>()
  for (const { outcome, next } of open(tx, null)) {
    const { rows } = await tx.client.query<{ count: number }>(
      `select count(*) as count from (select ${waiting(of, outcome)} limit ${COUNTED}) w`,
      [agencyId, personId],
    )
    counts.set(next, rows[0]!.count)
  }
  return { first: counts.get(1) ?? 0, second: counts.get(2) ?? 0, third: counts.get(3) ?? 0 }
}

/** What names scans, by their ids. */
export async function findRefs(tx: Tx, ids: readonly string[]): Promise<Map<string, ScanRefRow>> {
  const { rows } = await tx.client.query<ScanRefRow>(
    `select ${REF_COLUMNS} from ${REF_TABLES} where s.id = any ($1)`,
    [[...new Set(ids)]],
  )
  return new Map(rows.map((row) => [row.id, row]))
}
