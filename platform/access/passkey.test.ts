import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  bannerOf,
  browserOf,
  colleague,
  firstAdministrator,
  goodPassword,
  testHouse,
  type Browser,
  type Newcomer,
  type TestHouse,
} from '#testing'
import * as contract from './contract.ts'
import { createSetup } from './index.ts'
import { softwarePasskey, type SoftwarePasskey } from './testing/passkey.ts'

const ORIGIN = 'http://house.test'

let house: TestHouse
let boss: Newcomer
let banner: string
let moment = new Date('2026-03-02T09:00:00Z')
const clock = { now: () => moment }

beforeAll(async () => {
  house = await testHouse(clock)
  boss = await firstAdministrator(house, 'Key Police', clock)
  banner = boss.banner
})
afterAll(() => house.close())

async function withPasskey(person: { browser: Browser }): Promise<SoftwarePasskey> {
  const passkey = softwarePasskey(ORIGIN)
  const { options } = await person.browser.call(contract.askNewPasskey)
  await person.browser.call(contract.addPasskey, { body: { name: 'Phone', answer: passkey.create(options) } })
  return passkey
}

let people = 0
async function someone(): Promise<Newcomer & { id: string; passkey: SoftwarePasskey }> {
  const person = await colleague(house, boss, `key-${++people}@house.test`, ['analyst'], clock)
  return { ...person, passkey: await withPasskey(person) }
}

const ask = async (browser: Browser) => (await browser.call(contract.askPasskey)).options
const give = (browser: Browser, answer: Record<string, unknown>) =>
  browser.call(contract.givePasskey, { body: { answer, banner } })
const refused = (browser: Browser, answer: Record<string, unknown>) =>
  browser.refused(contract.givePasskey, { body: { answer, banner } })

test('a passkey alone is a full sign-in, and says who it is', async () => {
  const { passkey, email } = await someone()
  const browser = browserOf(house)
  const options = await ask(browser)
  expect(options).toMatchObject({ rpId: 'house.test', userVerification: 'required', allowCredentials: [] })
  const session = await give(browser, passkey.get(options))
  expect(session).toMatchObject({ state: 'open', person: { email } })
  const { sessions } = await browser.call(contract.listSessions)
  expect(sessions.find((one) => one.current)?.methods).toEqual(['passkey'])
})

test('after a password it is the second factor, for the person who gave the password and for no other', async () => {
  const [one, other] = [await someone(), await someone()]
  const browser = browserOf(house)
  await browser.call(contract.signIn, { body: { email: one.email, password: goodPassword, banner } })
  const token = browser.cookies.get('throughline')
  expect(await refused(browser, other.passkey.get(await ask(browser)))).toMatchObject({
    status: 422,
    code: 'account.passkey',
  })
  const options = await ask(browser)
  expect(options['allowCredentials']).toHaveLength(1)
  expect((await give(browser, one.passkey.get(options))).state).toBe('open')
  expect(browser.cookies.get('throughline')).not.toBe(token)
})

test('an answer is taken once, in the browser that was asked, within five minutes', async () => {
  const { passkey } = await someone()
  const [browser, elsewhere] = [browserOf(house), browserOf(house)]
  const options = await ask(browser)
  await ask(elsewhere)
  expect(await refused(elsewhere, passkey.get(options))).toMatchObject({ code: 'account.passkey' })
  const answer = passkey.get(options)
  const kept = new Map(browser.cookies)
  await give(browser, answer)
  const again = browserOf(house)
  for (const [name, value] of kept) again.cookies.set(name, value)
  expect(await refused(again, answer)).toMatchObject({ code: 'account.passkey' })
  const late = browserOf(house)
  const slow = await ask(late)
  moment = new Date(moment.getTime() + 5 * 60_000 + 1000)
  expect(await refused(late, passkey.get(slow))).toMatchObject({ code: 'account.passkey' })
})

test('a challenge that was answered wrongly is not asked again', async () => {
  const { passkey } = await someone()
  const browser = browserOf(house)
  const options = await ask(browser)
  const good = passkey.get(options)
  const broken = { ...good, response: { ...(good['response'] as object), signature: 'AAAA' } }
  expect(await refused(browser, broken)).toMatchObject({ code: 'account.passkey' })
  expect(await refused(browser, good)).toMatchObject({ code: 'account.passkey' })
})

