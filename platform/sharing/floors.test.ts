import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Category, Purpose } from '#contract'
import { uuid, type Tx } from '#platform/db'
import {
  collect,
  admit,
  concern,
  createCollection,
  recordBasis,
  tellCorrection,
  withdrawAdmission,
} from '#platform/sharing'
import type { Person, TestHouse } from '../../server/testing/index.ts'
import { choosePurpose } from '../access/contract.ts'
import * as contract from './contract.ts'
import {
  actAs,
  agreed,
  day,
  enterNote,
  openAgency,
  sees,
  told,
  town,
  wholeCategory,
  type Agency,
} from './testing/town.ts'

let house: TestHouse
let city: Agency
let harbor: Agency
let mayor: Agency

beforeAll(async () => {
  house = await town()
  city = await openAgency(house, 'City Police')
  harbor = await openAgency(house, 'Harbor Police')
  mayor = await openAgency(house, 'Office of the Mayor', 'city-office')
  for (const one of [city.detective, city.analyst, harbor.detective])
    await one.call(choosePurpose, { body: { purpose: 'criminal-investigation' } })
})
afterAll(() => house.close())

const PREDICATE = 'Seen handing over a case of pistols twice'
const basis = (recordId: string) =>
  ({ recordId, predicate: PREDICATE, sourceReliability: 'reliable', contentValidity: 'probable' }) as const

const as = <T>(who: Person, work: (tx: Tx) => Promise<T>, purpose?: Purpose) =>
  actAs(house, who, work, purpose)

async function enter(category: Category, who = city.detective): Promise<string> {
  const id = uuid()
  await as(who, async (tx) => {
    await enterNote(tx, id, category)
    if (category === 'intelligence') await recordBasis(tx, basis(id))
  })
  return id
}

async function giveNote(
  agreementId: string,
  id: string,
  to = harbor,
  stated = '28 CFR 23.20: joint investigation',
): Promise<string> {
  const body = wholeCategory(agreementId, to, { what: { kind: 'record', type: 'note', id }, basis: stated })
  return (await city.detective.call(contract.giveGrant, { body })).id
}

describe('criminal intelligence (28 CFR 23.20)', () => {
  test('is not entered without a recorded basis, nor with a thin one', async () => {
    const id = uuid()
    await expect(as(city.detective, (tx) => enterNote(tx, id, 'intelligence'))).rejects.toMatchObject({
      code: 'TL023',
    })
    await expect(
      as(city.detective, (tx) => recordBasis(tx, { ...basis(id), predicate: 'A hunch, no more.   ' })),
    ).rejects.toMatchObject({ code: 'intelligence.basis_missing', status: 422 })
  })

  test('is reviewed by name within five years; a correction of words puts nothing off', async () => {
    const id = await enter('intelligence')
    const due = async () =>
      (await city.detective.call(contract.listIntelligenceDue)).due.find((one) => one.recordId === id)
    expect(await due()).toBeUndefined()
    const setReview = (to: string) =>
      house.database.pool.query('update sharing.intelligence_basis set review_by = $2 where record_id = $1', [
        id,
        to,
      ])
    await setReview(day(30))
    await as(city.detective, (tx) => recordBasis(tx, { ...basis(id), predicate: `${PREDICATE}, corrected` }))
    expect(await due()).toMatchObject({ reviewBy: day(30), predicate: `${PREDICATE}, corrected` })
    const review = (reviewBy: string) => ({
      params: { id },
      body: { reviewBy, reason: 'Two new sales in May' },
    })
    expect((await city.detective.refused(contract.reviewIntelligence, review(day(366 * 5 + 2)))).code).toBe(
      'request.invalid',
    )
    expect((await city.detective.refused(contract.reviewIntelligence, review(day(0)))).code).toBe(
      'request.invalid',
    )
    expect((await harbor.detective.refused(contract.reviewIntelligence, review(day(300)))).code).toBe(
      'record.unavailable',
    )
    const kept = await city.detective.call(contract.reviewIntelligence, review(day(1000)))
    expect(kept).toMatchObject({
      reviewBy: day(1000),
      reviewedBy: 'Test Person',
      reviewReason: 'Two new sales in May',
    })
    expect(await sees(house, city.detective, id)).toBe(true)
    await setReview(day(-1))
    expect(await sees(house, city.detective, id)).toBe(false)
    expect((await city.detective.refused(contract.reviewIntelligence, review(day(300)))).code).toBe(
      'record.unavailable',
    )
  })

  test('goes out record by record, with its need stated, to police and prosecutors alone', async () => {
    const agreement = await agreed(city, [harbor, mayor], {
      categories: ['intelligence'],
      purposes: ['criminal-investigation'],
    })
    const id = await enter('intelligence')
    const what = { kind: 'record', type: 'note', id } as const
    const refused = async (body: contract.NewGrant) =>
      (await city.detective.refused(contract.giveGrant, { body })).code
    expect(await refused(wholeCategory(agreement, harbor, { what }))).toBe('sharing.basis_needed')
    expect(await refused(wholeCategory(agreement, mayor, { what, basis: '28 CFR 23.20 (e)' }))).toBe(
      'sharing.recipient_kind',
    )
    await giveNote(agreement, id)
    expect(await sees(house, harbor.detective, id)).toBe(true)
    expect(await sees(house, harbor.detective, id, 'case-review')).toBe(false)
    expect(await sees(house, harbor.chief, id, 'administration')).toBe(false)
    await harbor.detective.call(contract.explainRecord, { query: { type: 'note', id } })
    const log = await city.detective.call(contract.readRecordSharing, { params: { type: 'note', id } })
    expect(log.reads).toMatchObject([{ agency: 'Harbor Police', people: 1 }])
    const there = await harbor.detective.call(contract.readRecordSharing, { params: { type: 'note', id } })
    expect(there.reads).toEqual([])
    expect(log.grants).toMatchObject([
      { to: { name: 'Harbor Police' }, basis: '28 CFR 23.20: joint investigation', grantedBy: 'Test Person' },
    ])
  })

  test('tells every recipient of a correction, those it was taken back from too', async () => {
    const agreement = await agreed(city, [harbor], {
      categories: ['intelligence'],
      purposes: ['criminal-investigation'],
    })
    const id = await enter('intelligence')
    const grant = await giveNote(agreement, id)
    await city.detective.call(contract.revokeGrant, { params: { id: grant }, body: { reason: 'Done' } })
    const count = await as(city.detective, (tx) => tellCorrection(tx, 'note', id, 'The name was wrong'))
    expect(count).toBe(1)
    expect((await told(harbor.detective))[0]).toEqual(['correction', 'The name was wrong'])
    // Who may not work with intelligence is not told of its records.
    expect(await told(await harbor.as('records-clerk'))).not.toContainEqual([
      'correction',
      'The name was wrong',
    ])
    await expect(as(harbor.detective, (tx) => tellCorrection(tx, 'note', id, 'x'))).rejects.toMatchObject({
      code: 'record.unavailable',
    })
  })
})

