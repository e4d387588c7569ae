import { type Chance, Weighted } from '../../chance/index.ts'
import type { AgencyKey, City, Point } from '../../city/types.ts'
import { inRing } from '../../city/plane.ts'
import { distance, type Ground } from '../ground.ts'

const FURTHEST = 900

interface Limit {
  readonly a: Point
  readonly b: Point
  readonly agency: AgencyKey
}

export interface Outside extends Point {
  /** The nearest block of the city. */
  readonly block: number
  readonly agency: AgencyKey
}

/**
 * The land past the city limits, which the police of the next town and the sheriff share. What happens there is
 * in their files and not in the city's, though people and guns cross the line.
 */
export class Outskirts {
  readonly #city: City
  readonly #ground: Ground
  readonly #limits: readonly Limit[]
  readonly #lengths: Weighted

  constructor(city: City, ground: Ground) {
    this.#city = city
    this.#ground = ground
    this.#limits = limitsOf(city.coast)
    this.#lengths = new Weighted(this.#limits.map(({ a, b }) => distance(a, b)))
  }

  /** Somewhere near the limits, nearer to blocks at risk. */
  draw(risk: Float64Array, chance: Chance): Outside {
    for (let tries = 0; ; tries++) {
      const { a, b, agency } = this.#limits[this.#lengths.draw(chance)]!
      const [along, out] = [chance.unit(), chance.between(15, FURTHEST) / distance(a, b)]
      // The land lies to the left of its outline.
      const x = round(a.x + (b.x - a.x) * along + (b.y - a.y) * out)
      const y = round(a.y + (b.y - a.y) * along - (b.x - a.x) * out)
      if (inRing(this.#city.coast, x, y)) continue
      const block = this.#ground.nearest({ x, y })
      if (tries > 30 || chance.happens(Math.min(1, risk[block]! + 0.1))) return { x, y, block, agency }
    }
  }
}

/** Shores are drawn in short steps and limits in long ones; one half of the limits is the next town's. */
function limitsOf(coast: City['coast']): Limit[] {
  const edges = coast.map((a, i) => ({ a, b: coast[(i + 1) % coast.length]! }))
  const longest = edges.reduce((most, { a, b }) => Math.max(most, distance(a, b)), 0)
  const long = edges.filter(({ a, b }) => distance(a, b) > longest / 4)
  return long.map((edge, i) => ({ ...edge, agency: i < long.length / 2 ? 'neighbour' : 'sheriff' }))
}

const round = (value: number) => Math.round(value * 10) / 10
