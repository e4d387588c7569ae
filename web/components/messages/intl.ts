import type { Locale } from './catalogue.ts'

/** Day before month, as the interface writes dates everywhere: 7 Sep 2024. */
const tag = (locale: Locale) => (locale === 'es' ? 'es-US' : 'en-GB')

/** Formats are dear to make and free to use again: a table asks for the same one a thousand times. */
function kept<O, F>(make: (locale: Locale, options: O) => F): (locale: Locale, options: O) => F {
  const cache = new Map<string, F>()
  return (locale, options) => {
    const key = locale + JSON.stringify(options)
    const known = cache.get(key)
    if (known) return known
    const made = make(locale, options)
    cache.set(key, made)
    return made
  }
}

/** Moments and days. */
export const dates = kept(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag(locale), options),
)

/** Numbers as a language writes them. */
export const numbers = kept(
  (locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
)

/** Which form of a word goes with a count. */
export const plurals = kept(
  (locale, options: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, options),
)

/** Things in a row, with "and" before the last. */
export const lists = kept(
  (locale, options: Intl.ListFormatOptions) => new Intl.ListFormat(tag(locale), options),
)
