import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listIncidents, readIncident, recordIncident } from '../../modules/incidents/contract/index.ts'
import { littleKnown, type Person, type TestHouse } from '#testing'
import * as contract from './contract.ts'
import * as kit from './testing/town.ts'
import { day, openAgency, town, type Agency } from './testing/town.ts'

let house: TestHouse
let city: Agency
let harbor: Agency
let county: Agency
let valley: Agency
const incidents: string[] = []

beforeAll(async () => {
  house = await town()
  city = await openAgency(house, 'City Police')
  harbor = await openAgency(house, 'Harbor Police')
  county = await openAgency(house, 'County Prosecutor', 'prosecutor')
  valley = await openAgency(house, 'Valley Police')
  const clerk = await city.as('records-clerk')
  for (const number of ['24-1', '24-2', '24-3'])
    incidents.push((await clerk.call(recordIncident, { body: littleKnown(number) })).id)
})
afterAll(() => house.close())

/** Incidents are restricted unless said, and so is what is agreed and given here. */
const agreed = (by: Agency, partners: Agency[], more: Partial<contract.AgreementTerms> = {}) =>
  kit.agreed(by, partners, { upTo: 'restricted', ...more })
const wholeCategory: typeof kit.wholeCategory = (id, to, more) =>
  kit.wholeCategory(id, to, { upTo: 'restricted', ...more })

const give = (who: Person, body: contract.NewGrant) => who.call(contract.giveGrant, { body })
const refused = async (who: Person, body: unknown) =>
  (await who.refused(contract.giveGrant, { body: body as contract.NewGrant })).code
const revoke = (who: Person, id: string) =>
  who.call(contract.revokeGrant, { params: { id }, body: { reason: 'No longer needed' } })

/** What a person finds by the list, its count, and the page of each record. */
async function found(who: Person): Promise<{ listed: string[]; opened: string[] }> {
  const { rows } = await who.call(listIncidents, { query: { sort: 'number-asc', limit: 50 } })
  const opened: string[] = []
  for (const id of incidents) {
    const answer = await house.server.app.inject({
      url: readIncident.path.replace(':id', id),
      headers: { cookie: who.cookie },
    })
    if (answer.statusCode === 200) opened.push(id)
  }
  return { listed: rows.map((row) => row.id), opened }
}
const NOTHING = { listed: [], opened: [] }

