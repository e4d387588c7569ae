/** Words in catalogues, in the language of the reader, with numbers and dates to match. */
export { defineMessages } from './catalogue.ts'
export type { Catalogue, Locale, Words } from './catalogue.ts'
export { LocaleProvider, useFormats, useLocale, useMessages } from './locale.ts'
export type { Say } from './locale.ts'
export type { Formats } from './formats.ts'
export { useNow } from './now.ts'
