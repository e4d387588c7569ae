import { flatArea } from '../plane.ts'
import type { Graph } from './graph.ts'

/**
 * Faces of a plane graph. A half-edge is twice the number of its edge, plus 1 when walked from `b` to `a`;
 * the face of a half-edge lies to its left (Muller and Preparata's doubly connected edge list).
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
  for (const leaving of leavingByNode(graph, alive)) {
    if (leaving.length === 0) continue
    const angles = new Map(leaving.map((half) => [half, departure(graph, half)]))
    leaving.sort((a, b) => angles.get(a)! - angles.get(b)!)
    leaving.forEach((half, i) => {
      next[half ^ 1] = leaving[(i + leaving.length - 1) % leaving.length]!
    })
  }
  return next
}

export function leavingByNode(graph: Graph, alive: Uint8Array): number[][] {
  const leaving: number[][] = Array.from({ length: graph.nodes.length / 2 }, () => [])
  graph.edges.forEach(({ a, b }, edge) => {
    if (!alive[edge]) return
    leaving[a]!.push(2 * edge)
    leaving[b]!.push(2 * edge + 1)
  })
  return leaving
}

export function departure(graph: Graph, half: number): number {
  const { a, b, between } = graph.edges[half >> 1]!
  const [from, to] = half & 1 ? [b, a] : [a, b]
  const at = half & 1 ? between.length - 2 : 0
  const [x, y] =
    between.length > 0 ? [between[at]!, between[at + 1]!] : [graph.nodes[2 * to]!, graph.nodes[2 * to + 1]!]
  return Math.atan2(y - graph.nodes[2 * from + 1]!, x - graph.nodes[2 * from]!)
}
