import { flatArea } from '../plane.ts'
import { cornersOf, startOf, type Faces } from './faces.ts'
import type { Graph } from './graph.ts'
import type { Step } from './regions.ts'

/** The street plan after tidying: what blocks, beats and districts are cut from. */
export interface Mesh {
  readonly graph: Graph
  readonly alive: Uint8Array
  readonly faces: Faces
}

/** Faces around each node where more than two meet, in order round it; −1 for water and what lies beyond the limits. */
export function facesAroundNodes({ graph, alive, faces }: Mesh): number[][] {
  return graph.leaving
    .map((leaving) => leaving.filter((half) => alive[half >> 1]))
    .filter((leaving) => leaving.length > 2)
    .map((leaving) => leaving.map((half) => faces.of[half]!))
}

/**
 * Changes labels of faces until no region touches itself at a corner, so that each has one simple outline.
 * A face goes to a neighbour's region only where both regions stay of one piece and `allowed` agrees.
 *
 * @returns whether all could be mended
 */
export function mendCorners(
  around: readonly (readonly number[])[],
  neighbours: readonly (readonly { readonly to: number }[])[],
  label: Int32Array,
  allowed: (face: number, label: number) => boolean,
): boolean {
  const labelOf = (face: number) => (face < 0 ? -1 : label[face]!)
  for (let pass = 0; pass < 30; pass++) {
    let broken = 0
    for (const faces of around) {
      const labels = faces.map(labelOf)
      const twice = labels.find((one) => one >= 0 && runs(labels, one) > 1)
      if (twice === undefined) continue
      broken++
      relabelOne(faces, labels, twice, neighbours, label, allowed)
    }
    if (broken === 0) return true
  }
  return false
}

/** Gives faces to the region with which they share more border than with their own, while both stay of one piece. */
export function straighten(
  neighbours: readonly (readonly Step[])[],
  label: Int32Array,
  allowed: (face: number, label: number) => boolean,
): void {
  for (let pass = 0; pass < 4; pass++) {
    let moved = 0
    neighbours.forEach((steps, face) => {
      const own = label[face]!
      if (steps.every(({ to }) => label[to] === own)) return
      const shared = new Map<number, number>()
      for (const { to, border } of steps) shared.set(label[to]!, (shared.get(label[to]!) ?? 0) + border)
      const [best, most] = [...shared].reduce((a, b) => (b[1] > a[1] ? b : a))
      if (best === own || most <= (shared.get(own) ?? 0) || !allowed(face, best)) return
      if (!stays(neighbours, label, face)) return
      label[face] = best
      moved++
    })
    if (moved === 0) return
  }
}

/** How often a label begins anew going round. */
function runs(labels: readonly number[], wanted: number): number {
  return labels.filter(
    (one, i) => one === wanted && labels[(i + labels.length - 1) % labels.length] !== wanted,
  ).length
}

function relabelOne(
  faces: readonly number[],
  labels: readonly number[],
  twice: number,
  neighbours: readonly (readonly { readonly to: number }[])[],
  label: Int32Array,
  allowed: (face: number, label: number) => boolean,
): void {
  for (let i = 0; i < faces.length; i++) {
    const face = faces[i]!
    if (face < 0) continue
    for (const side of [1, faces.length - 1]) {
      const to = labels[(i + side) % faces.length]!
      const from = labels[i]!
      if (to < 0 || to === from || (from !== twice && to !== twice) || !allowed(face, to)) continue
      if (!stays(neighbours, label, face)) continue
      label[face] = to
      return
    }
  }
}

/** Whether a region is still of one piece, and not empty, without one of its faces. */
function stays(
  neighbours: readonly (readonly { readonly to: number }[])[],
  label: Int32Array,
  without: number,
): boolean {
  const region = label[without]!
  const size = label.reduce((sum, one) => sum + (one === region ? 1 : 0), 0)
  const first = neighbours[without]!.find(({ to }) => label[to] === region)
  if (!first) return false
  const seen = new Set([without, first.to])
  const queue = [first.to]
  for (let face = queue.pop(); face !== undefined; face = queue.pop()) {
    for (const { to } of neighbours[face]!) {
      if (label[to] !== region || seen.has(to)) continue
      seen.add(to)
      queue.push(to)
    }
  }
  return seen.size === size
}

/**
 * Outline of each region as x, y, x, y, counter-clockwise, corner by corner the same as its neighbours'.
 * Undefined when a region has a hole or is of several pieces.
 */
export function outlines(
  { graph, faces }: Mesh,
  label: ArrayLike<number>,
  count: number,
): number[][] | undefined {
  const labelOf = (half: number) => (faces.of[half]! < 0 ? -1 : label[faces.of[half]!]!)
  const leaving: Map<number, number>[] = Array.from({ length: count }, () => new Map<number, number>())
  for (let half = 0; half < faces.of.length; half++) {
    const region = labelOf(half)
    if (region >= 0 && labelOf(half ^ 1) !== region) leaving[region]!.set(startOf(graph, half), half)
  }
  const rings = leaving.map((halves) => {
    const ring: number[] = []
    const first = halves.values().next().value
    for (let half = first; half !== undefined && (ring.length === 0 || half !== first);) {
      ring.push(half)
      half = halves.get(startOf(graph, half ^ 1))
    }
    return ring
  })
  if (rings.some((ring, region) => ring.length === 0 || ring.length !== leaving[region]!.size))
    return undefined
  const corners = rings.map((ring) => cornersOf(graph, ring))
  return corners.every((flat) => flatArea(flat) > 0) ? corners : undefined
}
