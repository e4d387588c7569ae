import type { Category, Purpose } from '#contract'
import type { AgreementTerms } from '../../../platform/sharing/contract.ts'

/** What the form of an agreement holds; parts are those left out. */
export interface TermsValues {
  name: string
  paper: { title: string; number: string; date: string }
  partners: string[]
  categories: Category[]
  leftOut: string[]
  purposes: Purpose[]
  restricted: boolean
  reshare: boolean
  deconfliction: boolean
  startsOn: string
  expiresOn: string
  reason: string
}

export const emptyTerms = (today: string): TermsValues => ({
  name: '',
  paper: { title: '', number: '', date: '' },
  partners: [],
  categories: [],
  leftOut: [],
  purposes: [],
  restricted: false,
  reshare: false,
  deconfliction: false,
  startsOn: today,
  expiresOn: '',
  reason: '',
})

type Parts = readonly { part: string }[]

/** What an agreement says, as values of the form. */
export const valuesOf = (terms: AgreementTerms, parts: Parts): TermsValues => ({
  name: terms.name,
  paper: { ...terms.document, date: terms.document.date ?? '' },
  partners: terms.partners.map(String),
  categories: terms.categories,
  leftOut: parts.map(({ part }) => part).filter((part) => terms.fields && !terms.fields.includes(part)),
  purposes: terms.purposes,
  restricted: terms.upTo === 'restricted',
  reshare: terms.reshare,
  deconfliction: terms.deconfliction,
  startsOn: terms.startsOn,
  expiresOn: terms.expiresOn,
  reason: '',
})

/** What the form says, as the server takes it. */
export const termsFrom = (values: TermsValues, parts: Parts): AgreementTerms => ({
  name: values.name,
  document: { ...values.paper, date: values.paper.date || null },
  partners: values.partners.map(Number),
  categories: values.categories,
  purposes: values.purposes,
  upTo: values.restricted ? 'restricted' : 'open',
  fields:
    values.leftOut.length === 0
      ? null
      : parts.map(({ part }) => part).filter((part) => !values.leftOut.includes(part)),
  reshare: values.reshare,
  deconfliction: values.deconfliction,
  startsOn: values.startsOn,
  expiresOn: values.expiresOn,
})
