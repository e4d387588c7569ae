import { cornersOf, type Faces } from './faces.ts'
import type { Graph } from './graph.ts'

interface Side {
  readonly edge: number
  readonly from: readonly [x: number, y: number]
  readonly to: readonly [x: number, y: number]
}

/**
 * Drops a street where a face crosses itself: a street that turns back over itself within its bend has no node there,
 * and rounding may push a corner over a street beside it. Of two streets the shorter goes; the shore stays.
 */
export function dropCrossed(graph: Graph, alive: Uint8Array, faces: Faces): number {
  let dropped = 0
  for (const ring of faces.rings) {
    const pair = crossing(sidesOf(graph, ring))
    if (!pair) continue
    const streets = pair.filter((edge) => graph.edges[edge]!.line !== 0)
    const [edge] = streets.sort((one, two) => graph.metres[one]! - graph.metres[two]!)
    if (edge === undefined || !alive[edge]) continue
    alive[edge] = 0
    dropped++
  }
  return dropped
}

function sidesOf(graph: Graph, ring: readonly number[]): Side[] {
  const corners = ring.flatMap((half) => {
    const flat = cornersOf(graph, [half])
    return Array.from({ length: flat.length / 2 }, (_, i) => ({
      edge: half >> 1,
      from: [flat[2 * i]!, flat[2 * i + 1]!] as const,
    }))
  })
  return corners.map((corner, i) => ({ ...corner, to: corners[(i + 1) % corners.length]!.from }))
}

/** The edges of the first two sides that cross, or null. Neighbours share a corner and cannot. */
function crossing(sides: readonly Side[]): [number, number] | null {
  for (let i = 0; i < sides.length; i++) {
    const last = i === 0 ? sides.length - 1 : sides.length
    for (let j = i + 2; j < last; j++)
      if (cross(sides[i]!, sides[j]!)) return [sides[i]!.edge, sides[j]!.edge]
  }
  return null
}

const cross = (one: Side, two: Side): boolean =>
  turn(one, two.from) * turn(one, two.to) < 0 && turn(two, one.from) * turn(two, one.to) < 0

const turn = ({ from, to }: Side, [x, y]: Side['from']): number =>
  Math.sign((to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]))
