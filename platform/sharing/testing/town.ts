import type { AgencyKind, Category, Purpose, Role, Sensitivity } from '#contract'
import { findActor } from '#platform/access'
import type { Actor, Tx } from '#platform/db'
import { testHouse, type Person, type TestHouse } from '../../../server/testing/index.ts'
import { approveAct, listActs } from '../../acts/contract.ts'
import { choosePurpose } from '../../access/contract.ts'
import * as sharing from '../contract.ts'
import { sharingPolicy } from '../policy.ts'

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

/** A house with a kind of record of its own that can stand in any category: a note. */
export async function town(): Promise<TestHouse> {
  const house = await testHouse()
  await house.database.pool.query(`create schema notes;
    create table notes.note (id uuid primary key, owner_agency int not null, category text not null,
      sensitivity text not null default 'open');
    grant usage on schema notes to throughline_app;
    call access.protect('notes.note', 'note', 'id')`)
  return house
}

/** Enters a note in the name of a person. */
export const enterNote = (tx: Tx, id: string, category: Category, sensitivity: Sensitivity = 'open') =>
  tx.client.query(
    'insert into notes.note (id, owner_agency, category, sensitivity) values ($1, $2, $3, $4)',
    [id, tx.actor.agencyId, category, sensitivity],
  )

/** Whether a person, stating a purpose, finds the note. */
export async function sees(
  house: TestHouse,
  person: Person,
  id: string,
  purpose: Purpose = 'criminal-investigation',
): Promise<boolean> {
  const actor = await actorNow(house, person, purpose)
  return house.database.withActor(actor, async ({ client }) => {
    const { rowCount } = await client.query('select from notes.note where id = $1', [id])
    return rowCount === 1
  })
}

/** The person as the next request would find them. */
export async function actorNow(house: TestHouse, person: Person, purpose: Purpose): Promise<Actor> {
  return (await findActor(house.database, { id: person.actor.personId }, [sharingPolicy], purpose))!
}

/** Works in the name of a person who states a purpose. */
export const actAs = async <T>(
  house: TestHouse,
  person: Person,
  work: (tx: Tx) => Promise<T>,
  purpose: Purpose = 'criminal-investigation',
): Promise<T> => house.database.withActor(await actorNow(house, person, purpose), work)

/** Notices to the person's agency as pairs of kind and remark, the newest first. */
export const told = async (who: Person) =>
  (await who.call(sharing.listNotices)).notices.map(({ kind, remark }) => [kind, remark])
