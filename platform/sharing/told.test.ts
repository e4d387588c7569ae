import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Category } from '#contract'
import { uuid, type Tx } from '#platform/db'
import { collect, createCollection, release, retract, tellCorrection } from '#platform/sharing'
import type { Person, TestHouse } from '../../server/testing/index.ts'
import { choosePurpose } from '../access/contract.ts'
import * as contract from './contract.ts'
import {
  actAs,
  agreed,
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

beforeAll(async () => {
  house = await town()
  city = await openAgency(house, 'City Police')
  harbor = await openAgency(house, 'Harbor Police')
  for (const one of [city.detective, harbor.detective])
    await one.call(choosePurpose, { body: { purpose: 'criminal-investigation' } })
})
afterAll(() => house.close())

const as = <T>(who: Person, work: (tx: Tx) => Promise<T>) => actAs(house, who, work)

async function enter(category: Category): Promise<string> {
  const id = uuid()
  await as(city.detective, (tx) => enterNote(tx, id, category))
  return id
}

describe('what went out through a collection', () => {
  test('is corrected and retracted for everyone who had it, after it left and the grant ended', async () => {
    const agreement = await agreed(city, [harbor], { upTo: 'restricted' })
    const collection = await as(city.detective, (tx) =>
      createCollection(tx, { category: 'incident', name: 'Pier material' }),
    )
    const add = async (sensitivity: 'open' | 'restricted') => {
      const id = uuid()
      await as(city.detective, async (tx) => {
        await enterNote(tx, id, 'incident', sensitivity)
        await collect(tx, collection, { type: 'note', id })
      })
      return id
    }
    const before = await add('open')
    const hidden = await add('restricted')
    const what = { kind: 'collection', id: collection } as const
    const grant = await city.chief.call(contract.giveGrant, {
      body: wholeCategory(agreement, harbor, { what, upTo: 'open' }),
    })
    const later = await add('open')
    await city.chief.call(contract.revokeGrant, { params: { id: grant.id }, body: { reason: 'Over' } })
    const after = await add('open')
    await as(city.detective, async (tx) => {
      for (const id of [before, hidden, later, after]) await release(tx, collection, id)
    })
    const tellsOf = (id: string) => as(city.detective, (tx) => tellCorrection(tx, 'note', id, 'Corrected'))
    expect(await tellsOf(before)).toBe(1)
    expect(await as(city.detective, (tx) => retract(tx, 'note', later, 'Wrong case'))).toBe(1)
    expect((await told(harbor.detective)).slice(0, 2)).toEqual([
      ['retraction', 'Wrong case'],
      ['correction', 'Corrected'],
    ])
    // What was never within reach is not told of: too sensitive for the grant, or put in when it was over.
    expect([await tellsOf(hidden), await tellsOf(after)]).toEqual([0, 0])
  })

  test('reaches an agency that has left the sharing group since', async () => {
    const agreement = await agreed(city, [harbor])
    const { id } = await city.chief.call(contract.createGroup, {
      body: { name: 'Pier group', members: [harbor.id] },
    })
    const note = await enter('incident')
    const body = wholeCategory(agreement, harbor, {
      to: { kind: 'group', id },
      what: { kind: 'record', type: 'note', id: note },
    })
    await city.detective.call(contract.giveGrant, { body })
    await city.chief.call(contract.changeGroup, { params: { id }, body: { name: 'Pier group', members: [] } })
    expect(await sees(house, harbor.detective, note)).toBe(false)
    expect(await as(city.detective, (tx) => tellCorrection(tx, 'note', note, 'Corrected'))).toBe(1)
  })
})

describe('a retraction', () => {
  test('takes a denial back from everyone and tells them, or does neither', async () => {
    const agreement = await agreed(city, [harbor], {
      categories: ['nics'],
      purposes: ['criminal-investigation'],
      reshare: true,
    })
    const id = await enter('nics')
    await city.detective.call(contract.giveGrant, {
      body: wholeCategory(agreement, harbor, {
        what: { kind: 'record', type: 'note', id },
        basis: '18 U.S.C. 925B',
      }),
    })
    const collection = await as(city.detective, async (tx) => {
      const made = await createCollection(tx, { category: 'nics', name: 'March denials' })
      await collect(tx, made, { type: 'note', id })
      return made
    })
    const body = wholeCategory(agreement, harbor, {
      what: { kind: 'collection', id: collection },
      basis: '18 U.S.C. 925B',
    })
    await city.detective.call(contract.giveGrant, { body })
    expect(await sees(house, harbor.detective, id)).toBe(true)
    const failing = as(city.detective, async (tx) => {
      await retract(tx, 'note', id, 'Overturned')
      throw new Error('and then it failed')
    })
    await expect(failing).rejects.toThrow('and then it failed')
    expect(await sees(house, harbor.detective, id)).toBe(true)
    expect(await told(harbor.detective)).not.toContainEqual(['retraction', 'Overturned'])
    expect(await as(city.detective, (tx) => retract(tx, 'note', id, 'Overturned'))).toBe(1)
    expect(await sees(house, harbor.detective, id)).toBe(false)
    expect((await told(harbor.detective))[0]).toEqual(['retraction', 'Overturned'])
    const { unread } = await harbor.detective.call(contract.countNotices)
    const { notices } = await harbor.detective.call(contract.listNotices)
    await harbor.detective.call(contract.markNotices, { body: { ids: [notices[0]!.id] } })
    expect((await harbor.detective.call(contract.countNotices)).unread).toBe(unread - 1)
  })
})
