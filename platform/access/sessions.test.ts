import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  browserOf,
  colleague,
  firstAdministrator,
  goodPassword,
  testHouse,
  type Newcomer,
  type TestHouse,
} from '#testing'
import * as contract from './contract.ts'

let house: TestHouse
let boss: Newcomer
let moment = new Date('2026-03-02T09:00:00Z')
const clock = { now: () => moment }
const pass = (seconds: number) => void (moment = new Date(moment.getTime() + seconds * 1000))
const MINUTE = 60
const HOUR = 3600

beforeAll(async () => {
  house = await testHouse(clock)
  boss = await firstAdministrator(house, 'Clock Police', clock)
})
afterAll(() => house.close())

/** Signs in anew, as after hours. */
async function again(person: Newcomer) {
  pass(30)
  const browser = browserOf(house)
  await browser.call(contract.signIn, {
    body: { email: person.email, password: goodPassword, banner: person.banner },
  })
  pass(30)
  await browser.call(contract.giveCode, { body: { code: person.code() } })
  return browser
}

let people = 0
async function someone(): Promise<Newcomer & { id: string }> {
  const browser = await again(boss)
  return colleague(house, { ...boss, browser }, `clock-${++people}@house.test`, ['analyst'], clock)
}

test('after 29:59 of rest a session is open, after 30:01 it is locked, and proof opens it in place', async () => {
  const { browser, code } = await someone()
  pass(29 * MINUTE + 59)
  await browser.call(contract.readAccount)
  pass(30 * MINUTE + 1)
  expect(await browser.refused(contract.readAccount)).toMatchObject({ code: 'session.required' })
  expect(await browser.call(contract.readSession)).toMatchObject({
    state: 'locked',
    person: null,
    permissions: [],
    account: { name: 'Ana Costa', means: { authenticator: true } },
  })
  const by = { by: 'password' as const, code: code() }
  expect(
    await browser.refused(contract.confirmSession, { body: { ...by, password: 'wrong' } }),
  ).toMatchObject({ code: 'session.refused' })
  const token = browser.cookies.get('throughline')
  const opened = await browser.call(contract.confirmSession, { body: { ...by, password: goodPassword } })
  expect(opened).toMatchObject({ state: 'open', person: { name: 'Ana Costa' } })
  expect(browser.cookies.get('throughline')).not.toBe(token)
  await browser.call(contract.readAccount)
})

test('what a screen asks by itself does not keep a session awake', async () => {
  const { browser } = await someone()
  pass(20 * MINUTE)
  await browser.call(contract.readSession)
  await house.server.app.inject({
    url: '/api/account',
    headers: { cookie: `throughline=${browser.cookies.get('throughline')}`, 'throughline-background': 'yes' },
  })
  pass(11 * MINUTE)
  expect((await browser.call(contract.readSession)).state).toBe('locked')
})

test('12 hours after the sign-in a full one is needed, also by those who never rested', async () => {
  const { browser } = await someone()
  for (let i = 0; i < 48; i++) {
    pass(15 * MINUTE - (i === 0 ? 1 : 0))
    expect((await browser.call(contract.listSessions)).sessions).toHaveLength(1)
  }
  pass(2)
  expect((await browser.call(contract.readSession)).state).toBe('none')
})

test('unlocking does not make the 12 hours longer', async () => {
  const { browser, code } = await someone()
  pass(11 * HOUR + 50 * MINUTE)
  await browser.call(contract.confirmSession, {
    body: { by: 'password', password: goodPassword, code: code() },
  })
  pass(11 * MINUTE)
  expect((await browser.call(contract.readSession)).state).toBe('none')
})

test('a privileged act asks for proof after ten minutes, and goes through with it', async () => {
  const browser = await again(boss)
  const act = {
    body: { name: 'New Person', email: `new-${moment.getTime()}@house.test`, roles: ['analyst' as const] },
  }
  pass(10 * MINUTE + 1)
  expect(await browser.refused(contract.invitePerson, act)).toMatchObject({
    status: 403,
    code: 'session.confirm',
  })
  const confirm = (code: string, password = goodPassword) => ({
    body: { by: 'password' as const, password, code },
  })
  expect(await browser.refused(contract.confirmSession, { body: { by: 'sample' } })).toMatchObject({
    code: 'session.refused',
  })
  expect(
    await browser.refused(contract.confirmSession, { body: { by: 'code', code: boss.code() } }),
  ).toMatchObject({ code: 'session.refused' })
  await browser.call(contract.confirmSession, confirm(boss.code()))
  await browser.call(contract.invitePerson, act)
})

