import type { Chance } from '../chance/index.ts'

/** How often somebody errs: shares of pairs of one gun, of pairs of two guns, and of all pairs. */
export interface Rates {
  /** Of pairs of one gun: says that nothing links them. */
  readonly missed: number
  /** Of pairs of two guns: says that something links them. */
  readonly falseLinks: number
  /** Of all pairs: cannot say. */
  readonly inconclusive: number
}

/** A person of the laboratory who reads pairs, as truly able as nobody there knows. */
export interface Reader {
  readonly reader: string
  readonly work: 'technician' | 'examiner'
  /** On the screen, in a pair of middling difficulty. */
  readonly screen: Rates
  /** With the items under a microscope; null for whoever does not examine them. */
  readonly items: Rates | null
  /** Mean days until a pair that waits is read. */
  readonly days: number
}

const WORK: readonly Reader['work'][] = [
  'technician',
  'technician',
  'technician',
  'technician',
  'examiner',
  'examiner',
]

/**
 * The readers of a city, planted. The rates are assumptions, chosen wide enough apart that a test of readers has
 * something to find; how often people err in front of such a screen has not been measured.
 */
export const readersOf = (chance: Chance): Reader[] =>
  WORK.map((work, place) => {
    const own = chance.stream(`reader ${place}`)
    const trained = work === 'examiner' ? 0.5 : 1
    return {
      reader: `R${place + 1}`,
      work,
      screen: ratesOf(own, trained),
      items: work === 'examiner' ? ratesOf(own, 0.15) : null,
      days: rounded(own.between(0.5, 3)),
    }
  })

const ratesOf = (chance: Chance, share: number): Rates => ({
  missed: rounded(share * chance.between(0.02, 0.12)),
  falseLinks: rounded(share * chance.between(0.01, 0.05)),
  inconclusive: rounded(share * chance.between(0.05, 0.15)),
})

const rounded = (rate: number): number => Math.round(rate * 10_000) / 10_000
