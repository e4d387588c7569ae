import { PERIOD, type Amplitude } from './field.ts'
import type { MachiningPattern } from './make.ts'
import type { BreechFaceStatistics } from './statistics.ts'

/** Waves shorter than this were filtered away on the scans the statistics come from. */
const SHORTEST = 16
/** Waves at most in the period; squares of wave numbers index the tables. */
const MOST = Math.floor(PERIOD / SHORTEST)
/** How narrowly marks of a tool keep to their direction: sine of the angle at which their power is a quarter. */
const DIRECTED = 0.15

/** Amplitudes of the part that firings of a gun share and of the part each has for itself. */
export interface Amplitudes {
  readonly shared: Amplitude
  readonly own: Amplitude
  /** Largest coherence of two firings: the power of the shared part where contact is full. */
  readonly likeness: number
}

/**
 * Spectra after the statistics, of variance 1 each over all waves that the finest grid holds.
 * At wavelengths where firings agree less, more of the power is each one's own.
 */
export function amplitudesOf(statistics: BreechFaceStatistics, pattern: MachiningPattern): Amplitudes {
  const { power, shared } = statistics
  const likeness = Math.max(...shared)
  const directed = pattern === 'parallel arcs' || pattern === 'circular'
  const common = tabled(statistics, (at) => (between(power, at) * between(shared, at)) / likeness)
  const rest = tabled(statistics, (at) => between(power, at) * (1 - between(shared, at)))
  const all = tabled(statistics, (at) => between(power, at))
  const total = directed ? sumOf(all, true) : sumOf(all, false)
  const fractionOf = (table: Float64Array, way: boolean) => scaled(table, way, total)
  return {
    shared: fractionOf(common, directed),
    own: scaled(rest, false, sumOf(all, false)),
    likeness,
  }
}

/** A table over squares of wave numbers. */
function tabled(statistics: BreechFaceStatistics, powerAt: (position: number) => number): Float64Array {
  const { wavelengths } = statistics
  const table = new Float64Array(MOST * MOST + 1)
  for (let square = 1, bin = 0; square < table.length; square++) {
    const wavelength = PERIOD / Math.sqrt(square)
    while (bin < wavelengths.length - 2 && wavelengths[bin + 1]! > wavelength) bin++
    const [long, short] = [wavelengths[bin]!, wavelengths[bin + 1]!]
    table[square] = powerAt(bin + Math.min(1, Math.max(0, (long - wavelength) / (long - short))))
  }
  return table
}

function between(values: readonly number[], position: number): number {
  const index = Math.min(values.length - 2, Math.floor(position))
  return values[index]! + (values[index + 1]! - values[index]!) * (position - index)
}

/** Variance of a field with these powers: every wave of a half plane counts four times the square of its amplitude. */
function sumOf(table: Float64Array, directed: boolean): number {
  let sum = 0
  for (let down = 0; down < MOST; down++)
    for (let across = down === 0 ? 1 : -MOST; across < MOST; across++)
      sum += 4 * (table[across * across + down * down] ?? 0) * (directed ? along(across, down) : 1)
  return sum
}

function scaled(table: Float64Array, directed: boolean, total: number): Amplitude {
  const amplitudes = table.map((power) => Math.sqrt(power / total))
  return (across, down) => {
    const amplitude = amplitudes[across * across + down * down] ?? 0
    return directed ? amplitude * Math.sqrt(along(across, down)) : amplitude
  }
}

/** Marks of a tool run across: their waves go down. */
function along(across: number, down: number): number {
  const sine = across / (DIRECTED * Math.sqrt(across * across + down * down))
  const narrow = 1 + sine * sine
  return 1 / (narrow * narrow)
}

/** What a mean over a sample of the given step leaves of a wave (series of sin x / x). */
export function averaged(amplitude: Amplitude, step: number): Amplitude {
  const factors = Float64Array.from({ length: MOST + 1 }, (_, waves) => {
    const angle = (Math.PI * waves * step) / PERIOD
    const square = angle * angle
    return Math.max(0, 1 - (square / 6) * (1 - (square / 20) * (1 - square / 42)))
  })
  return (across, down) => amplitude(across, down) * (factors[Math.abs(across)] ?? 0) * (factors[down] ?? 0)
}