describe('a grant', () => {
  test('of a kind of records opens exactly those, and is gone with the next request', async () => {
    expect(await found(harbor.analyst)).toEqual(NOTHING)
    const agreement = await agreed(city, [harbor])
    const { id } = await give(city.chief, wholeCategory(agreement, harbor))
    expect(await found(harbor.analyst)).toEqual({ listed: incidents, opened: incidents })
    expect(await found(county.analyst)).toEqual(NOTHING)
    await revoke(city.deputy, id)
    expect(await found(harbor.analyst)).toEqual(NOTHING)
    const told = (await harbor.chief.call(contract.listNotices)).notices.map((one) => one.kind)
    expect(told.slice(0, 2)).toEqual(['withdrawal', 'shared'])
  })

  test('of open records opens no restricted one', async () => {
    const agreement = await agreed(city, [harbor])
    const { id } = await give(city.chief, { ...wholeCategory(agreement, harbor), upTo: 'open' })
    expect(await found(harbor.analyst)).toEqual(NOTHING)
    await revoke(city.chief, id)
  })

  test('of one record, or of a collection, opens no other', async () => {
    const agreement = await agreed(city, [harbor])
    const one = await give(city.detective, {
      ...wholeCategory(agreement, harbor),
      what: { kind: 'record', type: 'incident', id: incidents[1]! },
    })
    expect(await found(harbor.analyst)).toEqual({ listed: [incidents[1]], opened: [incidents[1]] })
    const collection = await city.analyst.call(contract.createCollection, {
      body: { name: 'Pier cases', category: 'incident' },
    })
    const choice = await city.analyst.call(contract.listCollections)
    expect(choice).toMatchObject({
      collections: [{ name: 'Pier cases', records: 0, grants: 0, mayChange: true }],
    })
    expect(choice.categories).toContain('incident')
    await give(city.chief, {
      ...wholeCategory(agreement, harbor),
      what: { kind: 'collection', id: collection.id },
    })
    await city.analyst.call(contract.collectRecord, {
      params: collection,
      body: { type: 'incident', id: incidents[2]! },
    })
    const both = [incidents[1], incidents[2]]
    expect(await found(harbor.analyst)).toEqual({ listed: both, opened: both })
    await city.analyst.call(contract.releaseRecord, { params: { ...collection, record: incidents[2]! } })
    await revoke(city.detective, one.id)
    expect(await found(harbor.analyst)).toEqual(NOTHING)
  })

  test('ends with its last day, and with its agreement', async () => {
    const agreement = await agreed(city, [harbor])
    const { id } = await give(city.chief, { ...wholeCategory(agreement, harbor), expiresOn: day(2) })
    expect((await found(harbor.analyst)).listed).toHaveLength(3)
    await house.database.pool.query(`update sharing.grant set expires_at = now() where id = $1`, [id])
    expect(await found(harbor.analyst)).toEqual(NOTHING)
    await give(city.chief, wholeCategory(agreement, harbor))
    expect((await found(harbor.analyst)).listed).toHaveLength(3)
    await harbor.chief.call(contract.endAgreement, { params: { id: agreement }, body: { reason: 'Done' } })
    expect(await found(harbor.analyst)).toEqual(NOTHING)
  })

  test('shows only its parts', async () => {
    const agreement = await agreed(city, [harbor], { fields: ['victims', 'suspects', 'place'] })
    const { id } = await give(city.chief, { ...wholeCategory(agreement, harbor), fields: ['victims'] })
    const seen = await harbor.analyst.call(readIncident, { params: { id: incidents[0]! } })
    expect(seen.victims).toHaveLength(1)
    expect(seen.suspects).toEqual([])
    expect(seen.remarks).toBeNull()
    const why = await city.chief.call(contract.explainRecord, {
      query: { type: 'incident', id: incidents[0]!, person: harbor.analyst.actor.personId },
    })
    expect(why.visible).toBe(true)
    expect(why.parts.filter((part) => part.seen).map((part) => part.part)).toEqual(['victims'])
    await revoke(city.chief, id)
  })

  test('reaches the members of a sharing group, as long as they are in it', async () => {
    const agreement = await agreed(city, [harbor, county])
    const group = await city.chief.call(contract.createGroup, {
      body: { name: 'Task force', members: [harbor.id] },
    })
    await give(city.chief, { ...wholeCategory(agreement, harbor), to: { kind: 'group', id: group.id } })
    expect((await found(harbor.analyst)).listed).toHaveLength(3)
    expect(await found(county.analyst)).toEqual(NOTHING)
    const change = (members: number[]) =>
      city.chief.call(contract.changeGroup, { params: group, body: { name: 'Task force', members } })
    await change([county.id, valley.id])
    expect(await found(harbor.analyst)).toEqual(NOTHING)
    expect((await found(county.analyst)).listed).toHaveLength(3)
    expect((await county.chief.call(contract.listNotices)).notices[0]?.kind).toBe('shared')
    // In the group, but no party of the agreement.
    expect(await found(valley.analyst)).toEqual(NOTHING)
    const twin = { body: { name: 'Task force', members: [] } }
    expect((await city.chief.refused(contract.createGroup, twin)).code).toBe('sharing.name_taken')
    await city.chief.call(contract.endGroup, { params: group })
    expect(await found(county.analyst)).toEqual(NOTHING)
  })

  test('is handed on only with the right to, never wider, and dies with the one it came from', async () => {
    const first = await agreed(city, [harbor, county], { reshare: true, fields: ['victims', 'place'] })
    const source = await give(city.chief, { ...wholeCategory(first, harbor), fields: ['victims'] })
    const onward = (more: Partial<contract.NewGrant> = {}) => ({
      ...wholeCategory(first, county),
      what: { kind: 'onward' as const, grantId: source.id },
      ...more,
    })
    expect(await refused(harbor.chief, onward())).toBe('sharing.onward')
    await revoke(city.chief, source.id)
    const free = await give(city.chief, {
      ...wholeCategory(first, harbor),
      fields: ['victims'],
      reshare: true,
    })
    const what = { kind: 'onward' as const, grantId: free.id }
    expect(await refused(harbor.chief, onward({ what, fields: ['victims', 'place'] }))).toBe(
      'sharing.not_covered',
    )
    expect(await refused(county.chief, onward({ what }))).toBe('record.unavailable')
    expect(await refused(harbor.analyst, onward({ what }))).toBe('permission.missing')
    await give(harbor.chief, onward({ what }))
    const seen = await county.analyst.call(readIncident, { params: { id: incidents[0]! } })
    expect([seen.victims.length, seen.suspects.length]).toEqual([1, 0])
    const { grants } = await city.chief.call(contract.listGrants, {
      query: { agreement: first, live: 'true' },
    })
    expect(grants.map((one) => one.direction).sort()).toEqual(['given', 'handed-on'])
    await revoke(city.chief, free.id)
    expect(await found(county.analyst)).toEqual(NOTHING)
    expect((await county.chief.call(contract.listNotices)).notices[0]?.kind).toBe('withdrawal')
  })

  test('is refused beyond its agreement, below a floor, and for what is not there', async () => {
    const agreement = await agreed(city, [harbor, county], {
      categories: ['incident', 'trace', 'nics'],
      fields: ['victims'],
      purposes: ['crime-analysis'],
    })
    const body = wholeCategory(agreement, harbor)
    const kind = (category: 'nics' | 'ballistic' | 'personnel' | 'trace') => ({ kind: 'category', category })
    expect(await refused(city.chief, { ...body, fields: ['suspects'] })).toBe('sharing.not_covered')
    expect(await refused(city.chief, { ...body, purposes: ['publication'] })).toBe('sharing.not_covered')
    const open = await agreed(city, [harbor], { upTo: 'open' })
    expect(await refused(city.chief, { ...body, agreementId: open })).toBe('sharing.not_covered')
    expect(await refused(city.chief, { ...body, reshare: true })).toBe('sharing.not_covered')
    expect(await refused(city.chief, { ...body, expiresOn: day(900) })).toBe('sharing.not_covered')
    expect(await refused(city.chief, { ...body, what: kind('ballistic') })).toBe('sharing.not_covered')
    expect(await refused(city.chief, { ...body, to: { kind: 'agency', id: valley.id } })).toBe(
      'sharing.not_covered',
    )
    expect(await refused(city.chief, { ...body, to: { kind: 'agency', id: city.id } })).toBe(
      'sharing.not_covered',
    )
    expect(await refused(city.chief, { ...body, what: kind('personnel') })).toBe('sharing.never')
    expect(await refused(city.chief, { ...body, what: kind('nics') })).toBe('sharing.record_only')
    expect(await refused(city.analyst, body)).toBe('permission.missing')
    expect(await refused(valley.chief, body)).toBe('record.unavailable')
    const what = { kind: 'record', type: 'incident', id: incidents[0]! }
    expect(await refused(harbor.chief, { ...body, what, to: { kind: 'agency', id: county.id } })).toBe(
      'record.unavailable',
    )
  })

  test.each([
    'agreementId',
    'to',
    'what',
    'upTo',
    'fields',
    'purposes',
    'reshare',
    'expiresOn',
    'reason',
    'basis',
  ])('is refused without %s, and so is its target without what says which it is', async (left) => {
    const whole = wholeCategory('0198c0de-0000-7000-8000-000000000000', harbor)
    const body = Object.fromEntries(Object.entries(whole).filter(([key]) => key !== left))
    expect(await refused(city.chief, body)).toBe('request.invalid')
    for (const to of [{ id: harbor.id }, { kind: 'agency' }, { kind: 'everyone', id: 1 }, {}])
      expect(await refused(city.chief, { ...whole, to })).toBe('request.invalid')
    for (const what of [{ category: 'incident' }, { kind: 'record', id: incidents[0] }, { kind: 'category' }])
      expect(await refused(city.chief, { ...whole, what })).toBe('request.invalid')
    for (const more of [{ owner_agency: 1 }, { viaId: null }, { id: incidents[0] }])
      expect(await refused(city.chief, { ...whole, ...more })).toBe('request.invalid')
  })

  test('is revoked by owner or giver alone', async () => {
    const agreement = await agreed(city, [harbor, county])
    const { id } = await give(city.chief, wholeCategory(agreement, harbor))
    const ask = { params: { id }, body: { reason: 'No' } }
    expect((await harbor.chief.refused(contract.revokeGrant, ask)).code).toBe('record.unavailable')
    expect((await valley.chief.refused(contract.revokeGrant, ask)).code).toBe('record.unavailable')
    await revoke(city.chief, id)
    expect((await city.chief.refused(contract.revokeGrant, ask)).code).toBe('sharing.over')
  })
})

