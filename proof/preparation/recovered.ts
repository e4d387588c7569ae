import { prepareCartridge, type Grid, type PreparedScan } from '@throughline/topography'
import { RAW, rawLike } from './raw-like.ts'

export interface Recovered {
  readonly raw: string
  /** Correlation of the marks with those of the prepared scan after the same filters. */
  readonly correlation: number
  /** Share of the prepared scan's samples that were found again, and samples that are none of it, as a share of them. */
  readonly found: number
  readonly foreign: number
}

/** A prepared scan through the same filters once more: what can come back of it. */
export function plainly(prepared: Grid): PreparedScan {
  return prepareCartridge(metres(prepared), { always: true })
}

/** How much of a prepared scan comes back when it was made raw in a stated way. */
export function recover(
  prepared: Grid,
  raw: string,
  seed: number,
  plain: PreparedScan = plainly(prepared),
): Recovered {
  const given = RAW[raw]
  if (!given) throw new Error(`Choose one: ${Object.keys(RAW).join(', ')}`)
  const scan = prepareCartridge(rawLike(prepared, { ...given, seed }))
  return { raw, ...agreement(plain, scan, given.border) }
}

/** Heights in metres, as files have them. */
function metres({ width, height, step, heights }: Grid) {
  return {
    width,
    height,
    dx: step * 1e-6,
    dy: step * 1e-6,
    heights: Float64Array.from(heights, (z) => z * 1e-6),
  }
}

function agreement(plain: PreparedScan, scan: PreparedScan, border: number): Omit<Recovered, 'raw'> {
  const a = plain.grid
  const b = scan.grid
  const left = Math.round((scan.origin.x - plain.origin.x) / a.step) - border
  const top = Math.round((scan.origin.y - plain.origin.y) / a.step) - border
  const sums = { n: 0, a: 0, b: 0, aa: 0, bb: 0, ab: 0, measured: 0 }
  for (let y = 0, i = 0; y < b.height; y++)
    for (let x = 0; x < b.width; x++, i++) {
      const other = b.heights[i]!
      if (Number.isNaN(other)) continue
      sums.measured++
      const inside = x + left >= 0 && x + left < a.width
      const one = inside ? (a.heights[(y + top) * a.width + x + left] ?? NaN) : NaN
      if (Number.isNaN(one)) continue
      sums.n++
      sums.a += one
      sums.b += other
      sums.aa += one * one
      sums.bb += other * other
      sums.ab += one * other
    }
  const { n } = sums
  const spread = Math.sqrt((n * sums.aa - sums.a ** 2) * (n * sums.bb - sums.b ** 2))
  const whole = a.heights.reduce((count, z) => count + (Number.isNaN(z) ? 0 : 1), 0)
  return {
    correlation: (n * sums.ab - sums.a * sums.b) / spread,
    found: n / whole,
    foreign: (sums.measured - n) / whole,
  }
}
