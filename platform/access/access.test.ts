import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  accept,
  bannerOf,
  browserOf,
  colleague,
  firstAdministrator,
  goodPassword,
  testHouse,
  type Newcomer,
  type TestHouse,
} from '#testing'
import * as contract from './contract.ts'
import { myActivity } from '../audit/contract.ts'
import { createSetup } from './index.ts'

let house: TestHouse
let boss: Newcomer
beforeAll(async () => {
  house = await testHouse()
  boss = await firstAdministrator(house, 'First Police')
})
afterAll(() => house.close())

test('the first administrator comes in through a link that works once, and the agency is the host', async () => {
  const session = await boss.browser.call(contract.readSession)
  expect(session).toMatchObject({ state: 'open', person: { initials: 'RB' }, agency: { host: true } })
  expect(session.person?.roles).toContain('administrator')
  const second = await firstAdministrator(house, 'Later Police')
  expect((await second.browser.call(contract.readSession)).agency?.host).toBe(false)
})

test('a setup link works once, and a new one ends the older one', async () => {
  const older = await createSetup(house.database)
  const token = await createSetup(house.database)
  const browser = browserOf(house)
  const read = (token: string) => browser.refused(contract.readInvitation, { params: { token } })
  expect(await read(older)).toMatchObject({ status: 410, code: 'setup.invalid' })
  await accept(house, token, { name: 'Once Only', email: 'once@house.test', agency: 'Once Police' })
  expect(await read(token)).toMatchObject({ code: 'setup.invalid' })
})

test('before the second factor stands, a session opens nothing', async () => {
  const token = await createSetup(house.database)
  const browser = browserOf(house)
  const banner = await bannerOf(browser)
  const session = await browser.call(contract.acceptInvitation, {
    params: { token },
    body: { name: 'Half Way', email: 'half@house.test', agency: 'Half', password: goodPassword, banner },
  })
  expect(session).toMatchObject({ state: 'pending', step: 'enrolment', person: null, permissions: [] })
  for (const route of [contract.readAccount, contract.listPeople, contract.listSessions])
    expect(await browser.refused(route)).toMatchObject({ status: 401, code: 'session.required' })
  expect(await browser.refused(contract.renewRecoveryCodes)).toMatchObject({ code: 'session.required' })
})

test('an invitation keeps its address, its roles and its agency', async () => {
  const { link } = await boss.browser.call(contract.invitePerson, {
    body: { name: 'Ana Costa', email: 'ana@invited.test', roles: ['analyst'] },
  })
  const token = link.split('/').at(-1)!
  const ana = await accept(house, token, { email: 'else@invited.test', agency: 'Elsewhere' })
  expect((await ana.browser.call(contract.readSession)).person).toMatchObject({
    email: 'ana@invited.test',
    roles: ['analyst'],
    agency: 'First Police',
  })
})

test('a disabled person, and one whose roles change, is out at the next request', async () => {
  const changes: [string, { disabled?: boolean; roles?: 'auditor'[] }][] = [
    ['off@house.test', { disabled: true }],
    ['other@house.test', { roles: ['auditor'] }],
  ]
  for (const [email, change] of changes) {
    const clerk = await colleague(house, boss, email, ['records-clerk'])
    await boss.browser.call(contract.changePerson, { params: { id: clerk.id }, body: change })
    expect((await clerk.browser.call(contract.readSession)).state).toBe('none')
    expect(await clerk.browser.refused(myActivity)).toMatchObject({ code: 'session.required' })
  }
})

test('the last administrator cannot be removed, nor a person of another agency be touched', async () => {
  const agency = await house.agency()
  const alone = await house.person(agency, 'administrator')
  const other = await house.person(await house.agency(), 'records-clerk')
  const disable = (id: string) =>
    alone.refused(contract.changePerson, { params: { id }, body: { disabled: true } })
  expect(await disable(alone.actor.personId)).toMatchObject({ code: 'people.last_administrator' })
  expect(await disable(other.actor.personId)).toMatchObject({ status: 404, code: 'record.unavailable' })
})

test('a role without the permission is refused, and the refusal is on record', async () => {
  const clerk = await house.person(await house.agency(), 'records-clerk')
  expect(await clerk.refused(contract.listPeople)).toMatchObject({ status: 403, code: 'permission.missing' })
  const { entries } = await clerk.call(myActivity)
  expect(entries).toContainEqual(expect.objectContaining({ outcome: 'refused' }))
})

test('a page of another site cannot act with a person’s cookie', async () => {
  const person = await house.person(await house.agency(), 'analyst')
  const response = await house.server.app.inject({
    method: 'DELETE',
    url: '/api/session',
    headers: { cookie: person.cookie, origin: 'https://elsewhere.example' },
  })
  expect(response.json()).toMatchObject({ code: 'request.cross_site' })
  expect((await person.call(contract.readSession)).person).not.toBeNull()
})

test('a purpose outside the role is refused', async () => {
  const clerk = await house.person(await house.agency(), 'records-clerk')
  expect(await clerk.refused(contract.choosePurpose, { body: { purpose: 'publication' } })).toMatchObject({
    status: 403,
  })
})
