import type { BreechFaceStatistics, Spread } from '@throughline/topography'
import { aligned, posed, type Pose } from './align.ts'
import { cellCorrelations } from './cells.ts'
import { outlineOf, type Outline } from './circles.ts'
import { roughPose } from './pairs.ts'
import type { Scan } from './scans.ts'
import { inSquare, Spectra, WAVELENGTHS } from './spectra.ts'
import { edgesOf, textureOf, type Texture } from './texture.ts'

interface Measured extends Scan {
  readonly outline: Outline
  readonly texture: Texture
  readonly square: Float32Array
}

/** Measures scans of one set: everything that synthetic breech faces are made after. */
export function statisticsOf(source: string, scans: readonly Scan[]): BreechFaceStatistics {
  const faces = scans.flatMap((scan) => {
    const outline = outlineOf(scan.grid)
    return outline ? [{ ...scan, outline }] : []
  })
  const edges = edgesOf(faces)
  const measured = faces.map((face): Measured => {
    const texture = textureOf(face, edges)
    return { ...face, texture, square: inSquare(texture.grid) }
  })
  const pairs = pairsOf(measured)
  const spread = (value: (face: Measured) => number) => spreadOf(measured, value)
  return {
    source,
    scans: measured.length,
    guns: new Set(measured.map(({ gun }) => gun)).size,
    rim: spread(({ outline }) => outline.rim.radius),
    hole: spread(({ outline }) => outline.hole.radius),
    offset: spread(({ outline: { rim, hole } }) => Math.hypot(hole.x - rim.x, hole.y - rim.y)),
    direction: spread(
      ({ outline: { rim, hole } }) => (Math.atan2(hole.y - rim.y, hole.x - rim.x) * 180) / Math.PI,
    ),
    // Both scans of a pair are laid differently: the difference has twice the variance.
    turn: rounded(Math.sqrt(meanOf(pairs.map(({ pose }) => pose.theta ** 2)) / 2)),
    shift: rounded(6.25 * Math.sqrt(meanOf(pairs.flatMap(({ pose }) => [pose.dx ** 2, pose.dy ** 2])) / 2)),
    roughness: spread(({ texture }) => texture.roughness),
    fromRim: { ...roundedProfile(edges.fromRim), strength: spread(({ texture }) => texture.rimStrength) },
    fromHole: { ...roundedProfile(edges.fromHole), strength: spread(({ texture }) => texture.holeStrength) },
    wavelengths: WAVELENGTHS.map(rounded),
    ...spectraOf(measured, pairs),
    heights: heightsOf(measured),
    contact: contactOf(pairs),
    missing: rounded(meanOf(measured.map(missingShare))),
  }
}

interface Pair {
  readonly a: Measured
  readonly b: Measured
  readonly pose: Pose
  /** The square of `a` as it lies on `b`. */
  readonly laid: Float32Array
}

function pairsOf(measured: readonly Measured[]): Pair[] {
  return measured.flatMap((a, i) =>
    measured.slice(i + 1).flatMap((b): Pair[] => {
      if (a.gun !== b.gun) return []
      const start = roughPose(a.grid, b.grid)
      if (!start) return []
      const { pose } = aligned(a.square, b.square, start)
      return [{ a, b, pose, laid: posed(a.square, pose) }]
    }),
  )
}

function spectraOf(measured: readonly Measured[], pairs: readonly Pair[]) {
  const spectra = new Spectra()
  const power = WAVELENGTHS.map(() => 0)
  for (const { square, texture } of measured) {
    const spectrum = spectra.of(square, square)
    const samples = texture.grid.heights.reduce((sum, z) => sum + Number(!Number.isNaN(z)), 0)
    spectra.product(spectrum, spectrum).forEach((value, i) => (power[i]! += value / samples))
  }
  const sums = WAVELENGTHS.map(() => ({ ab: 0, aa: 0, bb: 0 }))
  for (const { b, laid } of pairs) {
    const [x, y] = [spectra.of(laid, b.square), spectra.of(b.square, laid)]
    const [ab, aa, bb] = [spectra.product(x, y), spectra.product(x, x), spectra.product(y, y)]
    sums.forEach((sum, i) => {
      sum.ab += ab[i]!
      sum.aa += aa[i]!
      sum.bb += bb[i]!
    })
  }
  const most = Math.max(...power)
  return {
    power: power.map((value) => rounded(value / most)),
    shared: sums.map(({ ab, aa, bb }) => rounded(Math.max(0, ab / Math.sqrt(aa * bb)))),
  }
}

