import { shuffled, type Chance } from '../chance/index.ts'
import type { Land } from './land.ts'
import { smoothNoise } from './noise.ts'
import { distance, inRing } from './plane.ts'
import type { Point } from './types.ts'

export type QuarterKind = 'core' | 'inner' | 'outer' | 'suburb' | 'hill' | 'port'

/** A part of the city laid out at one time, by one hand. */
export interface Quarter {
  readonly kind: QuarterKind
  readonly centre: Point
  /** Direction of its long streets in radians. */
  readonly heading: number
}

export interface Park {
  readonly centre: Point
  readonly radius: number
}

export interface Plan {
  readonly harbour: Point
  readonly quarters: readonly Quarter[]
  readonly parks: readonly Park[]
}

/** Metres between streets along and across the long side of blocks. */
export const SPACING: Readonly<Record<QuarterKind, readonly [long: number, short: number]>> = {
  core: [70, 82],
  inner: [76, 124],
  outer: [87, 152],
  suburb: [97, 178],
  hill: [86, 168],
  port: [165, 250],
}

/**
 * Where the old town, the ports, hills and later quarters lie. Quarters keep a distance from each other;
 * nearer the harbour they are smaller and older.
 */
export function planQuarters(chance: Chance, land: Land): Plan {
  const harbour = land.place(-0.55, -0.3)
  // A small place has no room for docks.
  const port = land.size < 0.5 ? 'outer' : 'port'
  const fixed: Quarter[] = [
    { kind: 'core', centre: land.place(-1.6, -0.2), heading: 0 },
    { kind: 'core', centre: land.place(0.3, 0.55), heading: 0 },
    { kind: port, centre: land.place(-1.9, -4.0), heading: chance.between(0, Math.PI) },
    { kind: port, centre: land.place(1.55, -0.2), heading: chance.between(0, Math.PI) },
    { kind: 'hill', centre: land.place(-3.9, 1.5), heading: 0 },
    { kind: 'hill', centre: land.place(1.2, 3.6), heading: 0 },
    { kind: 'outer', centre: land.place(3.1, -4.2), heading: chance.between(0, Math.PI) },
  ]
  const quarters = [...fixed, ...laterQuarters(chance, land, harbour, fixed)]
  return { harbour, quarters, parks: planParks(chance.stream('parks'), land, harbour) }
}

function laterQuarters(chance: Chance, land: Land, harbour: Point, fixed: readonly Quarter[]): Quarter[] {
  const km = 1000 * land.size
  const later: Quarter[] = []
  for (let i = 0; i < 4000; i++) {
    const centre = land.place(chance.between(-7, 6), chance.between(-5, 6))
    if (!inRing(land.coast, centre.x, centre.y)) continue
    const out = distance(centre, harbour) / km
    const apart = Math.max(650, (0.75 + 0.16 * out) * km)
    if ([...fixed, ...later].some((other) => distance(other.centre, centre) < apart)) continue
    const kind = out < 2.9 ? 'inner' : out < 4.9 ? 'outer' : 'suburb'
    later.push({ kind, centre, heading: chance.between(0, Math.PI) })
  }
  return later
}

/** One large park, and small ones in all parts. */
function planParks(chance: Chance, land: Land, harbour: Point): Park[] {
  const km = 1000 * land.size
  const parks: Park[] = []
  const wanted = Math.round(26 * land.size * land.size) + 2
  for (let i = 0; i < 2000 && parks.length < wanted; i++) {
    const centre = land.place(chance.between(-7, 6), chance.between(-5, 6))
    const radius = parks.length === 0 ? 620 * land.size + 20 : chance.between(90, land.size < 0.5 ? 130 : 240)
    if (!inRing(land.coast, centre.x, centre.y) || distance(centre, harbour) < 0.9 * km) continue
    if (parks.some((park) => distance(park.centre, centre) < park.radius + radius + 0.5 * km)) continue
    parks.push({ centre, radius })
  }
  return shuffled(chance, parks)
}

/** Height in no unit: hills rise from their centres, roughly. Only its slopes matter. */
export function heights(chance: Chance, plan: Plan, size: number): (x: number, y: number) => number {
  const rough = smoothNoise(chance, 900 * size)
  const hills = plan.quarters.filter(({ kind }) => kind === 'hill')
  const reach = 2 * 1_000_000 * size * size
  return (x, y) => {
    let height = 0.3 * rough(x, y)
    for (const { centre } of hills) {
      const [dx, dy] = [x - centre.x, y - centre.y]
      height += Math.exp(-(dx * dx + dy * dy) / reach)
    }
    return height
  }
}
