import { bestTurns, highDirection, median, originalRule, type HighDirection } from './rules.ts'
import type { Candidates } from './search.ts'
import type { Thresholds } from './thresholds.ts'

/** What both rules say of one direction. */
export interface Direction {
  readonly found: Candidates
  readonly best: Int16Array
  /** Congruent by the original rule, for every cell. */
  readonly congruent: readonly boolean[]
  readonly count: number
  /** How many shift and turn together, whatever their correlation. */
  readonly together: number
  readonly high: HighDirection
}

/** Applies both rules to the candidates of one direction. `step` is micrometres a sample. */
export function judge(found: Candidates, thresholds: Thresholds, step: number): Direction {
  const limits = { ...thresholds, translation: thresholds.translation / step }
  const best = bestTurns(found)
  const { together, congruent } = originalRule(found, best, limits)
  return {
    found,
    best,
    congruent,
    count: congruent.filter(Boolean).length,
    together: together.filter(Boolean).length,
    high: highDirection(found, limits),
  }
}

/** Congruent cells by High CMC over both directions. */
export interface HighCmc {
  readonly count: number
  /** Whether both directions agree; otherwise the count is the smaller one of the original rule. */
  readonly agreed: boolean
}

/**
 * Both directions must have a mode, near the rotation that the original rule found in the same direction, and opposite to
 * each other; then places in the division that are congruent in either direction count once. If not, the smaller count
 * of the original rule stands (cmcR calls this "fail").
 */
export function combineHigh(ab: Direction, ba: Direction, { rotation }: Thresholds): HighCmc {
  const agreed =
    ab.high.theta !== null &&
    ba.high.theta !== null &&
    Math.abs(ab.high.theta + ba.high.theta) <= rotation &&
    [ab, ba].every((direction) => Math.abs(direction.high.theta! - originalTheta(direction)) <= rotation)
  if (!agreed) return { count: Math.min(ab.count, ba.count), agreed }
  const places = [ab, ba].flatMap(({ found, high }) =>
    found.cells.filter((_, order) => high.turns[order]! >= 0).map(({ index }) => index),
  )
  return { count: new Set(places).size, agreed }
}

/** Median rotation of the cells that are congruent by the original rule; NaN when none is. */
function originalTheta({ found, best, congruent }: Direction): number {
  return median([...best].filter((_, order) => congruent[order]).map((turn) => found.thetas[turn]!))
}

/** Both directions by the same thresholds, and what they say together. */
export interface Judged {
  readonly ab: Direction
  readonly ba: Direction
  readonly high: HighCmc
}
