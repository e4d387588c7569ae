import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestHouse } from '../../server/testing/index.ts'
import { listActs, refuseAct } from '../acts/contract.ts'
import * as contract from './contract.ts'
import {
  agreed,
  approved,
  day,
  openAgency,
  proposed,
  termsWith,
  wholeCategory,
  town,
  type Agency,
} from './testing/town.ts'

let house: TestHouse
let city: Agency
let harbor: Agency
let county: Agency
let hospital: Agency

beforeAll(async () => {
  house = await town()
  city = await openAgency(house, 'City Police')
  harbor = await openAgency(house, 'Harbor Police')
  county = await openAgency(house, 'County Prosecutor', 'prosecutor')
  hospital = await openAgency(house, 'General Hospital', 'health')
})
afterAll(() => house.close())

const read = (who: Agency, id: string) => who.chief.call(contract.readAgreement, { params: { id } })
const notices = async (who: Agency) => (await who.chief.call(contract.listNotices)).notices

describe('an agreement', () => {
  test('leaves its agency after a second person, and holds after every party', async () => {
    const terms = termsWith([harbor, county])
    const { id, actId } = await city.chief.call(contract.proposeAgreement, {
      body: { terms, replaces: null, reason: 'Joint cases' },
    })
    expect((await read(city, id)).state).toBe('draft')
    expect((await harbor.chief.refused(contract.readAgreement, { params: { id } })).code).toBe(
      'record.unavailable',
    )
    await approved(city, actId)
    expect((await read(harbor, id)).state).toBe('proposed')
    expect((await notices(harbor))[0]).toMatchObject({ kind: 'proposed', from: 'City Police', unread: true })
    const half = await harbor.chief.call(contract.acceptAgreement, { params: { id } })
    expect([half.state, half.mayAccept]).toEqual(['proposed', false])
    expect((await county.chief.call(contract.acceptAgreement, { params: { id } })).state).toBe('in-force')
    expect((await county.chief.refused(contract.acceptAgreement, { params: { id } })).code).toBe(
      'sharing.over',
    )
    expect((await notices(city))[0]).toMatchObject({ kind: 'in-force' })
  })

  test('whoever asked cannot be the second person, and a changed text is not what was read', async () => {
    const { id, actId } = await city.chief.call(contract.proposeAgreement, {
      body: { terms: termsWith([harbor]), replaces: null, reason: 'Joint cases' },
    })
    const { acts } = await city.deputy.call(listActs, { query: { view: 'for-me' } })
    expect(acts.find((one) => one.id === actId)?.summary).toMatch(/Harbor Police/)
    await house.database.pool.query(`update sharing.agreement set up_to = 'restricted' where id = $1`, [id])
    await expect(approved(city, actId)).rejects.toThrow(/acts.changed/)
    expect((await read(city, id)).state).toBe('draft')
  })

  test('sent back, it is changed and asked for again; once approved it is fixed', async () => {
    const { id, actId } = await city.chief.call(contract.proposeAgreement, {
      body: { terms: termsWith([harbor]), replaces: null, reason: 'Joint cases' },
    })
    const change = { params: { id }, body: { terms: termsWith([county]), reason: 'Another partner' } }
    expect((await city.chief.refused(contract.reviseAgreement, change)).code).toBe('acts.waiting')
    await city.deputy.call(refuseAct, { params: { id: actId }, body: { reason: 'Wrong partner' } })
    const again = await city.chief.call(contract.reviseAgreement, change)
    await approved(city, again.actId)
    expect((await read(county, id)).parties.map((party) => party.agency.name)).toEqual([
      'City Police',
      'County Prosecutor',
    ])
    expect((await city.chief.refused(contract.reviseAgreement, change)).code).toBe('sharing.settled')
  })

  test('is the business of its parties: others neither see, accept, change nor end it', async () => {
    const id = await proposed(city, termsWith([harbor]))
    const ask = { params: { id } }
    const change = { ...ask, body: { terms: termsWith([county]), reason: 'Mine now' } }
    const end = { ...ask, body: { reason: 'No' } }
    for (const refusal of [
      await county.chief.refused(contract.readAgreement, ask),
      await county.chief.refused(contract.acceptAgreement, ask),
      await county.chief.refused(contract.reviseAgreement, change),
      await county.chief.refused(contract.endAgreement, end),
    ])
      expect(refusal).toMatchObject({ status: 404, code: 'record.unavailable' })
    expect((await harbor.chief.refused(contract.reviseAgreement, change)).code).toBe('sharing.settled')
    expect((await city.analyst.refused(contract.endAgreement, end)).code).toBe('permission.missing')
    expect((await read(city, id)).state).toBe('proposed')
  })

  test('ends at once for everyone by the word of any party', async () => {
    const id = await agreed(city, [harbor, county])
    await county.chief.call(contract.endAgreement, { params: { id }, body: { reason: 'Out of money' } })
    const ended = await read(harbor, id)
    expect(ended).toMatchObject({
      state: 'ended',
      ended: { by: 'County Prosecutor', reason: 'Out of money' },
    })
    expect((await notices(harbor))[0]).toMatchObject({ kind: 'ended', remark: 'Out of money' })
    expect((await city.chief.refused(contract.giveGrant, { body: wholeCategory(id, harbor) })).code).toBe(
      'sharing.not_in_force',
    )
  })

  test('never covers what no floor lets out, nor what no other party could be given', async () => {
    const propose = (terms: contract.AgreementTerms) =>
      city.chief.refused(contract.proposeAgreement, { body: { terms, replaces: null, reason: 'Try' } })
    expect((await propose(termsWith([harbor], { categories: ['personnel'] }))).code).toBe('sharing.never')
    expect((await propose(termsWith([harbor], { categories: ['incident', 'review'] }))).code).toBe(
      'sharing.never',
    )
    const trace = await propose(termsWith([hospital], { categories: ['trace'] }))
    expect(trace).toMatchObject({ code: 'sharing.recipient_kind', status: 422 })
    expect(trace.sentence).toMatch(/112-55/)
  })

  test('names parts, agencies and days that exist', async () => {
    const fieldOf = async (more: Partial<contract.AgreementTerms>) => {
      const terms = termsWith([harbor], more)
      const refusal = await city.chief.refused(contract.proposeAgreement, {
        body: { terms, replaces: null, reason: 'Try' },
      })
      return [refusal.status, refusal.fields?.[0]?.path]
    }
    expect(await fieldOf({ fields: ['shoe-size'] })).toEqual([400, 'terms.fields'])
    expect(await fieldOf({ partners: [city.id] })).toEqual([400, 'terms.partners'])
    expect(await fieldOf({ partners: [987_654] })).toEqual([400, 'terms.partners'])
    expect(await fieldOf({ startsOn: day(9), expiresOn: day(8) })).toEqual([400, 'terms.expiresOn'])
    expect(await fieldOf({ startsOn: day(-9), expiresOn: day(-8) })).toEqual([400, 'terms.expiresOn'])
  })

  test('holds from its first day to its last', async () => {
    const id = await agreed(city, [harbor], { startsOn: day(3), expiresOn: day(5) })
    expect((await read(city, id)).state).toBe('agreed')
    const shift = (days: number) =>
      house.database.pool.query(
        'update sharing.agreement set starts_on = starts_on + $2::int, expires_on = expires_on + $2::int where id = $1',
        [id, days],
      )
    await shift(-3)
    expect((await read(city, id)).state).toBe('in-force')
    await shift(-4)
    expect((await read(city, id)).state).toBe('expired')
  })
})

