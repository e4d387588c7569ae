import { Kernel } from '../kernel/index.ts'
import { centredBytes, CLEAR_OF_EDGE, COARSE_STEP, FINE_STEP, SIDE } from '../search/surface-print.ts'
import type { Grid } from '../surface.ts'
import { seedOf } from './chance.ts'
import { statisticsFor } from './fitted.ts'
import { FieldMaker, PERIOD, type Amplitude } from './field.ts'
import { planOf, type FiringPlan } from './gun.ts'
import type { MachiningPattern, SyntheticFiring, SyntheticStep } from './make.ts'
import { CLUMP, CONTACT_STEP, Impression, type Fields } from './impression.ts'
import type { PeriodicField } from './sample.ts'
import { amplitudesOf, averaged } from './spectrum.ts'
import type { BreechFaceStatistics } from './statistics.ts'

/** Rounds after which a breech face has new marks; nothing shared measures it, so it is an assumption. */
const LIFE_OF_MARKS = 20_000

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
    const face = new Impression(plan, statistics, pattern, this.#fieldsOf(firing, plan, waves, step), clear)
    for (let y = 0, i = 0; y < side; y++)
      for (let x = 0; x < side; x++, i++)
        heights[i] = face.heightAt((x - side / 2 + 0.5) * step, (y - side / 2 + 0.5) * step)
    return { width: side, height: side, step, heights }
  }

  /**
   * What an index keeps of the surface at 50 micrometres, made directly: a hundred times cheaper than the surface. Not
   * the same bits, but the same marks, outline and pose.
   */
  coarse(firing: SyntheticFiring, side: number = SIDE): Int8Array {
    return centredBytes(this.grid(firing, COARSE_STEP, CLEAR_OF_EDGE), side)
  }

  /** The same at 25 micrometres. */
  fine(firing: SyntheticFiring, side: number = SIDE): Int8Array {
    return centredBytes(this.grid(firing, FINE_STEP, CLEAR_OF_EDGE), 2 * side)
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
    // What the make left wears like the gun's own marks, which take its place.
    const common = subclass * Math.max(0, 1 - age)
    const own = Math.sqrt(1 - common)
    const marks = [part(seedOf('marks', seeds.gun, worn), (own * (1 - tangent * tangent)) / scale)]
    if (tangent > 0) marks.push(part(seedOf('marks', seeds.gun, worn + 1), (own * 2 * tangent) / scale))
    if (common > 0) marks.push(part(seedOf('marks', seeds.make), Math.sqrt(common)))
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
