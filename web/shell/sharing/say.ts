import { useFormats, useMessages } from '#web/messages'
import { purposeWords } from '#web/session'
import { categoryWords, partsWithout } from '#web/sharing'
import type { AgreementTerms, SharingChoices } from '../../../platform/sharing/contract.ts'
import { words } from './words.ts'

/** Every part of the records of some kinds, once. */
export function partsOf(
  choices: SharingChoices,
  categories: readonly string[],
): { part: string; title: string }[] {
  const parts = choices.categories
    .filter(({ category }) => categories.includes(category))
    .flatMap((one) => one.parts)
  return [...new Map(parts.map((one) => [one.part, one])).values()]
}

/** Sentences about terms: what someone will see, without what, what for and until when. */
export function useSay(choices: SharingChoices | undefined) {
  const t = useMessages(words)
  const { list, date } = useFormats()
  const lower = (names: readonly string[]) => list(names.map((name) => lowered(name)))
  const without = (categories: readonly string[], fields: readonly string[] | null): string => {
    if (!choices || fields === null) return ''
    const parts = partsOf(choices, categories)
    const left = partsWithout(parts, fields)
    if (left.length === 0) return ''
    return left.length === parts.length ? t('previewOutline') : t('previewWithout', { parts: lower(left) })
  }
  return {
    without,
    kinds: (terms: Pick<AgreementTerms, 'categories'>) => lower(terms.categories.map(categoryWords)),
    purposes: (terms: Pick<AgreementTerms, 'purposes'>) => lower(terms.purposes.map(purposeWords)),
    left: (categories: readonly string[], fields: readonly string[] | null): string[] =>
      choices ? partsWithout(partsOf(choices, categories), fields) : [],
    until: date,
    list,
  }
}

/** As inside a sentence; names in capitals keep them. */
export const lowered = (name: string): string =>
  /^[A-Z]{2}/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1)