describe('a new version', () => {
  test('takes the place of the old one when every party has accepted, and widens no grant', async () => {
    const old = await agreed(city, [harbor], { fields: ['victims', 'place'], purposes: ['crime-analysis'] })
    const grant = await city.chief.call(contract.giveGrant, { body: wholeCategory(old, harbor) })
    const wider = termsWith([harbor], { fields: null, expiresOn: day(900) })
    const id = await proposed(city, wider, old)
    expect((await read(city, old)).state).toBe('in-force')
    await harbor.chief.call(contract.acceptAgreement, { params: { id } })
    expect(await read(city, old)).toMatchObject({ state: 'replaced', replacedBy: id })
    expect((await read(city, id)).state).toBe('in-force')
    const { grants } = await harbor.chief.call(contract.listGrants, { query: { agreement: id } })
    expect(grants).toHaveLength(1)
    expect(grants[0]).toMatchObject({
      id: grant.id,
      state: 'live',
      purposes: ['crime-analysis'],
      upTo: 'open',
    })
    expect([...grants[0]!.fields!].sort()).toEqual(['place', 'victims'])
    expect(grants[0]!.expiresAt! < day(302)).toBe(true)
  })

  test('is one at a time, and only of what is in force', async () => {
    const old = await agreed(city, [harbor])
    await proposed(city, termsWith([harbor]), old)
    const again = await city.chief.refused(contract.proposeAgreement, {
      body: { terms: termsWith([harbor]), replaces: old, reason: 'Again' },
    })
    expect(again.code).toBe('sharing.over')
    const strange = await county.chief.refused(contract.proposeAgreement, {
      body: { terms: termsWith([harbor]), replaces: old, reason: 'Not mine' },
    })
    expect(strange.code).toBe('record.unavailable')
  })

  test('revives nothing of an old one that a party ended meanwhile', async () => {
    const old = await agreed(city, [harbor])
    await city.chief.call(contract.giveGrant, { body: wholeCategory(old, harbor) })
    const id = await proposed(city, termsWith([harbor]), old)
    await harbor.chief.call(contract.endAgreement, { params: { id: old }, body: { reason: 'Enough' } })
    await harbor.chief.call(contract.acceptAgreement, { params: { id } })
    const { grants } = await harbor.chief.call(contract.listGrants, { query: { live: 'true' } })
    expect(grants.filter((one) => one.agreement.id === id || one.agreement.id === old)).toEqual([])
  })
})