describe('review material', () => {
  test('opens to who was let into the meeting, signed and for its time', async () => {
    const guest = await harbor.as('detective')
    const facilitator = await city.as('facilitator')
    const sign = (who: Person) =>
      house.database.pool.query(
        `insert into access.clearance (person_id, kind, document, signed_on, expires_on, recorded_by)
         values ($1, 'confidentiality', 'Form 7', current_date - 1, current_date + 90, $1)`,
        [who.actor.personId],
      )
    await sign(facilitator)
    const id = uuid()
    const meeting = await as(
      facilitator,
      async (tx) => {
        await enterNote(tx, id, 'review')
        const made = await createCollection(tx, { category: 'review', name: 'Meeting of May' })
        await collect(tx, made, { type: 'note', id })
        const hour = 3_600_000
        await admit(tx, made, {
          personId: guest.actor.personId,
          startsAt: new Date(Date.now() - hour),
          endsAt: new Date(Date.now() + hour),
        })
        return made
      },
      'case-review',
    )
    expect(await sees(house, guest, id, 'case-review')).toBe(false)
    await sign(guest)
    expect(await sees(house, guest, id, 'case-review')).toBe(true)
    expect(await sees(house, guest, id, 'criminal-investigation')).toBe(false)
    await as(facilitator, (tx) => withdrawAdmission(tx, meeting, guest.actor.personId), 'case-review')
    expect(await sees(house, guest, id, 'case-review')).toBe(false)
    await expect(
      as(guest, (tx) => collect(tx, meeting, { type: 'note', id }), 'case-review'),
    ).rejects.toMatchObject({
      code: 'record.unavailable',
    })
  })
})

describe('a personnel record', () => {
  test('opens to its keeper and to the person it is about, and to nobody else of the agency', async () => {
    const keeper = await city.as('professional-standards')
    const officer = await city.as('detective')
    const id = uuid()
    const record = { type: 'note', id }
    const about = (who: Person, said: Person) => as(who, (tx) => concern(tx, record, said.actor.personId))
    const kept = (said: Person) =>
      as(keeper, (tx) => concern(tx, record, said.actor.personId), 'professional-standards')
    await as(keeper, (tx) => enterNote(tx, id, 'personnel', 'restricted'), 'professional-standards')
    expect(await sees(house, officer, id)).toBe(false)
    // Nobody names themselves into a record, and nobody of another agency is named into one.
    const absent = { code: 'record.unavailable' }
    await expect(about(officer, officer)).rejects.toMatchObject(absent)
    await expect(kept(harbor.detective)).rejects.toMatchObject(absent)
    await kept(officer)
    expect(await sees(house, officer, id)).toBe(true)
    expect(await sees(house, city.detective, id)).toBe(false)
    expect(await sees(house, harbor.detective, id)).toBe(false)
  })
})
