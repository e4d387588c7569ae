import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuid } from '#platform/db'
import type { Person, TestHouse } from '../../server/testing/index.ts'
import { choosePurpose } from '../access/contract.ts'
import * as contract from './contract.ts'
import { actorNow, agreed, enterNote, openAgency, town, wholeCategory, type Agency } from './testing/town.ts'

let house: TestHouse
let city: Agency
let harbor: Agency
let valley: Agency
const here = uuid()
const there = uuid()

beforeAll(async () => {
  house = await town()
  city = await openAgency(house, 'City Police')
  harbor = await openAgency(house, 'Harbor Police')
  valley = await openAgency(house, 'Valley Police')
  await enter(city.detective, here)
  await enter(harbor.detective, there)
})
afterAll(() => house.close())

async function enter(who: Person, id: string) {
  const actor = await actorNow(house, who, 'criminal-investigation')
  await house.database.withActor(actor, (tx) => enterNote(tx, id, 'incident'))
}

const linksOf = (who: Person, id: string) => who.call(contract.listLinks, { params: { type: 'note', id } })
const link = (other: string) => ({ params: { type: 'note', id: here }, body: { kind: 'same gun', other } })

describe('a link', () => {
  test('is made by who sees both ends and seen by who sees both', async () => {
    expect((await city.detective.refused(contract.linkRecord, link(there))).code).toBe('record.unavailable')
    const agreement = await agreed(harbor, [city])
    const { id: grant } = await harbor.chief.call(contract.giveGrant, {
      body: wholeCategory(agreement, city),
    })
    const made = await city.detective.call(contract.linkRecord, link(there))
    expect((await city.detective.refused(contract.linkRecord, link(there))).code).toBe('sharing.linked')
    expect((await city.detective.refused(contract.linkRecord, link(here))).code).toBe('request.invalid')
    expect((await linksOf(city.analyst, here)).links).toMatchObject([
      { kind: 'same gun', other: { id: there, owner: 'Harbor Police' }, mayUnlink: true },
    ])
    // Harbor sees its own end only.
    expect(await linksOf(harbor.detective, there)).toEqual({ links: [], contacts: [] })
    expect((await harbor.detective.refused(contract.unlinkRecord, { params: made })).code).toBe(
      'record.unavailable',
    )
    await harbor.chief.call(contract.revokeGrant, { params: { id: grant }, body: { reason: 'Over' } })
    expect(await linksOf(city.analyst, here)).toEqual({ links: [], contacts: [] })
    expect(
      (await city.analyst.refused(contract.listLinks, { params: { type: 'note', id: there } })).code,
    ).toBe('record.unavailable')
    expect(
      (await valley.detective.refused(contract.listLinks, { params: { type: 'note', id: here } })).code,
    ).toBe('record.unavailable')
  })

  test('whose other end stays hidden names whom to call, where both agreed to that', async () => {
    const id = await agreed(harbor, [city], { deconfliction: true, purposes: ['criminal-investigation'] })
    const contacts = async (who: Person) => (await linksOf(who, here)).contacts
    // Analysts begin with another purpose, which was not agreed.
    expect(await contacts(city.analyst)).toEqual([])
    await city.analyst.call(choosePurpose, { body: { purpose: 'criminal-investigation' } })
    expect(await linksOf(city.analyst, here)).toEqual({
      links: [],
      contacts: [{ agency: 'Harbor Police', contact: 'Harbor Police, desk 12' }],
    })
    expect((await linksOf(harbor.detective, there)).contacts).toEqual([
      { agency: 'City Police', contact: 'City Police, desk 12' },
    ])
    await city.chief.call(contract.endAgreement, { params: { id }, body: { reason: 'Over' } })
    expect(await contacts(city.analyst)).toEqual([])
  })

  test('never hints at sealed records, at other kinds than were agreed, or past a floor', async () => {
    await agreed(harbor, [city], { deconfliction: true, purposes: ['criminal-investigation'] })
    const hint = async () => (await linksOf(city.detective, here)).contacts.length
    const label = async (category: string, sensitivity: string) => {
      for (const end of ['one', 'two'])
        await house.database.pool.query(
          `update sharing.link set ${end}_category = $2, ${end}_sensitivity = $3 where ${end}_id = $1`,
          [there, category, sensitivity],
        )
    }
    expect(await hint()).toBe(1)
    await label('incident', 'sealed')
    expect(await hint()).toBe(0)
    await label('trace', 'open')
    expect(await hint()).toBe(0)
    await agreed(harbor, [city], {
      deconfliction: true,
      categories: ['trace'],
      purposes: ['criminal-investigation'],
    })
    expect(await hint()).toBe(1)
    const clerk = await city.as('records-clerk')
    expect((await linksOf(clerk, here)).contacts).toEqual([])
    await label('incident', 'open')
  })
})

