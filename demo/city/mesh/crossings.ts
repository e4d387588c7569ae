import type { Ring } from '../types.ts'

/** A line of the street plan, or the outline of the land: x, y, x, y. */
export interface Drawn {
  readonly line: readonly number[]
  readonly closed: boolean
}

/** Where a line is crossed: position along it (segment number plus share of it) and the node there. */
export interface Crossing {
  readonly along: number
  readonly node: number
  readonly other: number
}

export interface Crossings {
  /** x, y of every node. */
  readonly nodes: readonly number[]
  /** For every line, in order along it. */
  readonly byLine: readonly (readonly Crossing[])[]
}

const CELL = 90

/** All points where two lines cross; each becomes a node of both. Segments are compared only within cells of a grid. */
export function crossingsOf(lines: readonly Drawn[]): Crossings {
  const cells = segmentsByCell(lines)
  const nodes: number[] = []
  const byLine: Crossing[][] = lines.map(() => [])
  for (const [key, segments] of cells) {
    for (let i = 0; i < segments.length; i++) {
      for (let j = i + 1; j < segments.length; j++) {
        const [a, b] = [segments[i]!, segments[j]!]
        if (a.of === b.of) continue
        const met = meeting(a, b)
        // Two segments share several cells; the cell of the crossing itself counts it.
        if (!met || keyOf(met.x, met.y) !== key) continue
        const node = nodes.length / 2
        nodes.push(met.x, met.y)
        byLine[a.of]!.push({ along: a.at + met.s, node, other: b.of })
        byLine[b.of]!.push({ along: b.at + met.t, node, other: a.of })
      }
    }
  }
  for (const crossings of byLine) crossings.sort((a, b) => a.along - b.along)
  return { nodes, byLine }
}

interface Segment {
  readonly of: number
  readonly at: number
  readonly ax: number
  readonly ay: number
  readonly bx: number
  readonly by: number
}

const keyOf = (x: number, y: number) => (Math.floor(x / CELL) + 4096) * 8192 + Math.floor(y / CELL) + 4096

function segmentsByCell(lines: readonly Drawn[]): Map<number, Segment[]> {
  const cells = new Map<number, Segment[]>()
  const put = (segment: Segment) => {
    const { ay, by } = segment
    const [low, high] = [Math.floor(Math.min(ay, by) / CELL), Math.floor(Math.max(ay, by) / CELL)]
    for (let row = low; row <= high; row++) {
      const [from, to] = spanInRow(segment, row)
      for (let column = from; column <= to; column++) {
        const key = (column + 4096) * 8192 + row + 4096
        const cell = cells.get(key)
        if (cell) cell.push(segment)
        else cells.set(key, [segment])
      }
    }
  }
  lines.forEach(({ line, closed }, of) => {
    const count = line.length / 2
    for (let at = 0; at < (closed ? count : count - 1); at++) {
      const to = (at + 1) % count
      put({ of, at, ax: line[2 * at]!, ay: line[2 * at + 1]!, bx: line[2 * to]!, by: line[2 * to + 1]! })
    }
  })
  return cells
}

/** Columns that a segment touches within a row of cells, with a centimetre to spare. */
function spanInRow({ ax, ay, bx, by }: Segment, row: number): [number, number] {
  let [left, right] = [Math.min(ax, bx), Math.max(ax, bx)]
  if (ay !== by) {
    const xAt = (y: number) => ax + ((bx - ax) * (y - ay)) / (by - ay)
    const [one, two] = [xAt(row * CELL), xAt((row + 1) * CELL)]
    left = Math.max(left, Math.min(one, two))
    right = Math.min(right, Math.max(one, two))
  }
  return [Math.floor((left - 0.01) / CELL), Math.floor((right + 0.01) / CELL)]
}

function meeting(a: Segment, b: Segment): { x: number; y: number; s: number; t: number } | undefined {
  const [ux, uy, vx, vy] = [a.bx - a.ax, a.by - a.ay, b.bx - b.ax, b.by - b.ay]
  const cross = ux * vy - uy * vx
  if (cross === 0) return undefined
  const [wx, wy] = [b.ax - a.ax, b.ay - a.ay]
  const s = (wx * vy - wy * vx) / cross
  const t = (wx * uy - wy * ux) / cross
  if (s < 0 || s >= 1 || t < 0 || t >= 1) return undefined
  return { x: a.ax + s * ux, y: a.ay + s * uy, s, t }
}

export const flat = (ring: Ring): number[] => ring.flatMap(({ x, y }) => [x, y])
