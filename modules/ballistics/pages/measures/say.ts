import type { Formats, Say } from '#web/messages'
import type { Measures, Punctuality, Span } from '../../contract/index.ts'
import type { clockWords } from '../clocks/words.ts'
import type { text } from './text.ts'

export interface Sayings {
  readonly t: Say<(typeof text)['en']>
  readonly clock: Say<(typeof clockWords)['en']>
  readonly formats: Formats
}

/** "64% (51–75%)"; a dash where there is nothing to take a share of. */
export function shareWords(
  { formats }: Pick<Sayings, 'formats'>,
  { value, low, high }: Punctuality['share'],
): string {
  if (value === null || low === null || high === null) return '–'
  return `${formats.percent(value)} (${formats.number(low * 100)}–${formats.percent(high)})`
}

/** Hours, or days from four days on; two values where only days are known. */
export function lengthWords({ t, formats }: Pick<Sayings, 't' | 'formats'>, range: Span['median']): string {
  if (!range) return '–'
  const inDays = range.low >= 96
  const say = (hours: number) => {
    const value = inDays ? hours / 24 : hours
    return formats.number(value, value > 0 && value < 10 ? 1 : 0)
  }
  const [low, high] = [say(range.low), say(range.high)]
  if (low === high) return t(inDays ? 'days' : 'hours', { low })
  return t(inDays ? 'daysBetween' : 'hoursBetween', { low, high })
}

export const monthsWords = (
  { formats }: Pick<Sayings, 'formats'>,
  { from, to }: Pick<Measures, 'from' | 'to'>,
) => ({
  from: formats.date(from),
  to: formats.date(to),
})

/** Codes of outcomes read as they are written: `new-suspect` → New suspect. */
export const codeWords = (code: string): string => {
  const words = code.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
