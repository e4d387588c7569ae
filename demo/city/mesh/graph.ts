import { inRing, toCentimetre } from '../plane.ts'
import type { Ring } from '../types.ts'
import { crossingsOf, type Crossing, type Drawn } from './crossings.ts'

/** A piece of street or shore between two nodes. */
export interface Edge {
  readonly a: number
  readonly b: number
  /** Position of its line in what was drawn; 0 is the outline of the land. */
  readonly line: number
  /** x, y of corners between the two nodes, from `a` to `b`. */
  readonly between: readonly number[]
  /** How far along its line it begins: number of the segment and share of it. */
  readonly along: number
}

/** Streets and shore as nodes and edges that meet only at nodes. */
export interface Graph {
  readonly nodes: readonly number[]
  readonly edges: readonly Edge[]
}

/** Cuts lines at their crossings. The first line is the outline of the land; what lies outside it is left out. */
export function graphOf(lines: readonly Drawn[], land: Ring): Graph {
  const { nodes, byLine } = crossingsOf(lines)
  const edges = lines.flatMap((drawn, line) =>
    line === 0
      ? outlineEdges(drawn, byLine[0]!)
      : streetEdges(drawn, line, byLine[line]!, inRing(land, drawn.line[0]!, drawn.line[1]!)),
  )
  return { nodes: nodes.map(toCentimetre), edges }
}

function outlineEdges({ line }: Drawn, crossings: readonly Crossing[]): Edge[] {
  const count = line.length / 2
  return crossings.map((from, i) => {
    const to = crossings[(i + 1) % crossings.length]!
    const end = to.along > from.along ? to.along : to.along + count
    return { a: from.node, b: to.node, line: 0, between: cornersIn(line, from.along, end), along: from.along }
  })
}

function streetEdges(
  { line }: Drawn,
  number: number,
  crossings: readonly Crossing[],
  startsInside: boolean,
): Edge[] {
  const edges: Edge[] = []
  let inside = startsInside
  crossings.forEach((from, i) => {
    if (from.other === 0) inside = !inside
    const to = crossings[i + 1]
    if (!to || !inside) return
    const between = cornersIn(line, from.along, to.along)
    edges.push({ a: from.node, b: to.node, line: number, between, along: from.along })
  })
  return edges
}

function cornersIn(line: readonly number[], from: number, to: number): number[] {
  const corners: number[] = []
  for (let i = Math.floor(from) + 1; i <= to; i++) {
    const at = 2 * (i % (line.length / 2))
    corners.push(toCentimetre(line[at]!), toCentimetre(line[at + 1]!))
  }
  return corners
}