/** Variance of cells and of pairs beyond what cells of unrelated places vary by; a pair has two contacts. */
function contactOf(pairs: readonly Pair[]): BreechFaceStatistics['contact'] {
  const cells = pairs.map(({ laid, b }) => cellCorrelations(laid, b.square))
  const chance = pairs.flatMap(({ laid, b }) =>
    cellCorrelations(posed(laid, { theta: 0, dx: 60, dy: 40 }), b.square),
  )
  const null2 = meanOf(chance.map((r) => r * r))
  const means = cells.map(meanOf)
  const mean = meanOf(means)
  const within = meanOf(cells.flatMap((own, i) => own.map((r) => (r - means[i]!) ** 2)))
  const between = meanOf(means.map((own) => (own - mean) ** 2))
  const perPair = cells.flat().length / cells.length
  const places = Math.max(0, within - null2 * (1 - mean * mean) ** 2)
  return {
    firings: rounded(Math.sqrt(Math.max(0, between - within / perPair) / 2) / mean),
    places: rounded(Math.sqrt(places / 2) / mean),
  }
}

/** Heights at normal scores: what the texture's distribution is, seen from a normal one. */
function heightsOf(measured: readonly Measured[]): number[] {
  const all = measured.flatMap(({ texture }) =>
    [...texture.grid.heights].filter((z, i) => i % 7 === 0 && !Number.isNaN(z)),
  )
  const sorted = Float64Array.from(all).sort()
  return Array.from({ length: 17 }, (_, i) => {
    const share = normalShare((i - 8) / 2)
    return rounded(sorted[Math.round(share * (sorted.length - 1))]!)
  })
}

/** Share of a normal distribution below; midpoint sums are exact enough for a table. */
function normalShare(score: number): number {
  const steps = 20_000
  let sum = 0
  for (let i = 0; i < steps; i++) {
    const x = -8 + ((i + 0.5) * (score + 8)) / steps
    sum += Math.exp((-x * x) / 2)
  }
  return (sum * (score + 8)) / steps / Math.sqrt(2 * Math.PI)
}

function missingShare({ grid, outline: { rim, hole } }: Measured): number {
  let [inside, missing] = [0, 0]
  grid.heights.forEach((z, i) => {
    const [x, y] = [(i % grid.width) * grid.step, Math.floor(i / grid.width) * grid.step]
    // Away from the edges, which are never exact circles.
    if (rim.radius - Math.hypot(x - rim.x, y - rim.y) < 60) return
    if (Math.hypot(x - hole.x, y - hole.y) - hole.radius < 60) return
    inside++
    if (Number.isNaN(z)) missing++
  })
  return missing / inside
}

/** Variance between guns and within, from means by gun. */
function spreadOf(measured: readonly Measured[], value: (face: Measured) => number): Spread {
  const guns = [...new Set(measured.map(({ gun }) => gun))]
  const values = measured.map(value)
  const mean = meanOf(values)
  let within = 0
  for (const name of guns) {
    const own = measured.filter(({ gun }) => gun === name)
    const middle = meanOf(own.map(value))
    within += own.reduce((sum, face) => sum + (value(face) - middle) ** 2, 0)
  }
  const firings = within / Math.max(1, measured.length - guns.length)
  const total = meanOf(values.map((one) => (one - mean) ** 2))
  return {
    mean: rounded(mean),
    guns: rounded(Math.sqrt(Math.max(0, total - firings))),
    firings: rounded(Math.sqrt(firings)),
  }
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Four significant digits: more would say that more was known. */
const rounded = (value: number) => Number(value.toPrecision(4))

const roundedProfile = ({
  level,
  roughness,
}: {
  level: readonly number[]
  roughness: readonly number[]
}) => ({
  level: level.map((value) => Number(value.toFixed(3))),
  roughness: roughness.map((value) => Number(value.toFixed(3))),
})
