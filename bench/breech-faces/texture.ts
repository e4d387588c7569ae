import type { Grid } from '@throughline/topography'
import type { Outline } from './circles.ts'

/** Micrometres; the edge is followed to 500. */
export const EDGE_STEP = 12.5
const ENTRIES = 40
/** Distance from the other edge at which it no longer matters. */
const CLEAR = 150

export interface Face {
  readonly grid: Grid
  readonly outline: Outline
}

/** Means by distance from an edge. */
export interface EdgeProfile {
  readonly level: readonly number[]
  readonly roughness: readonly number[]
}

export interface Edges {
  readonly fromRim: EdgeProfile
  readonly fromHole: EdgeProfile
}

/** Micrometres of every sample inside the rim and outside the hole. */
function distances(
  { grid, outline: { rim, hole } }: Face,
  visit: (i: number, rim: number, hole: number) => void,
) {
  for (let y = 0, i = 0; y < grid.height; y++)
    for (let x = 0; x < grid.width; x++, i++) {
      if (Number.isNaN(grid.heights[i]!)) continue
      const [px, py] = [x * grid.step, y * grid.step]
      const fromRim = rim.radius - Math.hypot(px - rim.x, py - rim.y)
      visit(i, fromRim, Math.hypot(px - hole.x, py - hole.y) - hole.radius)
    }
}

const entryAt = (distance: number) => Math.min(ENTRIES - 1, Math.max(0, Math.floor(distance / EDGE_STEP)))

/** Mean profiles over scans. Roughness is relative to what it is far from the edge. */
export function edgesOf(faces: readonly Face[]): Edges {
  const sums = [0, 1].map(() => Array.from({ length: ENTRIES }, () => ({ n: 0, z: 0, zz: 0 })))
  for (const face of faces)
    distances(face, (i, rim, hole) => {
      const z = face.grid.heights[i]!
      for (const [which, near, other] of [[0, rim, hole] as const, [1, hole, rim] as const]) {
        if (other < CLEAR) continue
        const entry = sums[which]![entryAt(near)]!
        entry.n++
        entry.z += z
        entry.zz += z * z
      }
    })
  const [fromRim, fromHole] = sums.map(profileOf)
  return { fromRim: fromRim!, fromHole: fromHole! }
}

function profileOf(sums: readonly { n: number; z: number; zz: number }[]): EdgeProfile {
  const means = sums.map(({ n, z }) => z / n)
  const deviations = sums.map(({ n, z, zz }) => Math.sqrt(zz / n - (z / n) ** 2))
  const last = (values: readonly number[]) => values.slice(-4).reduce((sum, value) => sum + value, 0) / 4
  return {
    level: means.map((value, i) => (i === ENTRIES - 1 ? 0 : value - last(means))),
    roughness: deviations.map((value, i) => (i === ENTRIES - 1 ? 1 : value / last(deviations))),
  }
}

/** What is left of a scan without what its edges do: heights of deviation 1, and how much each part was. */
export interface Texture {
  readonly grid: Grid
  readonly roughness: number
  /** How strongly the mean profile of either edge shows, as a factor. */
  readonly rimStrength: number
  readonly holeStrength: number
}

export function textureOf(face: Face, edges: Edges): Texture {
  const rimStrength = strength(face, edges.fromRim, 0)
  const holeStrength = strength(face, edges.fromHole, 1)
  const heights = new Float32Array(face.grid.heights.length).fill(NaN)
  const sum = { n: 0, z: 0, zz: 0 }
  distances(face, (i, rim, hole) => {
    const [r, h] = [entryAt(rim), entryAt(hole)]
    const level = rimStrength * edges.fromRim.level[r]! + holeStrength * edges.fromHole.level[h]!
    const rough = edges.fromRim.roughness[r]! * edges.fromHole.roughness[h]!
    const z = (face.grid.heights[i]! - level) / rough
    heights[i] = z
    sum.n++
    sum.z += z
    sum.zz += z * z
  })
  const mean = sum.z / sum.n
  const roughness = Math.sqrt(sum.zz / sum.n - mean * mean)
  const grid = { ...face.grid, heights: heights.map((z) => (z - mean) / roughness) }
  return { grid, roughness, rimStrength, holeStrength }
}

/** Least squares of a scan's own mean profile on the common one, within 100 micrometres of the edge. */
function strength(face: Face, profile: EdgeProfile, which: 0 | 1): number {
  const sums = Array.from({ length: 8 }, () => ({ n: 0, z: 0 }))
  distances(face, (i, rim, hole) => {
    const [near, other] = which === 0 ? [rim, hole] : [hole, rim]
    const entry = sums[entryAt(near)]
    if (!entry || other < CLEAR) return
    entry.n++
    entry.z += face.grid.heights[i]!
  })
  let [product, square] = [0, 0]
  sums.forEach(({ n, z }, i) => {
    if (n < 50) return
    product += (z / n) * profile.level[i]!
    square += profile.level[i]! ** 2
  })
  return square > 0 ? product / square : 1
}
