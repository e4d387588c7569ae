import { Chance, seedOf } from './chance.ts'
import type { BreechFaceMake, MachiningPattern, SyntheticFiring } from './make.ts'
import { turnedBy, type Vector } from './plane.ts'
import type { BreechFaceStatistics, Spread } from './statistics.ts'

/** Everything about one cartridge case but the random fields. Micrometres and degrees. */
export interface FiringPlan {
  /** Of the circles around the impression, both from the middle of the rim, as the gun lies. */
  readonly rim: number
  readonly hole: number
  readonly holeAt: Vector
  readonly roughness: number
  readonly rimStrength: number
  readonly holeStrength: number
  /** How the case was laid under the instrument. */
  readonly turn: number
  readonly shift: Vector
  /** Contact as a factor of its mean. */
  readonly contact: number
  /** Direction of the tool marks and radius of their arcs; where the turning centre lies. */
  readonly marks: { readonly direction: number; readonly radius: number; readonly centre: Vector }
  /** Share of the marks, as power, that come from the make. */
  readonly subclass: number
  readonly seeds: { readonly gun: number; readonly firing: number; readonly make: number }
}

/** Draws what the gun keeps and what the firing adds. Draws have one order: another one would be other guns. */
export function planOf({ gun, firing }: SyntheticFiring, statistics: BreechFaceStatistics): FiringPlan {
  const seeds = {
    make: seedOf('make', gun.make.seed, gun.make.pattern),
    gun: seedOf('gun', gun.make.seed, gun.make.pattern, gun.seed),
    firing: seedOf('firing', gun.make.seed, gun.make.pattern, gun.seed, firing),
  }
  const kept = new Chance(seeds.gun)
  const added = new Chance(seeds.firing)
  const draw = ({ mean, guns, firings }: Spread, least: number, most = Infinity) =>
    Math.min(most, Math.max(least, mean + guns * kept.normal() + firings * added.normal()))
  const { rim, hole, offset, direction, roughness, fromRim, fromHole } = statistics
  const rimRadius = draw(rim, 1000, 1960)
  const holeRadius = draw(hole, 600, rimRadius - 100)
  const distance = draw(offset, 0, rimRadius)
  const holeAt = turnedBy([distance, 0], withinTurn(draw(direction, -Infinity)))
  return {
    rim: rimRadius,
    hole: holeRadius,
    holeAt,
    seeds,
    roughness: draw(roughness, roughness.mean / 4),
    rimStrength: draw(fromRim.strength, -1, 3),
    holeStrength: draw(fromHole.strength, -1, 3),
    turn: Math.min(MAX_TURN, Math.max(-MAX_TURN, statistics.turn * added.normal())),
    shift: [statistics.shift * added.normal(), statistics.shift * added.normal()],
    contact: Math.max(0.2, 1 + statistics.contact.firings * added.normal()),
    subclass: kept.unit() * (gun.make.subclass ?? SUBCLASS[gun.make.pattern]),
    marks: marksOf(gun.make, seeds.make, kept),
  }
}

/** Degrees: two cases laid this far apart are still within a search of 30 degrees, as all of the scans are. */
const MAX_TURN = 15

const SUBCLASS: Readonly<Record<MachiningPattern, number>> = {
  cellular: 0.7,
  granular: 0.2,
  'parallel arcs': 0.15,
  circular: 0.15,
}

/** Every make has its own machine: guns of it differ by a few degrees. */
function marksOf(make: BreechFaceMake, seed: number, kept: Chance): FiringPlan['marks'] {
  const machine = new Chance(seed)
  const direction = 360 * machine.unit() - 180
  const radius = 5000 + 15_000 * machine.unit()
  const centre: Vector = [300 * machine.normal(), 300 * machine.normal()]
  if (make.pattern === 'circular') return { direction: 0, radius, centre }
  return { direction: withinTurn(direction + 4 * kept.normal()), radius, centre }
}

function withinTurn(degrees: number): number {
  const rest = degrees % 360
  return rest > 180 ? rest - 360 : rest < -180 ? rest + 360 : rest
}
