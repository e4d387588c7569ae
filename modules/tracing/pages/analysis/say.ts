import type { Formats, Say } from '#web/messages'
import { offences, stateName, type Analysis, type Compare } from '../../contract/index.ts'
import type { Code, words } from '../words.ts'
import type { text } from './text.ts'

export interface Sayings {
  readonly t: Say<(typeof text)['en']>
  readonly code: Say<(typeof words)['en']>
  readonly formats: Formats
}

const YEAR = 365.25

/** Days below a year, years with a decimal above. */
export function spanWords({ t, formats }: Pick<Sayings, 't' | 'formats'>, days: number | null): string {
  if (days === null) return t('never')
  if (days < YEAR) return t('days', { count: Math.round(days) })
  return t('years', { years: formats.number(days / YEAR, 1) })
}

export function medianWords(say: Sayings, median: Analysis['curves'][number]['median']): string {
  const value = spanWords(say, median.value)
  if (median.value === null || median.low === null) return value
  return say.t('medianValue', { value, low: spanWords(say, median.low), high: spanWords(say, median.high) })
}

/** "64% (51–75%)"; a dash where there is nothing to take a share of. */
export function shareWords(
  { formats }: Pick<Sayings, 'formats'>,
  { value, low, high }: { value: number | null; low: number | null; high: number | null },
): string {
  if (value === null || low === null || high === null) return '–'
  return `${formats.percent(value)} (${formats.number(low * 100)}–${formats.percent(high)})`
}

/** The words of a group of offences: those of its general code, which ends in 99, else of its first. */
export function offenceGroup(digits: string): string {
  const own = offences.filter(({ code }) => code.startsWith(digits))
  return own.find(({ code }) => code.endsWith('99'))?.words ?? own[0]?.words ?? digits
}

export function groupWords({ t, code }: Sayings, by: Compare, key: string): string {
  if (by === 'type') return code(`type.${key}` as Code)
  if (by === 'offence') return offenceGroup(key)
  return t(`curve.${key}` as 'curve.all')
}

export const placeWords = ({ t }: Pick<Sayings, 't'>, state: string | null): string =>
  state === null ? t('noState') : stateName(state)
