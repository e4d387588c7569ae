import { Category } from '#contract'
import { categoryWords } from '#web/sharing'
import type {
  Agreement,
  Collection,
  NewGrant,
  SharingChoices,
  SharingGroup,
} from '../../../platform/sharing/contract.ts'

interface Choice {
  readonly value: string
  readonly label: string
}

/** To whom, and what, can be given under an agreement. */
export interface GiveChoices {
  readonly to: readonly Choice[]
  readonly what: readonly (Choice & { category: Category; stated: boolean })[]
  readonly choices: SharingChoices
}

export interface GiveValues {
  what: string
  to: string
  leftOut: string[]
  reshare: boolean
  until: string
  reason: string
  basis: string
}

/** Kinds that go as a whole, and open collections; parties and one's own groups. */
export function givable(
  agreement: Agreement,
  own: string,
  choices: SharingChoices,
  groups: readonly SharingGroup[],
  collections: readonly Collection[],
): GiveChoices {
  const covered = choices.categories.filter(({ category }) => agreement.terms.categories.includes(category))
  const stated = (category: Category) =>
    covered.some((one) => one.category === category && one.sharing === 'record by record')
  return {
    choices,
    to: [
      ...agreement.parties
        .filter(({ agency }) => agency.name !== own)
        .map(({ agency }) => ({ value: `agency:${agency.id}`, label: agency.name })),
      ...groups.filter(({ mine }) => mine).map(({ id, name }) => ({ value: `group:${id}`, label: name })),
    ],
    what: [
      ...covered
        .filter(({ sharing }) => sharing === 'by label')
        .map(({ category }) => ({
          value: `category:${category}`,
          label: categoryWords(category),
          category,
          stated: false,
        })),
      ...collections
        .filter(({ closed, category }) => !closed && covered.some((one) => one.category === category))
        .map(({ id, name, category }) => ({
          value: `collection:${id}`,
          label: `Collection "${name}"`,
          category,
          stated: stated(category),
        })),
    ],
  }
}

/** What the form says, as the server takes it. */
export function grantFrom(
  agreement: Agreement,
  values: GiveValues,
  parts: readonly { part: string }[],
): NewGrant {
  const [, id = ''] = values.to.split(':')
  const [kind, what = ''] = values.what.split(':')
  const kept = parts.map(({ part }) => part).filter((part) => !values.leftOut.includes(part))
  return {
    agreementId: agreement.id,
    to: values.to.startsWith('agency:') ? { kind: 'agency', id: Number(id) } : { kind: 'group', id },
    what:
      kind === 'category'
        ? { kind: 'category', category: Category.parse(what) }
        : { kind: 'collection', id: what },
    upTo: agreement.terms.upTo,
    fields: values.leftOut.length === 0 ? null : kept,
    purposes: null,
    reshare: values.reshare,
    expiresOn: values.until || null,
    reason: values.reason,
    basis: values.basis,
  }
}
