/** A mask over a grid: 1 keeps a sample, 0 hides it. */
export interface Cells {
  readonly width: number
  readonly height: number
  readonly on: Uint8Array
}

/** Takes away what is narrower than three cells, and leaves the rest as it was (morphological opening). */
export function opened(cells: Cells): Cells {
  return spread(spread(cells, 0), 1)
}

/** Every cell with a neighbour (of eight) of this value takes it; beyond the edge lies nothing that is on. */
export function spread({ width, height, on }: Cells, value: 0 | 1): Cells {
  const rows = new Uint8Array(on.length)
  const out = new Uint8Array(on.length)
  const off = 1 - value
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const left = x === 0 ? 0 : on[i - 1]!
      const right = x === width - 1 ? 0 : on[i + 1]!
      rows[i] = on[i] === value || left === value || right === value ? value : off
    }
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const above = y === 0 ? 0 : rows[i - width]!
      const below = y === height - 1 ? 0 : rows[i + width]!
      out[i] = rows[i] === value || above === value || below === value ? value : off
    }
  return { width, height, on: out }
}

/** The parts that hang together by sides, each as the numbers of its cells, the largest first. */
export function parts({ width, height, on }: Cells): Int32Array[] {
  const seen = new Uint8Array(on.length)
  const queue = new Int32Array(on.length)
  const found: Int32Array[] = []
  for (let start = 0; start < on.length; start++) {
    if (on[start] === 0 || seen[start] === 1) continue
    let end = 0
    const visit = (i: number) => {
      if (on[i] === 0 || seen[i] === 1) return
      seen[i] = 1
      queue[end++] = i
    }
    visit(start)
    for (let at = 0; at < end; at++) {
      const i = queue[at]!
      const x = i % width
      if (x > 0) visit(i - 1)
      if (x < width - 1) visit(i + 1)
      if (i >= width) visit(i - width)
      if (i < width * (height - 1)) visit(i + width)
    }
    found.push(queue.slice(0, end))
  }
  return found.sort((a, b) => b.length - a.length || a[0]! - b[0]!)
}

/** Share of its convex hull that a part fills: near 1 for a disc, well below for a ring or a crescent. */
export function solidity(part: Int32Array, width: number): number {
  const corners = new Map<number, [number, number]>()
  for (const i of part) {
    const y = Math.floor(i / width)
    const x = i % width
    const row = corners.get(y)
    corners.set(y, row ? [Math.min(row[0], x), Math.max(row[1], x)] : [x, x])
  }
  const points: [number, number][] = []
  for (const [y, [from, to]] of corners) points.push([from, y], [to + 1, y], [from, y + 1], [to + 1, y + 1])
  return part.length / hullArea(points)
}

/** Andrew's monotone chain, then the area by the shoelace formula. */
function hullArea(points: [number, number][]): number {
  points.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const half = (ordered: readonly [number, number][]) => {
    const chain: [number, number][] = []
    for (const point of ordered) {
      while (chain.length > 1 && turn(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop()
      chain.push(point)
    }
    return chain.slice(0, -1)
  }
  const hull = [...half(points), ...half(points.toReversed())]
  let twice = 0
  hull.forEach(([x, y], i) => {
    const [nextX, nextY] = hull[(i + 1) % hull.length]!
    twice += x * nextY - nextX * y
  })
  return Math.abs(twice) / 2
}

function turn(
  a: readonly [number, number],
  b: readonly [number, number],
  c: readonly [number, number],
): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}
