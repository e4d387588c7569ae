import { Kernel } from '../kernel/index.ts'
import type { Grid } from '../surface.ts'
import { mix, seedOf } from './chance.ts'
import { statisticsFor } from './fitted.ts'
import { FieldMaker, PERIOD, type Amplitude } from './field.ts'
import { planOf, type FiringPlan } from './gun.ts'
import type { MachiningPattern, SyntheticFiring, SyntheticStep } from './make.ts'
import { aroundOf, turnedBy, type Vector } from './plane.ts'
import { cubicAt, tableAt, type PeriodicField } from './sample.ts'
import { amplitudesOf, averaged } from './spectrum.ts'
import { EDGE_STEP, type BreechFaceStatistics } from './statistics.ts'

/** Rounds after which a breech face has new marks; nothing shared measures it, so it is an assumption. */
const LIFE_OF_MARKS = 20_000
/** Contact varies from place to place at this scale: a field of so many micrometres a sample. */
const CONTACT_STEP = 250
/** Micrometres: samples go missing in clumps of this size. */
const CLUMP = 25

interface Waves {
  readonly shared: Amplitude
  readonly own: Amplitude
  readonly likeness: number
}

/**
 * Makes breech faces. One maker belongs to one thread; it keeps spectra, so that the next surface costs less. The
 * same firing at the same step is the same bits, whatever was made before.
 */
export class BreechFaceMaker {
  readonly #fields: FieldMaker
  readonly #waves = new Map<string, Waves>()

  constructor(kernel: Kernel = new Kernel()) {
    this.#fields = new FieldMaker(kernel)
  }

  /**
   * The impression as a prepared scan: level, band-passed, hole and surroundings missing. At a coarser step it is what
   * means of the finer samples are, but for waves that these fold.
   *
   * @param clear micrometres at hole and rim that are left out.
   */
  grid(firing: SyntheticFiring, step: SyntheticStep = 6.25, clear = 0): Grid {
    const { pattern } = firing.gun.make
    const statistics = statisticsFor(pattern)
    const plan = planOf(firing, statistics)
    const waves = this.#wavesOf(pattern, statistics, step)
    const side = 2 * Math.ceil((plan.rim + 2 * CLUMP) / step)
    const heights = new Float32Array(side * side).fill(NaN)
    const face = new Face(plan, statistics, pattern, this.#fieldsOf(firing, plan, waves, step), clear)
    for (let y = 0, i = 0; y < side; y++)
      for (let x = 0; x < side; x++, i++)
        heights[i] = face.heightAt((x - side / 2 + 0.5) * step, (y - side / 2 + 0.5) * step)
    return { width: side, height: side, step, heights }
  }

  #wavesOf(pattern: MachiningPattern, statistics: BreechFaceStatistics, step: number): Waves {
    const key = `${pattern} ${step}`
    let waves = this.#waves.get(key)
    if (!waves) {
      const { shared, own, likeness } = amplitudesOf(statistics, pattern)
      waves = { shared: averaged(shared, step), own: averaged(own, step), likeness }
      this.#waves.set(key, waves)
    }
    return waves
  }

  #fieldsOf(
    { rounds = 0 }: SyntheticFiring,
    { seeds, subclass }: FiringPlan,
    waves: Waves,
    step: number,
  ): Fields {
    const age = Math.max(0, rounds) / LIFE_OF_MARKS
    const worn = Math.floor(age)
    const tangent = age - worn
    const scale = 1 + tangent * tangent
    const part = (seed: number, factor: number) => ({
      seed,
      amplitude: (across: number, down: number) => factor * waves.shared(across, down),
    })
    const own = Math.sqrt(1 - subclass)
    const marks = [part(seedOf('marks', seeds.gun, worn), (own * (1 - tangent * tangent)) / scale)]
    if (tangent > 0) marks.push(part(seedOf('marks', seeds.gun, worn + 1), (own * 2 * tangent) / scale))
    if (subclass > 0) marks.push(part(seedOf('marks', seeds.make), Math.sqrt(subclass)))
    const noise = [{ seed: seedOf('noise', seeds.firing), amplitude: waves.own }]
    const places = [{ seed: seedOf('contact', seeds.firing), amplitude: CONTACT_WAVES }]
    const field = (parts: typeof marks, at: number): PeriodicField => ({
      side: PERIOD / at,
      values: this.#fields.field(parts, at),
    })
    return {
      step,
      likeness: waves.likeness,
      marks: field(marks, step),
      noise: field(noise, step),
      places: field(places, CONTACT_STEP),
    }
  }
}

/** Contact changes over 0.7 to 2 mm; variance 1. */
const CONTACT_WAVES: Amplitude = (across, down) => {
  const square = across * across + down * down
  return square >= 4 && square <= 36 ? CONTACT_AMPLITUDE : 0
}
/** 1 / √(4 · waves): 50 waves of a half plane have squares from 4 to 36. */
const CONTACT_AMPLITUDE = 1 / Math.sqrt(4 * 52)

interface Fields {
  readonly step: number
  readonly likeness: number
  readonly marks: PeriodicField
  readonly noise: PeriodicField
  readonly places: PeriodicField
}

/** Puts one impression together, sample by sample. */
class Face {
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
