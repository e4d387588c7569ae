import type { Surface } from '../surface.ts'
import type { LengthUnit, ReadOptions, SurfaceCheck } from './model.ts'

const METRES: Readonly<Record<LengthUnit, number>> = { m: 1, mm: 1e-3, um: 1e-6, nm: 1e-9 }

/**
 * From this on a distance between samples cannot be in metres: ten centimetres. What is written so large is in
 * micrometres, which some programs work in and write back.
 */
const NOT_METRES = 0.1
/** Above this, in metres, a distance is no microscope's; it is kept as written and pointed out. */
const DOUBTFUL_STEP = 1e-3
/** A surface as high as it is wide is no toolmark, and none is as flat as an atom over a metre. */
const STEEPEST = 1
const FLATTEST = 1e-7

/**
 * Metres, as x3p demands and not everyone writes. An option decides; otherwise distances that are impossible in
 * metres are taken for micrometres. Whatever was not simply believed is among the checks.
 */
export function inMetres(file: Surface, options: ReadOptions): { surface: Surface; checks: SurfaceCheck[] } {
  const checks: SurfaceCheck[] = []
  const assumed = options.lengthUnit === undefined && Math.min(file.dx, file.dy) >= NOT_METRES
  const across = scaleOf(options.lengthUnit ?? (assumed ? 'um' : 'm'))
  if (assumed)
    checks.push(
      doubtful(
        'length-unit',
        `Samples would be ${file.dx} m apart; the file was taken to be in micrometres.`,
      ),
    )
  else if (options.lengthUnit === undefined && Math.max(file.dx, file.dy) > DOUBTFUL_STEP)
    checks.push(
      doubtful(
        'length-unit',
        `Samples are ${file.dx} m apart as written, which no microscope measures; say the unit.`,
      ),
    )
  const up = options.heightUnit ? scaleOf(options.heightUnit) : heightFactor(file, across, assumed, checks)
  return {
    surface: { ...file, dx: file.dx * across, dy: file.dy * across, heights: scaled(file.heights, up) },
    checks,
  }
}

function heightFactor(file: Surface, across: number, assumed: boolean, checks: SurfaceCheck[]): number {
  const range = rangeOf(file.heights)
  const extent = Math.max(file.width * file.dx, file.height * file.dy) * across
  if (assumed && range > 0 && (range * across) / extent < FLATTEST && range / extent >= FLATTEST) {
    checks.push(
      doubtful(
        'height-unit',
        'Heights would be flatter than atoms in micrometres; they were taken to be in metres.',
      ),
    )
    return 1
  }
  if ((range * across) / extent > STEEPEST)
    checks.push(
      doubtful(
        'height-unit',
        `Heights span ${range * across} m over ${extent} m; say their unit if it is another.`,
      ),
    )
  return across
}

function rangeOf(heights: Surface['heights']): number {
  let low = Infinity
  let high = -Infinity
  for (let i = 0; i < heights.length; i++) {
    const height = heights[i]!
    if (height < low) low = height
    if (height > high) high = height
  }
  return high > low ? high - low : 0
}

/** Metres in a unit. */
export const scaleOf = (unit: LengthUnit): number => METRES[unit]

/** In double precision when anything changes, so that no digit is lost to the unit. */
export function scaled(heights: Surface['heights'], factor: number): Surface['heights'] {
  if (factor === 1) return heights
  const metres = Float64Array.from(heights)
  for (let i = 0; i < metres.length; i++) metres[i] = metres[i]! * factor
  return metres
}

/** Clears heights that are numbers on no scale, and says so. */
export function clearInfinite(heights: Surface['heights'], checks: SurfaceCheck[]): void {
  let cleared = 0
  for (let i = 0; i < heights.length; i++) {
    if (heights[i] !== Infinity && heights[i] !== -Infinity) continue
    heights[i] = NaN
    cleared++
  }
  if (cleared > 0)
    checks.push(doubtful('infinite-heights', `${cleared} heights were infinite and count as not measured.`))
}

export const doubtful = (code: string, sentence: string): SurfaceCheck => ({
  code,
  outcome: 'doubtful',
  sentence,
})
