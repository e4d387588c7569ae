import {
  bestByFine,
  joinFindings,
  searchReport,
  type Candidate,
  type Examined,
  type ExactFindings,
  type Fit,
  type Keep,
  type SearchReport,
} from '@throughline/topography'
import type { Pool } from './pool.ts'
import type { DetailPlace, SegmentPlace } from './store.ts'
import type { Answer, CoarseAnswer, Named, Task } from './work.ts'

/** A search over whatever the pool reads from. */
export interface Search<N> {
  readonly segments: readonly SegmentPlace[]
  readonly keep: Keep
  readonly top: number
  /** Where the detail of an entry is to be had; null when it has none. */
  readonly detailOf: (named: Named) => N | null
  readonly told?: (step: Task['kind'], done: number, of: number) => void
}

/**
 * The passes one after the other, each divided over the pool. The report does not depend on how many there are in it:
 * every answer depends on its task alone, and what is joined is put in one order.
 */
export async function searchIn<N = DetailPlace>(
  pool: Pool<Task<N>, Answer>,
  { segments, keep, top, detailOf, told }: Search<N>,
): Promise<SearchReport> {
  const hear = (step: Task['kind'], of: number) => (done: number) => told?.(step, done, of)
  const coarse = (await pool.run(
    segments.map((place) => ({ kind: 'coarse', place, keep: keep.coarse }) as const),
    hear('coarse', segments.length),
  )) as CoarseAnswer[]
  const findings = joinFindings(
    coarse.map((answer) => answer.findings),
    keep.coarse,
  )
  const named = new Map(coarse.flatMap((answer) => answer.named).map((one) => [one.ordinal, one]))
  const known = findings.best.map((candidate) => {
    const own = named.get(candidate.ordinal)!
    return { candidate, own, detail: detailOf(own) }
  })
  const fine = await fineOf(pool, known, hear('fine', known.length))
  const examined = known.map(({ candidate, own, detail }, i) => ({ candidate, own, detail, fine: fine[i]! }))
  const chosen = bestByFine(examined, keep.fine)
  const exact = (await pool.run(
    chosen.map((one) => ({ kind: 'exact', theta: one.fine!.theta, detail: one.detail! }) as const),
    hear('exact', chosen.length),
  )) as ExactFindings[]
  const comparisons = new Map(chosen.map((one, i) => [one.candidate.ordinal, exact[i]!]))
  const all = examined.map((one): Examined => ({
    candidate: one.candidate,
    id: one.own.id,
    classes: one.own.classes,
    fine: one.fine,
    exact: comparisons.get(one.candidate.ordinal) ?? null,
  }))
  return searchReport(findings, all, { keep, top })
}

async function fineOf<N>(
  pool: Pool<Task<N>, Answer>,
  known: readonly { readonly candidate: Candidate; readonly detail: N | null }[],
  told: (done: number) => void,
): Promise<(Fit | null)[]> {
  const withDetail = known.flatMap(({ candidate, detail }) =>
    detail === null ? [] : [{ kind: 'fine', candidate, detail } as const],
  )
  const answers = (await pool.run(withDetail, told)) as (Fit | null)[]
  const byOrdinal = new Map(withDetail.map(({ candidate }, i) => [candidate.ordinal, answers[i]!]))
  return known.map(({ candidate }) => byOrdinal.get(candidate.ordinal) ?? null)
}
