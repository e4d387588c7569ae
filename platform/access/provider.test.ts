import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  browserOf,
  enrolAuthenticator,
  firstAdministrator,
  goodPassword,
  testHouse,
  type Browser,
  type Newcomer,
  type TestHouse,
} from '#testing'
import * as contract from './contract.ts'
import { providersOf } from './index.ts'
import { testProvider, type Login, type TestProvider } from './testing/oidc.ts'
import { softwarePasskey } from './testing/passkey.ts'

const RETURN = 'http://house.test/sign-in/return'

let house: TestHouse
let provider: TestProvider
let boss: Newcomer
let elsewhere: Newcomer
let banner: string

beforeAll(async () => {
  provider = await testProvider(RETURN)
  const { issuer, client } = provider
  const settings = { id: 'city', name: 'City sign-in', agency: 'Oidc Police', issuer, ...client }
  house = await testHouse({ providers: providersOf([settings]) })
  boss = await firstAdministrator(house, 'Oidc Police')
  elsewhere = await firstAdministrator(house, 'Other Police')
  banner = boss.banner
})
afterAll(async () => {
  await house.close()
  await provider.close()
})

let people = 0
async function account(by = boss): Promise<Login & { id: string }> {
  const email = `oidc-${++people}@house.test`
  const body = { name: 'Pia Provider', email, roles: ['analyst' as const] }
  const { id } = await by.browser.call(contract.addProviderPerson, { body })
  return { id, email, subject: `subject-${people}` }
}

const begin = async (browser: Browser) =>
  (await browser.call(contract.beginProvider, { params: { id: 'city' }, body: { banner } })).address
const finish = (browser: Browser, back: URL) =>
  browser.call(contract.finishProvider, { body: { search: back.search } })
const refused = (browser: Browser, back: URL) =>
  browser.refused(contract.finishProvider, { body: { search: back.search } })

async function come(login: Login, browser = browserOf(house)) {
  const session = await finish(browser, await provider.visit(await begin(browser), login))
  return { browser, session }
}

test('the address asked for carries PKCE, state and nonce, and the house knows no other provider', async () => {
  const address = new URL(await begin(browserOf(house)))
  expect(address.origin).toBe(provider.issuer)
  expect(address.searchParams.get('code_challenge_method')).toBe('S256')
  for (const name of ['state', 'nonce', 'code_challenge'])
    expect(address.searchParams.get(name)?.length).toBeGreaterThan(30)
  expect(
    await browserOf(house).refused(contract.beginProvider, { params: { id: 'evil' }, body: { banner } }),
  ).toMatchObject({ code: 'session.provider' })
})

test('an account an administrator made comes in, with the second factor proven there', async () => {
  const login = { ...(await account()), amr: ['pwd', 'mfa'] }
  const { browser, session } = await come({ ...login, email: login.email.toUpperCase() })
  expect(session).toMatchObject({ state: 'open', person: { email: login.email } })
  const { sessions } = await browser.call(contract.listSessions)
  expect(sessions[0]?.methods).toEqual(['provider', 'provider-second-factor'])
  // From now on the provider's own name for them counts, whatever their address is there.
  expect((await come({ ...login, email: 'renamed@house.test' })).session.state).toBe('open')
})

test('without a second factor there, one is enrolled and asked for here', async () => {
  const login = await account()
  const first = await come(login)
  expect(first.session).toMatchObject({ state: 'pending', step: 'enrolment' })
  const { code } = await enrolAuthenticator(first.browser)
  const second = await come(login)
  expect(second.session).toMatchObject({ state: 'pending', step: 'second-factor' })
  expect((await second.browser.call(contract.giveCode, { body: { code: code(1) } })).state).toBe('open')
})

test('nobody gets an account by signing in, nor by an address that is not verified, nor another’s', async () => {
  const stranger = { subject: 'stranger', email: 'stranger@house.test' }
  const { email } = await account()
  const taken = { ...(await account()), amr: ['mfa'] }
  await come(taken)
  const cases: Login[] = [
    stranger,
    { subject: 'claims-it', email, verified: false },
    // An account with a password, which no administrator gave to the provider.
    { subject: 'the-boss', email: boss.email },
    // The provider of one agency does not vouch for people of another.
    { subject: 'other-boss', email: elsewhere.email },
    { subject: 'second-subject', email: taken.email },
  ]
  for (const login of cases) {
    const browser = browserOf(house)
    const back = await provider.visit(await begin(browser), login)
    expect(await refused(browser, back)).toMatchObject({ status: 401, code: 'session.provider' })
    expect((await browser.call(contract.readSession)).state).toBe('none')
  }
})

