import { flatArea, perimeter } from '../plane.ts'
import { dropCrossed } from './crossed.ts'
import { facesOf, startOf, type Faces } from './faces.ts'
import type { Graph } from './graph.ts'

/** Square metres below which a face is no block, and metres of twice its area over its outline below which it is a sliver. */
const SMALLEST = 2600
const NARROWEST = 17
const ROUNDS = 12

export interface Tidied {
  readonly alive: Uint8Array
  readonly faces: Faces
}

/**
 * Takes edges away until every face is a block one would find in a city: no dead ends inside, no specks or
 * slivers, no face that touches or crosses itself. The outline of the land always stays.
 */
export function tidy(
  graph: Graph,
  keep: (edge: number) => boolean,
  mainRoad: (edge: number) => boolean,
): Tidied {
  const alive = Uint8Array.from(graph.edges, ({ line }, edge) => (line === 0 || keep(edge) ? 1 : 0))
  for (let round = 0; round < ROUNDS; round++) {
    const faces = clean(graph, alive)
    if (joinSmall(graph, alive, faces, mainRoad) > 0) continue
    if (dropCrossed(graph, alive, faces) === 0) return { alive, faces }
  }
  return { alive, faces: clean(graph, alive) }
}

/** Without dead ends, loose parts and self-touching faces. */
function clean(graph: Graph, alive: Uint8Array): Faces {
  for (;;) {
    dropDeadEnds(graph, alive)
    dropLoose(graph, alive)
    const faces = facesOf(graph, alive)
    if (dropOpen(graph, alive, faces) + dropPinches(graph, alive, faces) === 0) return faces
  }
}

function dropDeadEnds({ edges, leaving }: Graph, alive: Uint8Array): void {
  const degree = new Int32Array(leaving.length)
  edges.forEach(({ a, b }, edge) => {
    if (!alive[edge]) return
    degree[a]!++
    degree[b]!++
  })
  const queue: number[] = []
  degree.forEach((count, node) => {
    if (count === 1) queue.push(node)
  })
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    for (const half of leaving[node]!) {
      if (!alive[half >> 1]) continue
      alive[half >> 1] = 0
      degree[node]!--
      const { a, b } = edges[half >> 1]!
      const far = a === node ? b : a
      if (--degree[far]! === 1) queue.push(far)
    }
  }
}

/** Drops what does not hang together with the outline. */
function dropLoose(graph: Graph, alive: Uint8Array): void {
  const { edges, leaving } = graph
  const reached = new Uint8Array(leaving.length)
  const queue = [edges.find(({ line }) => line === 0)!.a]
  reached[queue[0]!] = 1
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    for (const half of leaving[node]!) {
      const far = startOf(graph, half ^ 1)
      if (!alive[half >> 1] || reached[far]) continue
      reached[far] = 1
      queue.push(far)
    }
  }
  edges.forEach(({ a }, edge) => {
    if (!reached[a]) alive[edge] = 0
  })
}

/**
 * Drops streets without a face on both sides: one that leaves the shore almost along it may come out on its
 * wrong side once corners are rounded, and opens a face to the sea.
 */
function dropOpen({ edges }: Graph, alive: Uint8Array, { of }: Faces): number {
  let dropped = 0
  edges.forEach(({ line }, edge) => {
    if (line === 0 || !alive[edge] || (of[2 * edge]! >= 0 && of[2 * edge + 1]! >= 0)) return
    alive[edge] = 0
    dropped++
  })
  return dropped
}

/** Where a face comes through a node twice, drops the edges of the shorter way round. */
function dropPinches(graph: Graph, alive: Uint8Array, faces: Faces): number {
  let dropped = 0
  for (const ring of faces.rings) {
    const seen = new Map<number, number>()
    for (let i = 0; i < ring.length; i++) {
      const node = startOf(graph, ring[i]!)
      const before = seen.get(node)
      seen.set(node, i)
      if (before === undefined) continue
      const [one, two] = [ring.slice(before, i), [...ring.slice(i), ...ring.slice(0, before)]]
      const drop = (halves: readonly number[]) => {
        for (const half of halves) {
          if (graph.edges[half >> 1]!.line === 0 || !alive[half >> 1]) continue
          alive[half >> 1] = 0
          dropped++
        }
      }
      drop(one.length <= two.length ? one : two)
      break
    }
  }
  return dropped
}

/** Joins each speck or sliver to the neighbour it shares most border with; a face takes part in one joining a round. */
function joinSmall(
  graph: Graph,
  alive: Uint8Array,
  faces: Faces,
  mainRoad: (edge: number) => boolean,
): number {
  const bad = faces.corners
    .map((corners, face) => ({
      face,
      area: flatArea(corners),
      width: (2 * flatArea(corners)) / perimeter(corners),
    }))
    .filter(({ area, width }) => area < SMALLEST || width < NARROWEST)
    .sort((a, b) => a.area - b.area)
  const busy = new Uint8Array(faces.rings.length)
  let joined = 0
  for (const { face } of bad) {
    if (busy[face]) continue
    const shared = sharedBorders(graph, faces, face, mainRoad)
    const best = [...shared].filter(([other]) => !busy[other]).sort((a, b) => b[1] - a[1])[0]
    if (!best) continue
    busy[face] = busy[best[0]] = 1
    joined++
    for (const half of faces.rings[face]!) if (faces.of[half ^ 1] === best[0]) alive[half >> 1] = 0
  }
  return joined
}

/** Metres of border with each neighbour; along main roads they count for a quarter. */
function sharedBorders(
  graph: Graph,
  faces: Faces,
  face: number,
  mainRoad: (edge: number) => boolean,
): Map<number, number> {
  const shared = new Map<number, number>()
  for (const half of faces.rings[face]!) {
    const other = faces.of[half ^ 1]!
    if (other < 0 || other === face) continue
    const metres = graph.metres[half >> 1]! * (mainRoad(half >> 1) ? 0.25 : 1)
    shared.set(other, (shared.get(other) ?? 0) + metres)
  }
  return shared
}