test.each([
  ['of another site', { origin: 'https://house.test.elsewhere.example' }],
  ['of a device that did not verify the person', { verified: false }],
])('an answer %s is refused, when it signs in and when it is added', async (_, how) => {
  const person = await someone()
  const browser = browserOf(house)
  expect(await refused(browser, person.passkey.get(await ask(browser), how))).toMatchObject({
    code: 'account.passkey',
  })
  const { options } = await person.browser.call(contract.askNewPasskey)
  const answer = softwarePasskey(ORIGIN).create(options, how)
  expect(
    await person.browser.refused(contract.addPasskey, { body: { name: 'Other', answer } }),
  ).toMatchObject({ code: 'account.passkey' })
})

test.each([{}, { id: 7 }, { id: 'unknown', response: {} }, { id: 'x', response: null, type: 'y' }])(
  'an answer such as %j is refused in words',
  async (answer) => {
    const browser = browserOf(house)
    await ask(browser)
    expect(await refused(browser, answer)).toMatchObject({ status: 422, code: 'account.passkey' })
  },
)

test('failed passkeys count with the other failures, and a locked account stays locked to them', async () => {
  const { passkey, email } = await someone()
  for (let i = 0; i < 5; i++) {
    const browser = browserOf(house)
    await refused(browser, passkey.get(await ask(browser), { verified: false }))
  }
  const browser = browserOf(house)
  expect(await refused(browser, passkey.get(await ask(browser)))).toMatchObject({
    status: 423,
    code: 'session.locked',
  })
  const body = { email, password: goodPassword, banner }
  expect(await browser.refused(contract.signIn, { body })).toMatchObject({ code: 'session.locked' })
})

test('a newcomer may enrol a passkey instead of an authenticator, and gets recovery codes once', async () => {
  const token = await createSetup(house.database, moment)
  const browser = browserOf(house)
  const body = { name: 'Key Only', email: 'only@house.test', agency: 'Only Keys', password: goodPassword }
  await browser.call(contract.acceptInvitation, {
    params: { token },
    body: { ...body, banner: await bannerOf(browser) },
  })
  const passkey = softwarePasskey(ORIGIN)
  const add = async (made: SoftwarePasskey) => {
    const { options } = await browser.call(contract.askNewPasskey)
    return browser.call(contract.addPasskey, { body: { name: 'Key', answer: made.create(options) } })
  }
  const enrolled = await add(passkey)
  expect(enrolled.session.state).toBe('open')
  expect(enrolled.recoveryCodes).toHaveLength(10)
  expect((await add(softwarePasskey(ORIGIN))).recoveryCodes).toBeNull()
})

test('the last second factor stays', async () => {
  const person = await someone()
  const { passkeys } = await person.browser.call(contract.readAccount)
  await person.browser.call(contract.removeAuthenticator)
  const remove = { params: { id: passkeys[0]!.id } }
  expect(await person.browser.refused(contract.removePasskey, remove)).toMatchObject({
    code: 'account.last_factor',
  })
  await withPasskey(person)
  await person.browser.call(contract.removePasskey, remove)
  expect((await person.browser.call(contract.readAccount)).passkeys).toHaveLength(1)
  const other = await someone()
  expect(
    await other.browser.refused(contract.removePasskey, {
      params: { id: (await person.browser.call(contract.readAccount)).passkeys[0]!.id },
    }),
  ).toMatchObject({ code: 'record.unavailable' })
})

test('a passkey confirms and unlocks its own session only', async () => {
  const [one, other] = [await someone(), await someone()]
  moment = new Date(moment.getTime() + 31 * 60_000)
  expect((await one.browser.call(contract.readSession)).state).toBe('locked')
  const confirm = (answer: Record<string, unknown>) => ({ body: { by: 'passkey' as const, answer } })
  expect(
    await one.browser.refused(contract.confirmSession, confirm(other.passkey.get(await ask(one.browser)))),
  ).toMatchObject({ code: 'account.passkey' })
  const options = await ask(one.browser)
  expect((await one.browser.call(contract.confirmSession, confirm(one.passkey.get(options)))).state).toBe(
    'open',
  )
})
