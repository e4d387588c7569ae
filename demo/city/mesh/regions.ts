import type { Chance } from '../../chance/index.ts'
import { MinHeap } from './heap.ts'

export interface Step {
  readonly to: number
  readonly cost: number
  /** How much a region loses in looks when its border runs here: metres, fewer along a main road. */
  readonly border: number
}

/** Cells of land and what it costs to step from one to the next, in metres. */
export interface Neighbours {
  readonly x: Float64Array
  readonly y: Float64Array
  /** For each cell its neighbours and the cost of a step to them. */
  readonly steps: readonly (readonly Step[])[]
}

const ROUNDS = 11

/**
 * Parts `members` into `count` regions of about equal weight, each of one piece: cells go to the seed whence
 * they are cheapest reached, seeds move to the middle of their region, and a heavy region's metres grow
 * longer (Lloyd's method over paths instead of beelines, with multiplicative weights). The most even round is kept.
 *
 * @returns for each member the number of its region, from 0
 */
export function partition(
  chance: Chance,
  cells: Neighbours,
  members: readonly number[],
  weight: (cell: number) => number,
  count: number,
): Int32Array {
  const belongs = new Uint8Array(cells.steps.length)
  for (const cell of members) belongs[cell] = 1
  let seeds = farApart(chance, cells, members, count)
  const factor = new Float64Array(count).fill(1)
  const wanted = members.reduce((sum, cell) => sum + weight(cell), 0) / count
  let best: { label: Int32Array; uneven: number } = { label: new Int32Array(0), uneven: Infinity }
  for (let round = 0; round < ROUNDS; round++) {
    const label = spread(cells, belongs, seeds, factor)
    const weights = new Float64Array(count)
    for (const cell of members) weights[label[cell]!]! += weight(cell)
    const uneven = Math.max(...weights) / Math.min(...weights)
    if (round > 2 && uneven < best.uneven) best = { label, uneven }
    weights.forEach((sum, i) => {
      factor[i]! *= Math.exp(0.3 * Math.log(Math.max(0.25, Math.min(4, sum / wanted))))
    })
    seeds = middles(cells, members, label, seeds)
  }
  return Int32Array.from(members, (cell) => best.label[cell]!)
}

/** Of a few drawn cells always the one farthest from the seeds so far. */
function farApart(chance: Chance, { x, y }: Neighbours, members: readonly number[], count: number): number[] {
  const seeds = [chance.pick(members)]
  while (seeds.length < count) {
    let [best, far] = [-1, -1]
    for (let i = 0; i < 60; i++) {
      const cell = chance.pick(members)
      const away = Math.min(
        ...seeds.map(
          (s) => (x[s]! - x[cell]!) * (x[s]! - x[cell]!) + (y[s]! - y[cell]!) * (y[s]! - y[cell]!),
        ),
      )
      if (away > far) [best, far] = [cell, away]
    }
    seeds.push(best)
  }
  return seeds
}

/** Dijkstra's shortest paths from all seeds at once. */
function spread(
  { steps }: Neighbours,
  belongs: Uint8Array,
  seeds: readonly number[],
  factor: Float64Array,
): Int32Array {
  const label = new Int32Array(steps.length).fill(-1)
  const reached = new Float64Array(steps.length).fill(Infinity)
  const owner = new Int32Array(steps.length).fill(-1)
  const heap = new MinHeap()
  seeds.forEach((seed, i) => {
    reached[seed] = 0
    owner[seed] = i
    heap.push(0, seed)
  })
  for (let cell = heap.pop(); cell >= 0; cell = heap.pop()) {
    if (label[cell]! >= 0) continue
    const mine = (label[cell] = owner[cell]!)
    for (const { to, cost } of steps[cell]!) {
      if (!belongs[to] || label[to]! >= 0) continue
      const total = reached[cell]! + cost * factor[mine]!
      if (total >= reached[to]!) continue
      reached[to] = total
      owner[to] = mine
      heap.push(total, to)
    }
  }
  return label
}

/** The cell of each region nearest to the region's mean position. */
function middles(
  { x, y }: Neighbours,
  members: readonly number[],
  label: Int32Array,
  seeds: readonly number[],
): number[] {
  const sums = seeds.map(() => ({ x: 0, y: 0, n: 0, best: Infinity }))
  for (const cell of members) {
    const sum = sums[label[cell]!]!
    sum.x += x[cell]!
    sum.y += y[cell]!
    sum.n++
  }
  const found = [...seeds]
  for (const cell of members) {
    const region = label[cell]!
    const sum = sums[region]!
    const [dx, dy] = [x[cell]! - sum.x / sum.n, y[cell]! - sum.y / sum.n]
    const away = dx * dx + dy * dy
    if (away >= sum.best) continue
    sum.best = away
    found[region] = cell
  }
  return found
}
