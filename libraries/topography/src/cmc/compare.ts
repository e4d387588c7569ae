import { Kernel } from '../kernel/index.ts'
import { featuresOf, scoreOf, verdictOf, SCORE_VERSION } from '../score/index.ts'
import type { Grid } from '../surface.ts'
import { combineHigh, judge, type Direction } from './both.ts'
import type { CartridgeComparison, ComparedCell } from './comparison.ts'
import { settingsOf, type CmcOptions, type CmcSettings } from './options.ts'
import { prepareCells, type PreparedCartridge } from './prepare.ts'
import { searchCells } from './search.ts'

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
    const ab = this.#direction(a, b)
    const ba = this.#direction(b, a)
    return comparisonOf(this.#settings, { ab, ba }, { a, b })
  }

  #direction(reference: PreparedCartridge, target: PreparedCartridge): Direction {
    const { rotations, thresholds, registration } = this.#settings
    const found = searchCells(this.#kernel, reference, target.grid, rotations, registration)
    return judge(found, thresholds, reference.grid.step)
  }
}

/** Compares two breech faces. `CartridgeComparer` does the same for many, without preparing twice. */
export function compareCartridges(a: Grid, b: Grid, options: CmcOptions = {}): CartridgeComparison {
  const comparer = new CartridgeComparer(options)
  return comparer.compare(comparer.prepare(a), comparer.prepare(b))
}

function comparisonOf(
  settings: CmcSettings,
  { ab, ba }: { ab: Direction; ba: Direction },
  { a, b }: { a: PreparedCartridge; b: PreparedCartridge },
): CartridgeComparison {
  const { preset, thresholds, rotations, division, registration } = settings
  const high = combineHigh(ab, ba, thresholds)
  const features = featuresOf(ab, ba, high)
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
