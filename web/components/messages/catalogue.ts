import { numbers, plurals } from './intl.ts'

/** Languages of the interface. Rooms speak English; public pages Spanish too. */
export type Locale = 'en' | 'es'

/** Words with `{name}` for values and `{count, one: # person | other: # people}` for plurals. */
export type Words = Readonly<Record<string, string>>

/** A catalogue: English always, Spanish with the same keys where a page is public. */
export interface Catalogue<W extends Words = Words> {
  readonly en: W
  readonly es?: { readonly [K in keyof W]: string } | undefined
}

/** Declares a catalogue, so that a misspelt or missing Spanish key does not compile. */
export function defineMessages<const W extends Words>(
  en: W,
  es?: { readonly [K in keyof W]: string },
): Catalogue<W> {
  return { en, es }
}

type Values = Readonly<Record<string, string | number>>

/** Fills a sentence: values by name, plurals by the rules of the language. */
export function fill(text: string, values: Values, locale: Locale): string {
  return text.replace(/\{(\w+)(?:,([^{}]*))?\}/g, (whole, name: string, forms: string | undefined) => {
    const value = values[name]
    if (value === undefined) return whole
    const shown = typeof value === 'number' ? numbers(locale, {}).format(value) : value
    return forms === undefined ? shown : plural(forms, Number(value), shown, locale)
  })
}

/** Picks among `one: # person | other: # people`; `zero` is honoured where it is given. */
function plural(forms: string, count: number, shown: string, locale: Locale): string {
  const choices = new Map(
    forms.split('|').map((form) => {
      const colon = form.indexOf(':')
      return [form.slice(0, colon).trim(), form.slice(colon + 1).trim()] as const
    }),
  )
  const rule = count === 0 && choices.has('zero') ? 'zero' : plurals(locale, {}).select(count)
  return (choices.get(rule) ?? choices.get('other') ?? '').replaceAll('#', shown)
}
