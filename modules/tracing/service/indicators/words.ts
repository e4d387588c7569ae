import { dayOf } from '#platform/calendar'
import type { Gun } from './facts.ts'

const dates = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

/** A day as it stands in a sentence. */
export const inWords = (day: number): string => dates.format(new Date(`${dayOf(day)}T00:00:00Z`))

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`

/** A number expected by chance, with as many digits as it needs. */
export const about = (value: number): string =>
  value === 0 ? '0' : value >= 10 ? value.toFixed(0) : value >= 0.1 ? value.toFixed(1) : value.toPrecision(1)

export const share = (value: number): string => `${(value * 100).toFixed(value < 0.1 ? 1 : 0)}%`

/** A probability as people read it. */
export function chance(p: number): string {
  if (p < 1e-6) return 'less than 1 in a million'
  return p > 0.1 ? `${(p * 100).toFixed(0)} in 100` : `1 in ${Math.round(1 / p).toLocaleString('en-US')}`
}

/** From the first sale or recovery to the last one. */
export function span(days: readonly (number | null)[]): string {
  const known = days.filter((day) => day !== null)
  if (known.length === 0) return 'on days that are not known'
  const [first, last] = [Math.min(...known), Math.max(...known)]
  return first === last ? `on ${inWords(first)}` : `between ${inWords(first)} and ${inWords(last)}`
}

/** From whom a gun that was sold came in. */
export const soldPart = ({ otherHands }: Gun): string =>
  otherHands === null ? 'holder not known' : otherHands ? 'in other hands' : 'from the purchaser'

/** Minus the logarithm of a probability, so that the less likely comes first. */
export const weightOf = (probability: number): number =>
  Math.min(50, -Math.log10(Math.max(probability, 1e-50)))
