import { flatArea } from '../plane.ts'
import type { Graph } from './graph.ts'

/**
 * Faces of a plane graph; the face of a half-edge lies to its left (Muller and Preparata's doubly connected edge list).
 */
export interface Faces {
  /** Half-edges around each face of land, counter-clockwise. */
  readonly rings: readonly (readonly number[])[]
  /** Face of each half-edge; −1 outside the land and where an edge was taken away. */
  readonly of: Int32Array
  /** Corners of each face as x, y, x, y. */
  readonly corners: readonly (readonly number[])[]
}

export const startOf = ({ edges }: Graph, half: number) =>
  half & 1 ? edges[half >> 1]!.b : edges[half >> 1]!.a

/** Walks round all faces whose edges are `alive`. */
export function facesOf(graph: Graph, alive: Uint8Array): Faces {
  const next = turns(graph, alive)
  const of = new Int32Array(2 * graph.edges.length).fill(-1)
  const rings: number[][] = []
  const corners: number[][] = []
  const seen = new Uint8Array(of.length)
  for (let first = 0; first < of.length; first++) {
    if (!alive[first >> 1] || seen[first]) continue
    const ring: number[] = []
    for (let half = first; !seen[half]; half = next[half]!) {
      seen[half] = 1
      ring.push(half)
    }
    const flat = cornersOf(graph, ring)
    if (flatArea(flat) <= 0) continue
    for (const half of ring) of[half] = rings.length
    rings.push(ring)
    corners.push(flat)
  }
  return { rings, of, corners }
}

export function cornersOf(graph: Graph, ring: readonly number[]): number[] {
  const flat: number[] = []
  for (const half of ring) {
    // Two streets that meet the shore at one point: one corner, not two.
    if (graph.metres[half >> 1] === 0) continue
    const node = startOf(graph, half)
    const { between } = graph.edges[half >> 1]!
    flat.push(graph.nodes[2 * node]!, graph.nodes[2 * node + 1]!)
    if (half & 1) for (let i = between.length - 2; i >= 0; i -= 2) flat.push(between[i]!, between[i + 1]!)
    else flat.push(...between)
  }
  return flat
}

/** For every half-edge the one that follows it round its face: at its end the next clockwise from its way back. */
function turns(graph: Graph, alive: Uint8Array): Int32Array {
  const next = new Int32Array(2 * graph.edges.length).fill(-1)
  for (const leaving of graph.leaving) {
    let [first, before] = [-1, -1]
    for (const half of leaving) {
      if (!alive[half >> 1]) continue
      if (first < 0) first = half
      else next[half ^ 1] = before
      before = half
    }
    if (first >= 0) next[first ^ 1] = before
  }
  return next
}