test('a sample account confirms with one click, and only a sample account', async () => {
  const sample = await house.person(await house.agency(), 'administrator')
  pass(11 * MINUTE)
  const invite = {
    body: { name: 'A', email: `sample-${moment.getTime()}@house.test`, roles: ['analyst' as const] },
  }
  expect(await sample.refused(contract.invitePerson, invite)).toMatchObject({ code: 'session.confirm' })
  const browser = browserOf(house)
  browser.cookies.set('throughline', sample.cookie.split('=')[1]!)
  await browser.call(contract.confirmSession, { body: { by: 'sample' } })
  await browser.call(contract.invitePerson, invite)
})

test('signing out ends the session for a cookie that was kept', async () => {
  const { browser } = await someone()
  const kept = browserOf(house)
  kept.cookies.set('throughline', browser.cookies.get('throughline')!)
  await browser.call(contract.signOut)
  expect((await kept.call(contract.readSession)).state).toBe('none')
  expect(await kept.refused(contract.listSessions)).toMatchObject({ code: 'session.required' })
})

test('people see their own sessions and end them, nobody else’s', async () => {
  const [one, other] = [await someone(), await someone()]
  const second = await again(one)
  const { sessions } = await one.browser.call(contract.listSessions)
  expect(sessions.map((session) => session.current)).toEqual(expect.arrayContaining([true, false]))
  const theirs = (await other.browser.call(contract.listSessions)).sessions[0]!
  expect(await one.browser.refused(contract.endSession, { params: { id: theirs.id } })).toMatchObject({
    code: 'record.unavailable',
  })
  const rest = sessions.find((session) => !session.current)!
  await one.browser.call(contract.endSession, { params: { id: rest.id } })
  expect((await second.call(contract.readSession)).state).toBe('none')
  const third = await again(one)
  await one.browser.call(contract.endOtherSessions)
  expect((await third.call(contract.readSession)).state).toBe('none')
  expect((await one.browser.call(contract.readSession)).state).toBe('open')
})

test('a changed credential ends all other sessions, and the token of this one', async () => {
  const person = await someone()
  const changes: ((browser: Newcomer['browser']) => Promise<unknown>)[] = [
    (browser) =>
      browser.call(contract.changePassword, {
        body: { old: goodPassword, password: 'quite another sentence' },
      }),
    (browser) =>
      browser.call(contract.changePassword, {
        body: { old: 'quite another sentence', password: goodPassword },
      }),
  ]
  for (const change of changes) {
    const [here, there] = [await again(person).catch(() => person.browser), person.browser]
    const token = here.cookies.get('throughline')
    if (here === there) pass(MINUTE)
    await change(here)
    expect(here.cookies.get('throughline')).not.toBe(token)
    expect((await here.call(contract.readSession)).state).toBe('open')
    if (here !== there) expect((await there.call(contract.readSession)).state).toBe('none')
    const kept = browserOf(house)
    kept.cookies.set('throughline', token!)
    expect((await kept.call(contract.readSession)).state).toBe('none')
    person.browser.cookies.set('throughline', here.cookies.get('throughline')!)
  }
})

test('a password changes only with the old one, for a better one, and every year where the agency wants it', async () => {
  const person = await someone()
  const change = (old: string, password: string) =>
    person.browser.refused(contract.changePassword, { body: { old, password } })
  expect(await change('not the old one', 'a wholly new sentence')).toMatchObject({ code: 'session.refused' })
  expect(await change(goodPassword, 'clockpolice2026')).toMatchObject({
    status: 422,
    code: 'account.password',
  })
  expect(await change(goodPassword, goodPassword)).toMatchObject({ code: 'account.password' })
  pass(364 * 24 * HOUR)
  expect((await (await again(person)).call(contract.readSession)).state).toBe('open')
  pass(2 * 24 * HOUR)
  const late = await again(person)
  expect(await late.call(contract.readSession)).toMatchObject({ state: 'pending', step: 'new-password' })
  expect(await late.refused(contract.readAccount)).toMatchObject({ code: 'session.required' })
  const changed = await late.call(contract.changePassword, {
    body: { old: goodPassword, password: 'a wholly new sentence' },
  })
  expect(changed.state).toBe('open')
})
