import { Category, type Category as CategoryName } from '#contract'
import type { SharingChoices } from '../contract.ts'
import { GATES } from '../gates.ts'

/** Parts of a record that an agreement may leave out, in words: `suspects` → "Suspects". Told by modules. */
export type PartWords = Readonly<Partial<Record<CategoryName, Readonly<Record<string, string>>>>>

/** Parts of a category in the order their module lists them. */
export const partsOfCategory = (
  parts: PartWords,
  category: CategoryName,
): { part: string; title: string }[] =>
  Object.entries(parts[category] ?? {}).map(([part, title]) => ({ part, title }))

/** Categories whose law wants a stated basis for every disclosure. */
const STATED: ReadonlySet<CategoryName> = new Set(['nics', 'intelligence', 'health', 'juvenile'])
export const basisNeeded = (category: CategoryName): boolean => STATED.has(category)

/** What an agreement can name: what no floor keeps inside, and what is published needs none. */
export function sharable(parts: PartWords): SharingChoices['categories'] {
  return Category.options.flatMap((category) => {
    const { sharing, kinds, purposes, source } = GATES[category]
    if (sharing === 'never' || category === 'public') return []
    return [
      {
        category,
        sharing,
        kinds: kinds ? [...kinds] : null,
        purposes: purposes ? [...purposes] : null,
        source,
        parts: partsOfCategory(parts, category),
      },
    ]
  })
}
