import type { Candidate, CandidateList, Search } from '../contract/index.ts'
import { populationFor } from '../service/population.ts'
import type { listCandidates } from '../service/search/list.ts'
import type { SearchRow } from '../store/searches.ts'
import { explain, stateOf } from './comparisons.ts'
import { presentRef } from './scans.ts'

/** A search as it leaves. */
export function presentSearch(row: SearchRow): Search {
  return {
    id: row.id,
    scope: row.scope,
    state: row.state,
    engine: row.engine,
    askedAt: row.asked_at.toISOString(),
    askedBy: row.asked_by_name,
    finishedAt: row.finished_at?.toISOString() ?? null,
    steps: row.steps,
    problem: row.problem,
  }
}

type Shown = Awaited<ReturnType<typeof listCandidates>>

/** The candidates of a scan as they leave. */
export function presentCandidates(shown: Shown): CandidateList {
  const { self, search, rows, refs, mayReview, maySearch } = shown
  return {
    scan: presentRef(self),
    search: search ? presentSearch(search) : null,
    candidates: rows.map((row, i): Candidate => {
      const ref = refs.get(row.other)!
      // Seen from the scan whose list it is, whichever was sought in the other.
      const isReference = row.scan_id === self.id
      const both = (ab: number, ba: number): [number, number] => (isReference ? [ab, ba] : [ba, ab])
      return {
        position: i + 1,
        comparisonId: row.id,
        scan: presentRef(ref),
        cells: {
          original: both(row.original_ab, row.original_ba),
          compared: both(row.compared_ab, row.compared_ba),
          high: row.high,
        },
        score: row.score,
        explanation: explain(row),
        reading: stateOf(row),
        sameCase: self.case_id !== null && self.case_id === ref.case_id,
        foundByOther: row.by_other,
      }
    }),
    population: populationFor(self.calibre),
    mayReview,
    maySearch,
  }
}
