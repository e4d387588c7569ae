import type { AgreementTerms } from '../contract.ts'
import type { AgreementRow } from '../store/agreements.ts'

/** What an agreement says, as it stands in the database. */
export const termsOf = (row: AgreementRow): AgreementTerms => ({
  name: row.name,
  document: { title: row.document, number: row.document_number, date: row.document_date },
  partners: row.parties
    .map((party) => party.id)
    .filter((id) => id !== row.proposed_by)
    .sort((a, b) => a - b),
  categories: row.categories,
  purposes: row.purposes,
  upTo: row.up_to,
  fields: row.fields,
  reshare: row.reshare,
  deconfliction: row.deconfliction,
  startsOn: row.starts_on,
  expiresOn: row.expires_on,
})

const plain = (words: readonly string[]) => words.map((word) => word.replaceAll('-', ' ')).join(', ')
const yesNo = (yes: boolean) => (yes ? 'Yes' : 'No')

/** The terms as a second person reads them. */
export function sayTerms(terms: AgreementTerms, partners: readonly string[]): [string, string][] {
  const { title, number, date } = terms.document
  return [
    ['Other parties', partners.join(', ')],
    ['Paper', [title, number, date].filter(Boolean).join(', ')],
    ['Kinds of records', plain(terms.categories)],
    ['Purposes', plain(terms.purposes)],
    ['Parts of records', terms.fields === null ? 'All' : plain(terms.fields) || 'None but the outline'],
    ['Most sensitive records', terms.upTo],
    ['May be handed on', yesNo(terms.reshare)],
    ['Names whom to call about hidden links', yesNo(terms.deconfliction)],
    ['From', terms.startsOn],
    ['Until', terms.expiresOn],
  ]
}
