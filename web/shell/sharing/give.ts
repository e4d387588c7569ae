import { Category } from '#contract'
import { categoryWords, grantWords } from '#web/sharing'
import type {
  Agreement,
  Collection,
  Grant,
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

/** To whom what was received can be handed on: never its owner, nor who gave it. */
export function onwardChoices(all: GiveChoices, agreement: Agreement, via: Grant): GiveChoices {
  const parties = agreement.parties.map(({ agency }) => agency)
  const barred = new Set([via.owner.id, via.from.id].map((id) => `agency:${id}`))
  const stated = all.choices.categories.some(
    (one) => one.category === via.category && one.sharing === 'record by record',
  )
  return {
    choices: all.choices,
    to: parties.length > 2 ? all.to.filter(({ value }) => !barred.has(value)) : [],
    what: [{ value: `onward:${via.id}`, label: grantWords(via), category: via.category, stated }],
  }
}

/** The narrower of two lists of parts; null for all. */
const narrower = (one: readonly string[] | null, other: readonly string[] | null): string[] | null => {
  if (one === null || other === null) return one === null ? other && [...other] : [...one]
  return one.filter((part) => other.includes(part))
}

/** Parts that the agreement lets out, of what was received only what came; null for all. */
export const partsWithin = (agreement: Agreement, via: Grant | undefined): string[] | null =>
  narrower(agreement.terms.fields, via?.fields ?? null)

/** Last day that can be chosen: no longer than the agreement, nor than what was received. */
export const lastDay = (agreement: Agreement, via: Grant | undefined): string => {
  const { expiresOn } = agreement.terms
  const until = via?.expiresAt?.slice(0, 10)
  return until !== undefined && until < expiresOn ? until : expiresOn
}

function wanted(value: string): NewGrant['what'] {
  const [kind, what = ''] = value.split(':')
  if (kind === 'category') return { kind, category: Category.parse(what) }
  return kind === 'onward' ? { kind, grantId: what } : { kind: 'collection', id: what }
}

/** What the form says, as the server takes it. */
export function grantFrom(
  agreement: Agreement,
  values: GiveValues,
  parts: readonly { part: string }[],
  via?: Grant,
): NewGrant {
  const [, id = ''] = values.to.split(':')
  const kept = parts.map(({ part }) => part).filter((part) => !values.leftOut.includes(part))
  return {
    agreementId: agreement.id,
    to: values.to.startsWith('agency:') ? { kind: 'agency', id: Number(id) } : { kind: 'group', id },
    what: wanted(values.what),
    upTo: via?.upTo ?? agreement.terms.upTo,
    fields: values.leftOut.length === 0 ? null : kept,
    purposes: null,
    reshare: values.reshare,
    expiresOn: values.until || null,
    reason: values.reason,
    basis: values.basis,
  }
}
