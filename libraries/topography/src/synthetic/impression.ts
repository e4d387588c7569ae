import { mix } from './chance.ts'
import { PERIOD } from './field.ts'
import type { FiringPlan } from './gun.ts'
import type { MachiningPattern } from './make.ts'
import { aroundOf, turnedBy, type Vector } from './plane.ts'
import { cubicAt, tableAt, type PeriodicField } from './sample.ts'
import { EDGE_STEP, type BreechFaceStatistics } from './statistics.ts'

/** Contact varies from place to place at this scale: a field of so many micrometres a sample. */
export const CONTACT_STEP = 250
/** Micrometres: samples go missing in clumps of this size. */
export const CLUMP = 25

/** The random fields of one impression. */
export interface Fields {
  readonly step: number
  readonly likeness: number
  readonly marks: PeriodicField
  readonly noise: PeriodicField
  readonly places: PeriodicField
}

/** Puts one impression together, sample by sample. */
export class Impression {
  readonly #plan: FiringPlan
  readonly #statistics: BreechFaceStatistics
  readonly #pattern: MachiningPattern
  readonly #fields: Fields
  readonly #clear: number
  readonly #across: Vector
  readonly #along: Vector

  constructor(
    plan: FiringPlan,
    statistics: BreechFaceStatistics,
    pattern: MachiningPattern,
    fields: Fields,
    clear: number,
  ) {
    this.#plan = plan
    this.#statistics = statistics
    this.#pattern = pattern
    this.#fields = fields
    this.#clear = clear
    this.#across = turnedBy([1, 0], plan.turn)
    this.#along = turnedBy([1, 0], plan.marks.direction)
  }

  /** Micrometres at a place, from the middle of the grid; NaN outside the impression and where a sample is lost. */
  heightAt(x: number, y: number): number {
    const { rim, hole, holeAt } = this.#plan
    // The case lies turned and moved: back to where the gun has its marks.
    const [cosine, sine] = this.#across
    const gx = x * cosine + y * sine
    const gy = y * cosine - x * sine
    const fromRim = rim - Math.sqrt(gx * gx + gy * gy)
    if (fromRim < this.#clear) return NaN
    const [hx, hy] = [gx - holeAt[0], gy - holeAt[1]]
    const fromHole = Math.sqrt(hx * hx + hy * hy) - hole
    if (fromHole < this.#clear || this.#lost(x, y)) return NaN
    const { fromRim: atRim, fromHole: atHole } = this.#statistics
    const r = fromRim / EDGE_STEP
    const h = fromHole / EDGE_STEP
    const level =
      this.#plan.rimStrength * tableAt(atRim.level, r) + this.#plan.holeStrength * tableAt(atHole.level, h)
    const rough = this.#plan.roughness * tableAt(atRim.roughness, r) * tableAt(atHole.roughness, h)
    return level + rough * tableAt(this.#statistics.heights, 8 + 2 * this.#texture([x, y], [gx, gy]))
  }

  #texture([x, y]: Vector, [gx, gy]: Vector): number {
    const { step, likeness, marks, noise, places } = this.#fields
    const contact =
      this.#plan.contact *
      (1 + this.#statistics.contact.places * cubicAt(places, x / CONTACT_STEP, y / CONTACT_STEP))
    const mean = Math.sqrt(likeness)
    const share = Math.min(1, Math.max(0, mean * contact))
    const [u, v] = this.#onMachine(gx, gy)
    // What contact loses the firing fills with its own, so that roughness stays.
    const rest = Math.sqrt((1 - share * share) / (1 - mean * mean))
    const [sx, sy] = this.#plan.shift
    return (
      share * cubicAt(marks, u / step, v / step) + rest * cubicAt(noise, (x + sx) / step, (y + sy) / step)
    )
  }

  /** Where a place of the gun lies in the field of its marks: straight, bent to arcs, or around a centre. */
  #onMachine(gx: number, gy: number): Vector {
    const { centre, radius } = this.#plan.marks
    if (this.#pattern === 'circular') {
      const [x, y] = [gx - centre[0], gy - centre[1]]
      return [(aroundOf(x, y) * PERIOD) / 4, Math.sqrt(x * x + y * y)]
    }
    if (this.#pattern !== 'parallel arcs') return [gx, gy]
    const [cosine, sine] = this.#along
    const along = gx * cosine + gy * sine
    const down = gy * cosine - gx * sine
    return [along, down - (along * along) / (2 * radius)]
  }

  #lost(x: number, y: number): boolean {
    const cell = Math.floor(x / CLUMP) * 4096 + Math.floor(y / CLUMP)
    return (
      mix(this.#plan.seeds.firing ^ Math.imul(cell, 0x9e3779b1)) < this.#statistics.missing * 4_294_967_296
    )
  }
}