test('an answer is taken once, in the browser that asked, unchanged', async () => {
  const login = { ...(await account()), amr: ['mfa'] }
  const [browser, other] = [browserOf(house), browserOf(house)]
  const back = await provider.visit(await begin(browser), login)
  await begin(other)
  expect(await refused(other, back)).toMatchObject({ code: 'session.provider' })
  const forged = new URL(back)
  forged.searchParams.set('state', 'another')
  expect(await refused(browser, forged)).toMatchObject({ code: 'session.provider' })
  expect(await refused(browser, back)).toMatchObject({ code: 'session.provider' })
  const again = browserOf(house)
  const good = await provider.visit(await begin(again), login)
  const kept = new Map(again.cookies)
  await finish(again, good)
  const replay = browserOf(house)
  for (const [name, value] of kept) replay.cookies.set(name, value)
  expect(await refused(replay, good)).toMatchObject({ code: 'session.provider' })
})

test('there is no way around the provider: no password, no recovery link, no passkey alone', async () => {
  const login = { ...(await account()), amr: ['mfa'] }
  const { browser } = await come(login)
  expect(await boss.browser.refused(contract.recoverPerson, { params: { id: login.id } })).toMatchObject({
    code: 'people.federated',
  })
  expect(
    await browser.refused(contract.changePassword, {
      body: { old: '', password: 'a sentence of one’s own' },
    }),
  ).toMatchObject({ code: 'people.federated' })
  const sign = { email: login.email, password: goodPassword, banner }
  expect(await browserOf(house).refused(contract.signIn, { body: sign })).toMatchObject({
    code: 'session.refused',
  })
  const passkey = softwarePasskey('http://house.test')
  const { options } = await browser.call(contract.askNewPasskey)
  await browser.call(contract.addPasskey, { body: { name: 'Phone', answer: passkey.create(options) } })
  const alone = browserOf(house)
  const asked = await alone.call(contract.askPasskey)
  expect(
    await alone.refused(contract.givePasskey, { body: { answer: passkey.get(asked.options), banner } }),
  ).toMatchObject({ code: 'session.refused' })
})

test('a session is confirmed by being asked there afresh, by the same person', async () => {
  const login = { ...(await account()), amr: ['mfa'] }
  const another = { ...(await account()), amr: ['mfa'] }
  const { browser } = await come(login)
  const before = (await browser.call(contract.readSession)).confirmedUntil!
  const address = await begin(browser)
  expect(new URL(address).searchParams.get('prompt')).toBe('login')
  const session = await finish(browser, await provider.visit(address, login))
  expect(session.confirmedUntil! > before).toBe(true)
  const wrong = await provider.visit(await begin(browser), another)
  expect(await refused(browser, wrong)).toMatchObject({ code: 'session.provider' })
  expect((await browser.call(contract.readSession)).person?.email).toBe(login.email)
})

test('a disabled account stays out, whatever the provider says', async () => {
  const login = { ...(await account()), amr: ['mfa'] }
  await come(login)
  await boss.browser.call(contract.changePerson, { params: { id: login.id }, body: { disabled: true } })
  const browser = browserOf(house)
  const back = await provider.visit(await begin(browser), login)
  expect(await refused(browser, back)).toMatchObject({ code: 'session.provider' })
})

test('an agency without a provider cannot make such accounts', async () => {
  const body = { name: 'X', email: 'x-provider@house.test', roles: ['analyst' as const] }
  expect(await elsewhere.browser.refused(contract.addProviderPerson, { body })).toMatchObject({
    code: 'people.no_provider',
  })
})

test('settings that are not safe are refused with their place', () => {
  const good = { id: 'a', name: 'A', agency: 'A', clientId: 'c', clientSecret: 's' }
  const wrong =
    (issuer: string, more = {}) =>
    () =>
      providersOf([{ ...good, issuer, ...more }])
  expect(wrong('http://provider.example')).toThrow(/https/)
  expect(wrong('file:///etc/passwd')).toThrow(/issuer/)
  expect(wrong('https://provider.example', { id: 'A B' })).toThrow(/small letters/)
  expect(wrong('https://provider.example', { surprise: 1 })).toThrow(/surprise/)
  expect(wrong('https://provider.example')).not.toThrow()
})
