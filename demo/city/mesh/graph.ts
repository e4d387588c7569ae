import { inRing, toCentimetre } from '../plane.ts'
import type { Ring } from '../types.ts'
import { crossingsOf, type Crossing, type Drawn } from './crossings.ts'

/** Metres: a corner nearer than this to a node is not told from it. */
const SPECK = 0.25

/** A piece of street or shore between two nodes. */
export interface Edge {
  readonly a: number
  readonly b: number
  /** Position of its line in what was drawn; 0 is the outline of the land. */
  readonly line: number
  /** x, y of corners between the two nodes, from `a` to `b`. */
  readonly between: number[]
  /** How far along its line it begins: number of the segment and share of it. */
  readonly along: number
}

/**
 * Streets and shore as nodes and edges that meet only at nodes. A half-edge is twice the number of its edge,
 * plus 1 when walked from `b` to `a`.
 */
export interface Graph {
  /** x, y of every node. */
  readonly nodes: readonly number[]
  readonly edges: readonly Edge[]
  /** Metres of every edge. */
  readonly metres: Float64Array
  /** Half-edges that leave each node, counter-clockwise by the direction in which they leave. */
  readonly leaving: readonly (readonly number[])[]
}

/** Cuts lines at their crossings. The first line is the outline of the land; what lies outside it is left out. */
export function graphOf(lines: readonly Drawn[], land: Ring): Graph {
  const { nodes, byLine } = crossingsOf(lines)
  const edges = lines.flatMap((drawn, line) =>
    line === 0
      ? outlineEdges(drawn, byLine[0]!)
      : streetEdges(drawn, line, byLine[line]!, inRing(land, drawn.line[0]!, drawn.line[1]!)),
  )
  const rounded = nodes.map(toCentimetre)
  for (const edge of edges) withoutSpecks(rounded, edge)
  const metres = Float64Array.from(edges, (edge) => lengthOf(rounded, edge))
  return { nodes: rounded, edges, metres, leaving: leavingOf(rounded, edges) }
}

/** Leaves out corners that would fall on one of the edge's nodes once rounded. */
function withoutSpecks(
  nodes: readonly number[],
  { a, b, between }: { a: number; b: number; between: number[] },
) {
  const at = (i: number, node: number) =>
    Math.abs(between[i]! - nodes[2 * node]!) + Math.abs(between[i + 1]! - nodes[2 * node + 1]!) < SPECK
  while (between.length > 0 && at(0, a)) between.splice(0, 2)
  while (between.length > 0 && at(between.length - 2, b)) between.splice(-2, 2)
}

function leavingOf(nodes: readonly number[], edges: readonly Edge[]): number[][] {
  const leaving: number[][] = Array.from({ length: nodes.length / 2 }, () => [])
  const angles = new Float64Array(2 * edges.length)
  edges.forEach(({ a, b, between }, edge) => {
    const last = between.length - 2
    const [ax, ay, bx, by] = [nodes[2 * a]!, nodes[2 * a + 1]!, nodes[2 * b]!, nodes[2 * b + 1]!]
    angles[2 * edge] =
      last < 0 ? Math.atan2(by - ay, bx - ax) : Math.atan2(between[1]! - ay, between[0]! - ax)
    angles[2 * edge + 1] =
      last < 0 ? Math.atan2(ay - by, ax - bx) : Math.atan2(between[last + 1]! - by, between[last]! - bx)
    leaving[a]!.push(2 * edge)
    leaving[b]!.push(2 * edge + 1)
  })
  for (const halves of leaving) halves.sort((one, two) => angles[one]! - angles[two]!)
  return leaving
}

function lengthOf(nodes: readonly number[], { a, b, between }: Edge): number {
  let [x, y, sum] = [nodes[2 * a]!, nodes[2 * a + 1]!, 0]
  for (let i = 0; i <= between.length; i += 2) {
    const end = i === between.length
    const [px, py] = [end ? nodes[2 * b]! : between[i]!, end ? nodes[2 * b + 1]! : between[i + 1]!]
    sum += Math.sqrt((px - x) * (px - x) + (py - y) * (py - y))
    x = px
    y = py
  }
  return sum
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
