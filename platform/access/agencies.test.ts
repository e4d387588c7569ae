import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  accept,
  browserOf,
  colleague,
  firstAdministrator,
  goodPassword,
  testHouse,
  type Newcomer,
  type TestHouse,
} from '#testing'
import * as contract from './contract.ts'
import { findActor } from './index.ts'

let house: TestHouse
let host: Newcomer
let guest: Newcomer
let guestId: number

beforeAll(async () => {
  house = await testHouse()
  host = await firstAdministrator(house, 'Host Office')
  const made = await host.browser.call(contract.createAgency, {
    body: {
      name: 'Guest Clinic',
      kind: 'health',
      contact: 'Front desk',
      administrator: { name: 'Gina Guest', email: 'gina@house.test' },
    },
  })
  expect(made.agency).toMatchObject({ kind: 'health', host: false, own: false, administrators: 0 })
  guestId = made.agency.id
  guest = await accept(house, made.link.split('/').at(-1)!, { email: 'gina@house.test' })
})
afterAll(() => house.close())

const params = () => ({ id: guestId })

test('only the host lets agencies in, renames them, and says what they are before the law', async () => {
  const body = { name: 'Third', kind: 'school' as const, administrator: { name: 'T', email: 't@house.test' } }
  expect(await guest.browser.refused(contract.createAgency, { body })).toMatchObject({
    status: 403,
    code: 'agencies.host_only',
  })
  for (const change of [{ kind: 'law-enforcement' as const }, { name: 'Guest Police' }])
    expect(
      await guest.browser.refused(contract.changeAgency, { params: params(), body: change }),
    ).toMatchObject({ code: 'agencies.host_only' })
  const changed = await host.browser.call(contract.changeAgency, {
    params: params(),
    body: { kind: 'community' },
  })
  expect(changed.kind).toBe('community')
  expect((await guest.browser.call(contract.readSession)).agency?.kind).toBe('community')
})

test('an administrator manages their own agency, and no other exists for them', async () => {
  const { agencies, mayCreate } = await guest.browser.call(contract.listAgencies)
  expect([agencies.map((one) => one.name), mayCreate]).toEqual([['Guest Clinic'], false])
  expect((await host.browser.call(contract.listAgencies)).agencies).toHaveLength(2)
  const changed = await guest.browser.call(contract.changeAgency, {
    params: params(),
    body: { contact: 'gina@house.test', passwordsExpire: false },
  })
  expect(changed).toMatchObject({ contact: 'gina@house.test', passwordsExpire: false })
  const hostId = (await host.browser.call(contract.readSession)).agency!.id
  for (const route of [contract.stopAgency, contract.startAgency])
    expect(await guest.browser.refused(route, { params: { id: hostId } })).toMatchObject({
      status: 404,
      code: 'record.unavailable',
    })
  expect(
    await guest.browser.refused(contract.changeAgency, { params: { id: hostId }, body: { contact: 'x' } }),
  ).toMatchObject({ code: 'record.unavailable' })
  expect(
    await guest.browser.refused(contract.createUnit, { params: { id: hostId }, body: { name: 'x' } }),
  ).toMatchObject({ code: 'record.unavailable' })
})

test('units hold people of their own agency', async () => {
  const unit = await guest.browser.call(contract.createUnit, { params: params(), body: { name: 'Outreach' } })
  expect(
    await guest.browser.refused(contract.createUnit, { params: params(), body: { name: 'Outreach' } }),
  ).toMatchObject({ code: 'agencies.name_taken' })
  const { person } = await guest.browser.call(contract.readSession)
  await guest.browser.call(contract.changePerson, {
    params: { id: person!.id },
    body: { unitId: unit.id },
  })
  expect((await guest.browser.call(contract.readSession)).agency?.unit).toBe('Outreach')
  const hostOwn = (await host.browser.call(contract.readSession)).person!.id
  expect(
    await host.browser.refused(contract.changePerson, { params: { id: hostOwn }, body: { unitId: unit.id } }),
  ).toMatchObject({ code: 'record.unavailable' })
  expect(await host.browser.refused(contract.removeUnit, { params: { id: unit.id } })).toMatchObject({
    code: 'record.unavailable',
  })
  await guest.browser.call(contract.removeUnit, { params: { id: unit.id } })
  expect((await guest.browser.call(contract.readSession)).agency?.unit).toBe('')
})

test('the kill switch puts everyone out at the next request and lets nobody in until the host opens again', async () => {
  const worker = await colleague(house, guest, 'worker@house.test', ['partner'])
  const { link } = await guest.browser.call(contract.invitePerson, {
    body: { name: 'Late', email: 'late@house.test', roles: ['partner'] },
  })
  await guest.browser.call(contract.stopAgency, { params: params() })
  for (const { browser } of [guest, worker])
    expect((await browser.call(contract.readSession)).state).toBe('none')
  const sign = { email: worker.email, password: goodPassword, banner: worker.banner }
  expect(await browserOf(house).refused(contract.signIn, { body: sign })).toMatchObject({
    code: 'session.refused',
  })
  expect(
    await browserOf(house).refused(contract.readInvitation, { params: { token: link.split('/').at(-1)! } }),
  ).toMatchObject({ code: 'setup.invalid' })
  expect(await findActor(house.database, { email: worker.email }, [])).toBeNull()
  const stopped = (await host.browser.call(contract.listAgencies)).agencies.find((one) => one.id === guestId)
  expect(stopped?.stoppedAt).not.toBeNull()
  await host.browser.call(contract.startAgency, { params: params() })
  expect((await browserOf(house).call(contract.signIn, { body: sign })).step).toBe('second-factor')
})
