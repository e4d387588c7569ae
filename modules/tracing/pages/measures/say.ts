import type { Formats, Say } from '#web/messages'
import type { StepDays, TraceFigures } from '../../contract/index.ts'
import type { words } from '../words.ts'
import type { text } from './text.ts'

export interface Sayings {
  readonly t: Say<(typeof text)['en']>
  readonly code: Say<(typeof words)['en']>
  readonly formats: Formats
}

/** Shares that have a trend of their own, each with what it is taken of. */
export const TRENDS = [
  'comprehensive',
  'purchaser',
  'underThreeYearsShare',
  'underOneYearShare',
  'rejection',
  'privatelyMadeShare',
] as const
export type Trend = (typeof TRENDS)[number]

export function partsOf(trend: Trend, of: TraceFigures): { part: number; whole: number } {
  const parts: Readonly<Record<Trend, readonly [number, number]>> = {
    comprehensive: [of.traced, of.recovered],
    purchaser: [of.toPurchaser, of.answered],
    underThreeYearsShare: [of.underThreeYears, of.known],
    underOneYearShare: [of.underOneYear, of.known],
    rejection: [of.sentBack, of.requested],
    privatelyMadeShare: [of.privatelyMade, of.recovered],
  }
  const [part, whole] = parts[trend]
  return { part, whole }
}

/** "64% (51–75%)"; a dash where there is nothing to take a share of. */
export function shareWords(
  { formats }: Pick<Sayings, 'formats'>,
  { value, low, high }: TraceFigures['comprehensive'],
): string {
  if (value === null || low === null || high === null) return '–'
  return `${formats.percent(value)} (${formats.number(low * 100)}–${formats.percent(high)})`
}

export function dayWords({ t, formats }: Pick<Sayings, 't' | 'formats'>, days: StepDays): string {
  const { median, ninetieth, n, unknown } = days
  if (median === null || ninetieth === null) return t('daysNone', { unknown: formats.number(unknown) })
  return t('days', {
    median: formats.number(median),
    ninetieth: formats.number(ninetieth),
    n: formats.number(n),
    unknown: formats.number(unknown),
  })
}

/** `serial-missing` → Serial missing. */
export function causeWords({ t }: Pick<Sayings, 't'>, cause: string): string {
  const plain = cause.replaceAll('-', ' ')
  return plain === '' ? t('causeNone') : plain.charAt(0).toUpperCase() + plain.slice(1)
}