describe('explaining', () => {
  const ask = (id: string, person?: Person) => ({
    query: { type: 'note', id, ...(person && { person: person.actor.personId }) },
  })

  test('says rule by rule why a person sees a record or not', async () => {
    const own = await city.chief.call(contract.explainRecord, ask(here, city.detective))
    expect(own).toMatchObject({
      visible: true,
      person: { agency: 'City Police' },
      record: { owner: 'City Police' },
    })
    const other = await city.chief.call(contract.explainRecord, ask(here, harbor.detective))
    expect(other.visible).toBe(false)
    expect(other.steps).toContainEqual({ rule: 'owner', passed: false, why: null, about: null })
    const agreement = await agreed(city, [harbor], { name: 'Pier work', purposes: ['crime-analysis'] })
    await city.chief.call(contract.giveGrant, { body: wholeCategory(agreement, harbor) })
    const why = await city.chief.call(contract.explainRecord, ask(here, harbor.detective))
    expect(why.steps).toContainEqual({ rule: 'grant', passed: false, why: 'purpose', about: 'Pier work' })
    const analysis = { query: { ...ask(here, harbor.detective).query, purpose: 'crime-analysis' as const } }
    expect((await city.chief.call(contract.explainRecord, analysis)).visible).toBe(true)
    const auditor = await city.as('auditor')
    expect((await auditor.call(contract.explainRecord, ask(here, harbor.chief))).visible).toBe(false)
  })

  test('is no oracle: what one may not ask answers like what does not exist', async () => {
    const body = async (who: Person, query: ReturnType<typeof ask>) => {
      const { requestId: _, ...rest } = await who.refused(contract.explainRecord, query)
      return rest
    }
    const absent = await body(valley.chief, ask(uuid()))
    expect(absent).toMatchObject({ status: 404, code: 'record.unavailable' })
    expect(await body(valley.chief, ask(here))).toEqual(absent)
    expect(await body(valley.chief, ask(here, city.detective))).toEqual(absent)
    expect(await body(valley.detective, ask(here))).toEqual(absent)
    expect(await body(city.detective, ask(here, city.analyst))).toEqual(absent)
    expect(await body(city.chief, { query: { type: 'note', id: here, person: uuid() } })).toEqual(absent)
    expect(await body(city.chief, { query: { type: 'ghost', id: here } })).toEqual(absent)
    expect((await city.detective.call(contract.explainRecord, ask(here))).visible).toBe(true)
  })

  test('says nothing to a recipient of what others were given', async () => {
    const agreement = await agreed(city, [valley], { name: 'Valley work' })
    await city.chief.call(contract.giveGrant, { body: wholeCategory(agreement, valley) })
    const shared = await valley.detective.call(contract.explainRecord, ask(here))
    expect(shared.steps.flatMap((step) => step.about ?? [])).toEqual(['Valley work'])
    const { people } = await valley.chief.call(contract.listExplainable)
    expect(new Set(people.map((person) => person.agency.name))).toEqual(
      new Set(['Valley Police', 'City Police']),
    )
  })
})
