import type { ComparedCell } from '@throughline/topography'
import type { Comparison, ComparisonCell, ReadingItem, ReadingState, Review } from '../contract/index.ts'
import { populationFor } from '../service/population.ts'
import type { ComparisonRow } from '../store/comparisons.ts'
import type { ReviewRow } from '../store/reviews.ts'
import type { readComparison } from '../service/comparisons.ts'
import type { listWaiting } from '../service/reviews.ts'
import { presentRef } from './scans.ts'

/** How readings stand, for everyone who may see the comparison. That two disagreed says nothing of who said what. */
export const stateOf = (row: Pick<ComparisonRow, 'offered_at' | 'outcome'>): ReadingState =>
  row.offered_at === null && row.outcome === 'unread' ? 'not-offered' : row.outcome

export function presentReview(row: ReviewRow, personId: string): Review {
  return {
    id: row.id,
    reading: row.reading,
    decision: row.decision,
    words: row.words,
    blind: row.blind,
    readAt: row.read_at.toISOString(),
    readBy: row.read_by_name,
    mine: row.read_by === personId,
  }
}

/** A comparison as it leaves. */
export function presentComparison(shown: Awaited<ReturnType<typeof readComparison>>): Comparison {
  const { row, comparison, reference, candidate, readings, personId } = shown
  const { method, cmc, distribution, versions } = comparison
  return {
    id: row.id,
    reference: presentRef(reference),
    candidate: presentRef(candidate),
    turnDegrees: row.turn,
    shift: { x: row.shift_x, y: row.shift_y },
    cells: comparison.cells.map(presentCell),
    counts: {
      original: [...cmc.original],
      compared: [...cmc.compared],
      high: cmc.high,
      highAgreed: cmc.highAgreed,
    },
    distribution: { rotations: [...method.rotations], ab: [...distribution.ab], ba: [...distribution.ba] },
    score: comparison.score,
    explanation: explain(row),
    method: {
      engine: `${row.engine}, ${versions.method}`,
      preset: method.preset ?? 'own thresholds',
      score: versions.score,
      thresholds: {
        translation: method.thresholds.translation,
        rotation: method.thresholds.rotation,
        correlation: method.thresholds.correlation,
      },
    },
    population: populationFor(reference.calibre),
    sameCase: reference.case_id !== null && reference.case_id === candidate.case_id,
    state: stateOf(row),
    reviews: readings.known.map((review) => presentReview(review, personId)),
    myReading: readings.open && {
      ...readings.open,
      decisions: ['probable-link', 'no-link', 'inconclusive'],
    },
    madeAt: row.made_at.toISOString(),
  }
}

/** Never a verdict: how much agrees, and of how much. */
export function explain(
  row: Pick<ComparisonRow, 'original_ab' | 'original_ba' | 'compared_ab' | 'compared_ba'>,
) {
  const isFirst = row.original_ab <= row.original_ba
  const [cells, of] = isFirst ? [row.original_ab, row.compared_ab] : [row.original_ba, row.compared_ba]
  return `${cells} of ${of} cells agree`
}

function presentCell(cell: ComparedCell): ComparisonCell {
  return {
    direction: cell.direction,
    name: `${String.fromCharCode(65 + cell.row)}${cell.column + 1}`,
    x: cell.x - cell.width / 2,
    y: cell.y - cell.height / 2,
    width: cell.width,
    height: cell.height,
    dx: cell.dx,
    dy: cell.dy,
    theta: cell.theta,
    correlation: cell.correlation,
    congruent: cell.congruent,
    high: cell.high,
  }
}

/** What waits for a reader. The machine's score stays out: a reader is to look first. */
export function presentWaiting({ rows, refs }: Awaited<ReturnType<typeof listWaiting>>): ReadingItem[] {
  return rows.flatMap((row): ReadingItem[] => {
    const [reference, candidate] = [refs.get(row.scan_id), refs.get(row.candidate_scan_id)]
    if (!reference || !candidate) return []
    return [
      {
        comparisonId: row.id,
        reading: row.next,
        reference: presentRef(reference),
        candidate: presentRef(candidate),
        cells: {
          congruent: Math.min(row.original_ab, row.original_ba),
          compared: Math.min(row.compared_ab, row.compared_ba),
        },
        offeredAt: row.offered_at!.toISOString(),
      },
    ]
  })
}
