import { normal, type Chance } from '../chance/index.ts'
import { smoothNoise } from './noise.ts'
import { distance } from './plane.ts'
import type { Plan, Quarter } from './plan.ts'
import type { Point } from './types.ts'

/** What is known of a block before its people are counted. */
export interface Site {
  readonly centre: Point
  /** Square metres. */
  readonly area: number
  readonly quarter: Quarter
  readonly park: boolean
  /** Share of its outline that lies on a main road, and whether two of them meet at it. */
  readonly mainRoad: number
  readonly corner: boolean
}

/** Homes per area against the city's mean. */
const DENSITY: Readonly<Record<Quarter['kind'], number>> = {
  core: 1.15,
  inner: 1.7,
  outer: 1,
  suburb: 0.48,
  hill: 0.8,
  port: 0.1,
}

/** People of each block, adding up to `total` exactly (largest remainders). */
export function settle(chance: Chance, sites: readonly Site[], total: number): number[] {
  const trend = smoothNoise(chance.stream('trend'), 1300)
  const draw = chance.stream('blocks')
  const homes = sites.map(({ centre, area, quarter, park, mainRoad }) => {
    const luck = Math.exp(0.5 * trend(centre.x, centre.y) + 0.4 * normal(draw) + 0.25 * mainRoad)
    const empty = draw.happens(quarter.kind === 'port' ? 0.45 : 0.03)
    // A large block is a campus, a yard or a cemetery more often than it is full of homes.
    const built = Math.min(area, 45_000 + 0.2 * area)
    return park || empty ? 0 : DENSITY[quarter.kind] * built * luck
  })
  const share = total / homes.reduce((sum, n) => sum + n, 0)
  const exact = homes.map((n) => n * share)
  const counts = exact.map(Math.floor)
  const left = total - counts.reduce((sum, n) => sum + n, 0)
  const order = exact
    .map((n, i) => ({ i, rest: n - Math.floor(n) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i)
  for (const { i } of order.slice(0, left)) counts[i]!++
  return counts
}

/**
 * Hardship of each block, 0 to 1: a few quarters where it gathers, inner and near the ports, fading out over
 * some hundred metres, on a smooth trend; hills and suburbs have less.
 */
export function hardship(chance: Chance, sites: readonly Site[], plan: Plan, size: number): number[] {
  const [wide, fine] = [smoothNoise(chance.stream('wide'), 1900), smoothNoise(chance.stream('fine'), 420)]
  const centres = hardQuarters(chance.stream('centres'), plan, size)
  const reach = 850 * Math.max(0.55, size)
  return sites.map(({ centre: { x, y }, quarter }) => {
    let gathered = 0
    for (const { at, strength } of centres) {
      const away = distance(at, { x, y }) / reach
      gathered = Math.max(gathered, strength * Math.exp(-away * away))
    }
    const ease = quarter.kind === 'hill' ? 0.16 : quarter.kind === 'suburb' ? 0.1 : 0
    return within(0.2 + 0.62 * gathered + 0.17 * wide(x, y) + 0.09 * fine(x, y) - ease)
  })
}

function hardQuarters(chance: Chance, { quarters }: Plan, size: number): { at: Point; strength: number }[] {
  const wanted = size < 0.5 ? 2 : 5
  const found: { at: Point; strength: number }[] = []
  const likely = quarters.filter(({ kind }) => kind === 'inner' || kind === 'outer')
  const from = likely.length > 0 ? likely : quarters
  for (let i = 0; i < 200 && found.length < wanted; i++) {
    const { kind, centre } = chance.pick(from)
    if (kind === 'outer' && chance.happens(0.65)) continue
    if (found.some(({ at }) => distance(at, centre) < 1500 * size)) continue
    found.push({ at: centre, strength: found.length < 2 ? 1 : chance.between(0.7, 1) })
  }
  return found
}

/** Where strangers meet, 0 to 1: along main roads, most at their corners and in the old town. */
export function activity(chance: Chance, sites: readonly Site[], plan: Plan, size: number): number[] {
  const strips = smoothNoise(chance.stream('strips'), 800)
  return sites.map(({ centre, mainRoad, corner, quarter, park }) => {
    const away = distance(centre, plan.harbour) / (2200 * Math.max(0.4, size))
    const town = 0.5 * Math.exp(-away * away)
    const road =
      mainRoad > 0 ? 0.2 + 0.35 * Math.min(1, 3 * mainRoad) * (1 + 0.6 * strips(centre.x, centre.y)) : 0
    const quiet = park || quarter.kind === 'suburb' ? 0.6 : 1
    return within(quiet * (0.06 + town + road + (corner ? 0.18 : 0) + chance.between(0, 0.08)))
  })
}

const within = (value: number) => Math.round(1000 * Math.max(0, Math.min(1, value))) / 1000
