import { createContext, createElement, useContext, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { fill } from './catalogue.ts'
import type { Catalogue, Locale, Words } from './catalogue.ts'
import { formatsFor } from './formats.ts'
import type { Formats } from './formats.ts'

const KEY = 'throughline.locale'

interface LocaleState {
  locale: Locale
  choose: (locale: Locale) => void
}

const LocaleContext = createContext<LocaleState>({ locale: 'en', choose: () => {} })

/** The language for everything below it: the stored choice, else that of the browser. */
export function LocaleProvider({ children }: { children: ReactNode }) {
  const [locale, setLocale] = useState<Locale>(firstLocale)
  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])
  const state = useMemo(
    () => ({
      locale,
      choose: (next: Locale) => {
        localStorage.setItem(KEY, next)
        setLocale(next)
      },
    }),
    [locale],
  )
  return createElement(LocaleContext.Provider, { value: state }, children)
}

function firstLocale(): Locale {
  const stored = localStorage.getItem(KEY)
  if (stored === 'en' || stored === 'es') return stored
  return navigator.language.startsWith('es') ? 'es' : 'en'
}

/** The language in use, and how to change it. */
export function useLocale(): LocaleState {
  return useContext(LocaleContext)
}

/** Says one entry of a catalogue: `t('people', { count: 3 })`. */
export type Say<W extends Words> = (key: keyof W & string, values?: Record<string, string | number>) => string

/** The words of a catalogue in the language in use; English where a catalogue has no other. */
export function useMessages<W extends Words>(catalogue: Catalogue<W>): Say<W> {
  const { locale } = useLocale()
  return useMemo(() => {
    const words = locale === 'es' && catalogue.es ? catalogue.es : catalogue.en
    const spoken: Locale = words === catalogue.en ? 'en' : locale
    return (key, values) => fill(words[key] ?? key, values ?? {}, spoken)
  }, [catalogue, locale])
}

/** Numbers, dates and lists in the language in use. */
export function useFormats(): Formats {
  const { locale } = useLocale()
  return useMemo(() => formatsFor(locale), [locale])
}
