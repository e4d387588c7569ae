import type { Mesh } from './mesh/borders.ts'
import { startOf } from './mesh/faces.ts'
import { distance } from './plane.ts'
import type { Point } from './types.ts'

/** Metres of street to a hundred of house numbers. */
const HUNDRED = 100

/**
 * An address for each face of the mesh, such as `2200 block Dorr St`, none twice. House numbers of a street
 * begin at its end nearer to the harbour, and are the higher the farther out it begins. A block takes the
 * longest of its sides whose hundred is still free.
 *
 * @param names of the lines of the plan
 */
export function addressBlocks(mesh: Mesh, names: readonly string[], harbour: Point): string[] {
  const numbers = houseNumbers(mesh, names.length, harbour)
  const used = new Set<string>()
  return mesh.faces.rings.map((ring) => {
    const sides = ring
      .map((half) => half >> 1)
      .filter((edge) => mesh.graph.edges[edge]!.line > 0)
      .map((edge) => ({ edge, metres: mesh.graph.metres[edge]! }))
      .sort((a, b) => b.metres - a.metres || a.edge - b.edge)
    for (let beyond = 0; ; beyond++) {
      for (const { edge } of sides) {
        const [from, to] = numbers[edge]!
        for (let hundred = from; hundred <= to + beyond; hundred++) {
          const address = `${hundred}00 block ${names[mesh.graph.edges[edge]!.line - 1]!}`
          if (used.has(address)) continue
          used.add(address)
          return address
        }
      }
    }
  })
}

/** First and last hundred of every edge. */
function houseNumbers({ graph, alive }: Mesh, count: number, harbour: Point): (readonly [number, number])[] {
  const end = Array.from({ length: count }, () => 0)
  const spans = graph.edges.map(({ line }, edge): [number, number] => {
    if (line === 0 || !alive[edge]) return [0, 0]
    const from = end[line - 1]!
    end[line - 1] = from + graph.metres[edge]!
    return [from, end[line - 1]!]
  })
  const pointOf = (half: number): Point => {
    const node = startOf(graph, half)
    return { x: graph.nodes[2 * node]!, y: graph.nodes[2 * node + 1]! }
  }
  const starts = new Map<number, number>()
  const ends = new Map<number, number>()
  graph.edges.forEach(({ line }, edge) => {
    if (line === 0 || !alive[edge]) return
    if (!starts.has(line)) starts.set(line, distance(pointOf(2 * edge), harbour))
    ends.set(line, distance(pointOf(2 * edge + 1), harbour))
  })
  return graph.edges.map(({ line }, edge): readonly [number, number] => {
    if (line === 0 || !alive[edge]) return [0, 0]
    const [near, far] = [starts.get(line)!, ends.get(line)!]
    const base = 1 + Math.floor(Math.min(near, far) / HUNDRED)
    const [from, to] =
      near <= far ? spans[edge]! : [end[line - 1]! - spans[edge]![1], end[line - 1]! - spans[edge]![0]]
    return [base + Math.floor(from / HUNDRED), base + Math.max(0, Math.ceil(to / HUNDRED) - 1)]
  })
}
