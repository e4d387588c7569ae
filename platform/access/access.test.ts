import { afterAll, beforeAll, expect, test } from 'vitest'
import { callsOf, testHouse, type TestHouse } from '#testing'
import * as contract from './contract.ts'
import { myActivity } from '../audit/contract.ts'
import { createSetup } from './service.ts'

let house: TestHouse
beforeAll(async () => void (house = await testHouse()))
afterAll(() => house.close())

const stranger = () => callsOf(house.server, '')
const goodPassword = 'a sentence nobody guesses'

test('the first administrator comes in through a link that works once', async () => {
  const token = await createSetup(house.database)
  const welcome = {
    name: 'Rosa Marsh',
    email: 'rosa@first.test',
    agency: 'First Police',
    password: goodPassword,
  }
  const session = await stranger().call(contract.acceptInvitation, { params: { token }, body: welcome })
  expect(session.person).toMatchObject({ name: 'Rosa Marsh', initials: 'RM' })
  expect(session.person?.roles).toContain('administrator')
  const again = await stranger().refused(contract.acceptInvitation, {
    params: { token },
    body: { ...welcome, email: 'other@first.test' },
  })
  expect(again).toMatchObject({ status: 410, code: 'setup.invalid' })
})

test('a new setup link ends the older one', async () => {
  const older = await createSetup(house.database)
  await createSetup(house.database)
  expect(await stranger().refused(contract.readInvitation, { params: { token: older } })).toMatchObject({
    code: 'setup.invalid',
  })
})

test('five wrong passwords rest the account, even against the right one', async () => {
  const token = await createSetup(house.database)
  const email = 'tired@second.test'
  await stranger().call(contract.acceptInvitation, {
    params: { token },
    body: { name: 'Tired Person', email, agency: 'Second Police', password: goodPassword },
  })
  for (let i = 0; i < 5; i++)
    expect(
      await stranger().refused(contract.signIn, { body: { email, password: `wrong ${i}` } }),
    ).toMatchObject({
      code: 'session.refused',
    })
  expect(
    await stranger().refused(contract.signIn, { body: { email, password: goodPassword } }),
  ).toMatchObject({
    status: 423,
    code: 'session.locked',
  })
})

test('an unknown name reads exactly like a wrong password', async () => {
  const { requestId: _, ...unknown } = await stranger().refused(contract.signIn, {
    body: { email: 'nobody@nowhere.test', password: 'x' },
  })
  expect(unknown).toMatchObject({ status: 401, code: 'session.refused' })
})

test('a disabled person is out at the next request', async () => {
  const agency = await house.agency()
  const boss = await house.person(agency, 'administrator')
  const clerk = await house.person(agency, 'records-clerk')
  expect((await clerk.call(contract.readSession)).person).not.toBeNull()
  await boss.call(contract.changePerson, { params: { id: clerk.actor.personId }, body: { disabled: true } })
  expect((await clerk.call(contract.readSession)).person).toBeNull()
  expect(await clerk.refused(myActivity)).toMatchObject({ status: 401, code: 'session.required' })
})

test('the last administrator cannot be removed, nor a person of another agency be touched', async () => {
  const agency = await house.agency()
  const boss = await house.person(agency, 'administrator')
  const other = await house.person(await house.agency(), 'records-clerk')
  const disable = (id: string) =>
    boss.refused(contract.changePerson, { params: { id }, body: { disabled: true } })
  expect(await disable(boss.actor.personId)).toMatchObject({ code: 'people.last_administrator' })
  expect(await disable(other.actor.personId)).toMatchObject({ status: 404, code: 'record.unavailable' })
})

test('a role without the permission is refused, and the refusal is on record', async () => {
  const clerk = await house.person(await house.agency(), 'records-clerk')
  expect(await clerk.refused(contract.listPeople)).toMatchObject({ status: 403, code: 'permission.missing' })
  const { entries } = await clerk.call(myActivity)
  expect(entries.map((entry) => [entry.action, entry.outcome])).toContainEqual([
    'People of your agency',
    'refused',
  ])
})

test('an invitation keeps its address, its roles and its agency', async () => {
  const agency = await house.agency('Invited Police')
  const boss = await house.person(agency, 'administrator')
  const { link } = await boss.call(contract.invitePerson, {
    body: { name: 'Ana Costa', email: 'ana@invited.test', roles: ['analyst'] },
  })
  const token = link.split('/').at(-1)!
  const session = await stranger().call(contract.acceptInvitation, {
    params: { token },
    body: { name: 'Ana Costa', email: 'else@invited.test', agency: 'Elsewhere', password: goodPassword },
  })
  expect(session.person).toMatchObject({
    email: 'ana@invited.test',
    roles: ['analyst'],
    agency: 'Invited Police',
  })
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
