import type { AgencyKind, Purpose, Role } from '#contract'
import { testHouse, type Person, type TestHouse } from '../../../server/testing/index.ts'
import { approveAct, listActs } from '../../acts/contract.ts'
import { choosePurpose } from '../../access/contract.ts'
import * as sharing from '../contract.ts'

/** An agency with people of some roles; two administrators, since agreements need two people. */
export interface Agency {
  readonly id: number
  readonly chief: Person
  readonly deputy: Person
  readonly analyst: Person
  readonly detective: Person
  as(role: Role, purpose?: Purpose): Promise<Person>
}

export async function openAgency(
  house: TestHouse,
  name: string,
  kind: AgencyKind = 'law-enforcement',
): Promise<Agency> {
  const id = await house.agency(name)
  await house.database.pool.query('update access.agency set kind = $2, contact = $3 where id = $1', [
    id,
    kind,
    `${name}, desk 12`,
  ])
  const as = async (role: Role, purpose?: Purpose) => {
    const person = await house.person(id, role)
    if (purpose) await person.call(choosePurpose, { body: { purpose } })
    return person
  }
  return {
    id,
    chief: await as('administrator'),
    deputy: await as('administrator'),
    analyst: await as('analyst'),
    detective: await as('detective'),
    as,
  }
}

const DAY_MS = 86_400_000
/** A calendar day so many days from today. */
export const day = (from: number): string => new Date(Date.now() + from * DAY_MS).toISOString().slice(0, 10)

export function termsWith(
  partners: readonly Agency[],
  more: Partial<sharing.AgreementTerms> = {},
): sharing.AgreementTerms {
  return {
    name: 'Shared picture',
    document: { title: 'Memorandum', number: 'M-1', date: '2026-01-05' },
    partners: partners.map((one) => one.id),
    categories: ['incident'],
    purposes: ['criminal-investigation', 'crime-analysis'],
    upTo: 'open',
    fields: null,
    reshare: false,
    deconfliction: false,
    startsOn: day(-1),
    expiresOn: day(300),
    ...more,
  }
}

/** Proposes and lets the second person approve; partners have not accepted yet. */
export async function proposed(
  by: Agency,
  terms: sharing.AgreementTerms,
  replaces: string | null = null,
): Promise<string> {
  const { id, actId } = await by.chief.call(sharing.proposeAgreement, {
    body: { terms, replaces, reason: 'We work the same cases.' },
  })
  await approved(by, actId)
  return id
}

export async function approved(by: Agency, actId: string): Promise<void> {
  const { acts } = await by.deputy.call(listActs, { query: { view: 'for-me' } })
  const { hash } = acts.find((one) => one.id === actId)!
  await by.deputy.call(approveAct, { params: { id: actId }, body: { hash } })
}

/** An agreement in force between agencies. */
export async function agreed(
  by: Agency,
  partners: readonly Agency[],
  more: Partial<sharing.AgreementTerms> = {},
): Promise<string> {
  const id = await proposed(by, termsWith(partners, more))
  for (const partner of partners) await partner.chief.call(sharing.acceptAgreement, { params: { id } })
  return id
}

export const wholeCategory = (
  agreementId: string,
  to: Agency,
  more: Partial<sharing.NewGrant> = {},
): sharing.NewGrant => ({
  agreementId,
  to: { kind: 'agency', id: to.id },
  what: { kind: 'category', category: 'incident' },
  upTo: 'open',
  fields: null,
  purposes: null,
  reshare: false,
  expiresOn: null,
  reason: 'Shootings cross the city line.',
  basis: '',
  ...more,
})

export const town = testHouse
