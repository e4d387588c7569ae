import type { Category } from '#contract'
import type { Grant } from '../../../platform/sharing/contract.ts'
import { words } from './words.ts'

interface NamedPart {
  readonly part: string
  readonly title: string
}

/** A kind of record in words, in the plural: Incidents. */
export const categoryWords = (category: Category): string => words.en[category]

/** What is left out, in words: `["Suspects", "Remarks"]`; empty when everything is shared. */
export const partsWithout = (parts: readonly NamedPart[], fields: readonly string[] | null): string[] =>
  fields === null ? [] : parts.filter(({ part }) => !fields.includes(part)).map(({ title }) => title)

/** What a grant is about, in words. */
export function grantWords({ category, record, collection }: Grant): string {
  if (collection) return `Collection "${collection}"`
  return record ? `One record · ${categoryWords(category)}` : categoryWords(category)
}
