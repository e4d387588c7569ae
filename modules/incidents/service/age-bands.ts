/** People of one age, or of one band of ages as their source states it; `high` null is open, `65+`. */
export interface AgeCount {
  readonly low: number | null
  readonly high: number | null
  readonly count: number
  readonly fatal: number
}

export interface BandCount {
  readonly key: string
  readonly count: number
  readonly fatal: number
}

interface Band {
  readonly low: number
  readonly high: number
}

/** Above every age: the end of an open band. */
const OPEN = 1000

const STANDARD: readonly Band[] = [
  { low: 0, high: 14 },
  { low: 15, high: 17 },
  { low: 18, high: 24 },
  { low: 25, high: 34 },
  { low: 35, high: 44 },
  { low: 45, high: 54 },
  { low: 55, high: 64 },
  { low: 65, high: OPEN },
]

/** A band that fits nowhere and holds less than this share of people is not worth blurring the others for. */
const WORTH_MERGING = 0.02

/**
 * People by age band. A source's own band, such as 25–44, is never split: the standard bands it crosses become
 * one. People of unknown age, or of a rare band that fits none, stand in `unknown`.
 */
export function ageBands(people: readonly AgeCount[]): BandCount[] {
  const known = people.flatMap(({ low, high, count, fatal }) =>
    low === null ? [] : [{ low, high: high ?? OPEN, count, fatal }],
  )
  const bands = mergeBands(known)
  const all = people.reduce((sum, one) => sum + one.count, 0)
  const allFatal = people.reduce((sum, one) => sum + one.fatal, 0)
  const counted = bands.map((band) => {
    const inside = known.filter((one) => fits(one, band))
    return {
      key: band.high === OPEN ? `${band.low}+` : `${band.low}-${band.high}`,
      count: inside.reduce((sum, one) => sum + one.count, 0),
      fatal: inside.reduce((sum, one) => sum + one.fatal, 0),
    }
  })
  const unknown = {
    key: 'unknown',
    count: all - counted.reduce((sum, one) => sum + one.count, 0),
    fatal: allFatal - counted.reduce((sum, one) => sum + one.fatal, 0),
  }
  return unknown.count > 0 ? [...counted, unknown] : counted
}

const fits = (one: Band, band: Band): boolean => one.low >= band.low && one.high <= band.high

function mergeBands(known: readonly (Band & { readonly count: number })[]): Band[] {
  const total = known.reduce((sum, one) => sum + one.count, 0)
  const misfits = known.filter((one) => !STANDARD.some((band) => fits(one, band)))
  const sizes = new Map<string, Band & { count: number }>()
  for (const { low, high, count } of misfits) {
    const name = `${low}-${high}`
    sizes.set(name, { low, high, count: (sizes.get(name)?.count ?? 0) + count })
  }
  const own = [...sizes.values()].filter((one) => one.count >= total * WORTH_MERGING)
  const sorted = [...STANDARD, ...own].sort((a, b) => a.low - b.low)
  const merged: Band[] = []
  for (const { low, high } of sorted) {
    const last = merged.at(-1)
    if (last && low <= last.high)
      merged[merged.length - 1] = { low: last.low, high: Math.max(last.high, high) }
    else merged.push({ low, high })
  }
  return merged
}
