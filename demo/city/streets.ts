import { shuffled, type Chance } from '../chance/index.ts'
import type { Mesh } from './mesh/borders.ts'
import type { Laid } from './streamlines.ts'
import type { Point, Street } from './types.ts'
import { ENDINGS, KNOWN, ROOTS } from './words/streets.ts'

/** Kinds of street by family and rank, in the order in which they are used up. */
const SUFFIXES = {
  main: ['Ave', 'Rd', 'Blvd', 'Pkwy', 'Pike'],
  long: ['St', 'Ln', 'Row', 'Way', 'Ter'],
  cross: ['Ave', 'St', 'Pl', 'Dr', 'Ct'],
} as const

/** A name for every line of the plan; none twice. The longest get the names that the drawings know. */
export function nameStreets(chance: Chance, laid: readonly Laid[], metres: readonly number[]): string[] {
  const used = new Set<string>(KNOWN)
  const roots = [...shuffled(chance, ROOTS), ...shuffled(chance, ROOTS.flatMap(newerNames))]
  const names: string[] = laid.map(() => '')
  const byLength = laid.map((_, i) => i).sort((a, b) => metres[b]! - metres[a]! || a - b)
  const local = byLength.filter((i) => !laid[i]!.arterial)
  KNOWN.forEach((name, i) => {
    const at = local[3 * i]
    if (at !== undefined) names[at] = name
  })
  let next = 0
  for (const i of byLength) {
    if (names[i]) continue
    const { arterial, family } = laid[i]!
    const suffixes = SUFFIXES[arterial ? 'main' : family === 0 ? 'long' : 'cross']
    for (;;) {
      const round = Math.floor(next / roots.length)
      const name = `${roots[next++ % roots.length]} ${suffixes[round === 0 ? suffixOf(chance) : round % suffixes.length]}`
      if (used.has(name)) continue
      used.add(name)
      names[i] = name
      break
    }
  }
  return names
}

const suffixOf = (chance: Chance) => Math.min(4, Math.floor(-1.1 * Math.log(1 - chance.unit())))
const newerNames = (root: string) =>
  root.length > 6 ? [] : ENDINGS.filter((ending) => !root.endsWith(ending[0]!)).map((ending) => root + ending)

/** The lines that are left after tidying, each piece of one run a street; pieces of a line keep its name. */
export function streetsOf({ graph, alive }: Mesh, laid: readonly Laid[], names: readonly string[]): Street[] {
  const streets: Street[] = []
  let line: Point[] = []
  let [last, end] = [-1, -1]
  const finish = () => {
    const at = last - 1
    if (line.length > 1)
      streets.push({ id: streets.length, name: names[at]!, line, arterial: laid[at]!.arterial })
  }
  const point = (flat: readonly number[], i: number): Point => ({ x: flat[2 * i]!, y: flat[2 * i + 1]! })
  graph.edges.forEach((edge, i) => {
    if (edge.line === 0 || !alive[i]) return
    if (edge.line !== last || edge.a !== end) {
      finish()
      line = [point(graph.nodes, edge.a)]
    }
    for (let j = 0; j < edge.between.length / 2; j++) line.push(point(edge.between, j))
    line.push(point(graph.nodes, edge.b))
    ;[last, end] = [edge.line, edge.b]
  })
  finish()
  return streets
}

/** Metres of every line of the plan that are left; by position in what was laid. */
export function metresLeft({ graph, alive }: Mesh, count: number): number[] {
  const metres = Array.from({ length: count }, () => 0)
  graph.edges.forEach(({ line }, edge) => {
    if (line > 0 && alive[edge]) metres[line - 1]! += graph.metres[edge]!
  })
  return metres
}