describe('the page of a record', () => {
  test('says to whom it was given, and to whom it could be', async () => {
    const agreement = await agreed(city, [harbor, county], { name: 'Joint cases' })
    const params = { type: 'incident', id: incidents[0]! }
    await give(city.detective, { ...wholeCategory(agreement, county), what: { kind: 'record', ...params } })
    const sharing = await city.detective.call(contract.readRecordSharing, { params })
    expect(sharing).toMatchObject({ mine: true, mayShare: true, never: false, basisNeeded: false })
    const [mine] = sharing.collections
    expect(mine).toMatchObject({ name: 'Pier cases', holds: false })
    await city.analyst.call(contract.collectRecord, { params: { id: mine!.id }, body: params })
    const holding = await city.detective.call(contract.readRecordSharing, { params })
    expect(holding.collections).toMatchObject([{ name: 'Pier cases', holds: true }])
    const way = sharing.agreements.find((one) => one.id === agreement)
    expect(way?.recipients.map((one) => one.name)).toEqual(['County Prosecutor', 'Harbor Police'])
    expect(sharing.grants.find((one) => one.agreement.id === agreement)).toMatchObject({
      state: 'live',
      to: { name: 'County Prosecutor' },
      reason: 'Shootings cross the city line.',
    })
    const there = await county.detective.call(contract.readRecordSharing, { params })
    expect(there).toMatchObject({ mine: false, mayShare: false, agreements: [], collections: [] })
    expect((await valley.detective.refused(contract.readRecordSharing, { params })).code).toBe(
      'record.unavailable',
    )
  })
})
