import { Kernel } from '../kernel/index.ts'
import {
  featuresOf,
  scoreOf,
  SCORE_THRESHOLDS,
  SCORE_VERSION,
  verdictOf,
  type Features,
} from '../score/index.ts'
import type { Grid } from '../surface.ts'
import { combineHigh, judge, type Direction, type Judged } from './both.ts'
import type { CartridgeComparison, ComparedCell } from './comparison.ts'
import { settingsOf, type CmcOptions, type CmcSettings } from './options.ts'
import { prepareCells, type PreparedCartridge } from './prepare.ts'
import { searchCells, type Candidates } from './search.ts'
import type { Thresholds } from './thresholds.ts'

/** Changes whenever the same surfaces would give another result. */
const METHOD_VERSION = 'cmc-1'

/** Steps that differ by less than this share are the same. */
const STEP_TOLERANCE = 1e-3

/**
 * Compares breech faces by congruent matching cells with one set of options, in a kernel of its own. For one against many:
 * `prepare` every surface once. Belongs to one thread.
 */
export class CartridgeComparer {
  readonly #kernel: Kernel
  readonly #settings: CmcSettings

  /** @throws RangeError when an option makes no sense. */
  constructor(options: CmcOptions = {}, kernel: Kernel = new Kernel()) {
    this.#kernel = kernel
    this.#settings = settingsOf(options)
  }

  /**
   * Divides a surface into cells and keeps their spectra. The surface has to be prepared before: level, filtered, with only
   * the breech face left; 6.25 micrometres a sample is what the published thresholds were made for.
   * @throws RangeError when it is too small or too large for its cells.
   */
  prepare(grid: Grid): PreparedCartridge {
    return prepareCells(this.#kernel, grid, this.#settings.division)
  }

  /**
   * Seeks the cells of each on the other. The same two surfaces give the same bits, and exchanged ones the same with the
   * directions exchanged.
   * @throws RangeError when their steps differ: resample one of them first.
   */
  compare(a: PreparedCartridge, b: PreparedCartridge): CartridgeComparison {
    const { step } = a.grid
    if (Math.abs(step - b.grid.step) > STEP_TOLERANCE * step)
      throw new RangeError(
        `Samples are ${step} micrometres apart on one surface and ${b.grid.step} on the other: resample one.`,
      )
    const found = { ab: this.#search(a, b), ba: this.#search(b, a) }
    const judgedBy = (thresholds: Thresholds): Judged => {
      const ab = judge(found.ab, thresholds, step)
      const ba = judge(found.ba, thresholds, step)
      return { ab, ba, high: combineHigh(ab, ba, thresholds) }
    }
    const judged = judgedBy(this.#settings.thresholds)
    // The score was fitted to counts by certain thresholds, and stays the same whatever others are asked for.
    const features = featuresOf(judgedBy(SCORE_THRESHOLDS))
    return comparisonOf(this.#settings, judged, features, { a, b })
  }

  #search(reference: PreparedCartridge, target: PreparedCartridge): Candidates {
    const { rotations, registration } = this.#settings
    return searchCells(this.#kernel, reference, target.grid, rotations, registration)
  }
}

/** Compares two breech faces. `CartridgeComparer` does the same for many, without preparing twice. */
export function compareCartridges(a: Grid, b: Grid, options: CmcOptions = {}): CartridgeComparison {
  const comparer = new CartridgeComparer(options)
  return comparer.compare(comparer.prepare(a), comparer.prepare(b))
}

function comparisonOf(
  settings: CmcSettings,
  { ab, ba, high }: Judged,
  features: Features,
  { a, b }: { a: PreparedCartridge; b: PreparedCartridge },
): CartridgeComparison {
  const { preset, thresholds, rotations, division, registration } = settings
  const compared = [comparedCells(ab), comparedCells(ba)] as const
  const score = scoreOf(features, compared)
  return {
    kind: 'cartridge',
    method: { preset, thresholds, ...division, rotations, registration },
    cmc: { original: [ab.count, ba.count], high: high.count, highAgreed: high.agreed, compared },
    cells: [...cellsOf(ab, a, 'ab'), ...cellsOf(ba, b, 'ba')],
    distribution: { ab: ab.high.distribution, ba: ba.high.distribution },
    features,
    score,
    ...verdictOf(score, compared),
    versions: { method: METHOD_VERSION, score: SCORE_VERSION },
  }
}

const comparedCells = ({ best }: Direction): number => best.filter((turn) => turn >= 0).length

function cellsOf(
  { found, best, congruent, high }: Direction,
  { grid, cellsPerSide }: PreparedCartridge,
  direction: 'ab' | 'ba',
): ComparedCell[] {
  return found.cells.flatMap((cell, order): ComparedCell[] => {
    const turn = best[order]!
    if (turn < 0) return []
    const at = order * found.thetas.length + turn
    return [
      {
        direction,
        row: Math.floor(cell.index / cellsPerSide),
        column: cell.index % cellsPerSide,
        x: ((cell.left + cell.right) / 2) * grid.step,
        y: ((cell.top + cell.bottom) / 2) * grid.step,
        width: (cell.right - cell.left) * grid.step,
        height: (cell.bottom - cell.top) * grid.step,
        dx: found.dx[at]! * grid.step,
        dy: found.dy[at]! * grid.step,
        theta: found.thetas[turn]!,
        correlation: found.correlation[at]!,
        congruent: congruent[order]!,
        high: high.turns[order]! >= 0,
      },
    ]
  })
}
