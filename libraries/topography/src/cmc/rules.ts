import type { Candidates } from './search.ts'
import type { Thresholds } from './thresholds.ts'

/** Thresholds with the translation in samples, as the candidates have it. */
interface InSamples extends Thresholds {
  readonly translation: number
}

/** The best rotation of every cell, as an index; -1 for a cell that could be compared at none. */
export function bestTurns({ cells, thetas, correlation }: Candidates): Int16Array {
  return Int16Array.from(cells, (_, order) => {
    let best = -1
    let most = -Infinity
    for (let turn = 0; turn < thetas.length; turn++) {
      const value = correlation[order * thetas.length + turn]!
      if (value <= most || Number.isNaN(value)) continue
      most = value
      best = turn
    }
    return best
  })
}

/**
 * The original rule (Song 2013): each cell at its best rotation. Together are those whose displacement and rotation are
 * within the thresholds of the medians over all cells; congruent those of them that correlate enough. Flags for every cell.
 */
export function originalRule(found: Candidates, best: Int16Array, limits: InSamples) {
  const { thetas, dx, dy, correlation } = found
  const compared = [...best.keys()].filter((order) => best[order]! >= 0)
  const at = (order: number) => order * thetas.length + best[order]!
  const x = median(compared.map((order) => dx[at(order)]!))
  const y = median(compared.map((order) => dy[at(order)]!))
  const theta = median(compared.map((order) => thetas[best[order]!]!))
  const together = Array.from(
    best,
    (turn, order) =>
      turn >= 0 &&
      Math.abs(dx[at(order)]! - x) <= limits.translation &&
      Math.abs(dy[at(order)]! - y) <= limits.translation &&
      Math.abs(thetas[turn]! - theta) <= limits.rotation,
  )
  const congruent = together.map((near, order) => near && correlation[at(order)]! >= limits.correlation)
  return { together, congruent }
}

/** What High CMC finds in one direction. */
export interface HighDirection {
  /** How many cells are candidates at each rotation. */
  readonly distribution: readonly number[]
  /** The rotation with most of them (the median of equals); null when the mode is too wide or there is none. */
  readonly theta: number | null
  /** For every cell the rotation at which it counts, as an index; -1 when it does not. */
  readonly turns: Int16Array
}

/** Counts this far below the largest still belong to the mode. */
const TAU = 1

/**
 * High CMC (Tong 2015), one direction: at each rotation, cells near the median displacement at that rotation with a
 * sufficient correlation; rotations whose count is within 1 of the largest must lie together.
 */
export function highDirection(found: Candidates, limits: InSamples): HighDirection {
  const { cells, thetas, correlation } = found
  const flags = thetas.map((_, turn) => candidatesAt(found, turn, limits))
  const distribution = flags.map((at) => at.filter(Boolean).length)
  const none = { distribution, theta: null, turns: new Int16Array(cells.length).fill(-1) }
  const most = Math.max(...distribution)
  if (most === 0) return none
  const high = [...thetas.keys()].filter(
    (turn) => distribution[turn]! >= most - TAU && distribution[turn]! > 0,
  )
  if (Math.abs(thetas[high.at(-1)!]! - thetas[high[0]!]!) > limits.rotation) return none
  const turns = Int16Array.from(cells, (_, order) => {
    const at = (turn: number) => correlation[order * thetas.length + turn]!
    return high
      .filter((turn) => flags[turn]![order])
      .reduce((best, turn) => (best < 0 || at(turn) > at(best) ? turn : best), -1)
  })
  const modes = high.filter((turn) => distribution[turn] === most)
  return { distribution, theta: median(modes.map((turn) => thetas[turn]!)), turns }
}

function candidatesAt({ cells, thetas, dx, dy, correlation }: Candidates, turn: number, limits: InSamples) {
  const at = (order: number) => order * thetas.length + turn
  const compared = [...cells.keys()].filter((order) => !Number.isNaN(correlation[at(order)]!))
  const x = median(compared.map((order) => dx[at(order)]!))
  const y = median(compared.map((order) => dy[at(order)]!))
  return cells.map(
    (_, order) =>
      Math.abs(dx[at(order)]! - x) <= limits.translation &&
      Math.abs(dy[at(order)]! - y) <= limits.translation &&
      correlation[at(order)]! >= limits.correlation,
  )
}

/** The middle number, or the mean of the middle two; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}
