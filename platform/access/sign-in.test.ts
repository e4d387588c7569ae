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

let house: TestHouse
let boss: Newcomer
let moment = new Date('2026-03-02T09:00:00Z')
const clock = { now: () => moment }
const pass = (minutes: number) => void (moment = new Date(moment.getTime() + minutes * 60_000))

beforeAll(async () => {
  house = await testHouse(clock)
  boss = await firstAdministrator(house, 'Clock Police', clock)
})
afterAll(() => house.close())

let colleagues = 0
async function someone(): Promise<Newcomer & { id: string }> {
  pass(1)
  await bossIsFresh()
  return colleague(house, boss, `someone-${++colleagues}@house.test`, ['analyst'], clock)
}

/** The clock moves by hours here; the administrator signs in again when theirs has run out. */
async function bossIsFresh(): Promise<void> {
  pass(1)
  const session = await boss.browser.call(contract.readSession)
  if (session.state === 'open' && session.confirmedUntil! > moment.toISOString()) return
  await signIn(boss.browser, boss.email)
  await boss.browser.call(contract.giveCode, { body: { code: boss.code() } })
}

const signIn = async (browser: Browser, email: string, password = goodPassword) =>
  browser.call(contract.signIn, { body: { email, password, banner: await bannerOf(browser) } })
const wrong = async (browser: Browser, email: string, password = 'not the password') =>
  browser.refused(contract.signIn, { body: { email, password, banner: await bannerOf(browser) } })
const code = (browser: Browser, code: string) => browser.call(contract.giveCode, { body: { code } })
const wrongCode = (browser: Browser, code: string) => browser.refused(contract.giveCode, { body: { code } })

test('a password opens nothing, password and code open the session, under a new token at each step', async () => {
  const { email, code: shown } = await someone()
  pass(1)
  const browser = browserOf(house)
  const planted = 'planted-before-sign-in'
  browser.cookies.set('throughline', planted)
  const half = await signIn(browser, email)
  expect(half).toMatchObject({ state: 'pending', step: 'second-factor', person: null, rooms: [] })
  expect(half.account?.means).toEqual({
    password: true,
    authenticator: true,
    passkeys: false,
    recoveryCodes: true,
    provider: null,
    sample: false,
  })
  const first = browser.cookies.get('throughline')
  expect(first).not.toBe(planted)
  expect(await browser.refused(contract.readAccount)).toMatchObject({ code: 'session.required' })
  expect((await code(browser, shown())).state).toBe('open')
  const old = browserOf(house)
  old.cookies.set('throughline', first!)
  expect((await old.call(contract.readSession)).state).toBe('none')
})

test('the same code works once, also in another browser, and an older one not after it', async () => {
  const { email, code: shown } = await someone()
  pass(1)
  const [one, other] = [browserOf(house), browserOf(house)]
  await signIn(one, email)
  await signIn(other, email)
  const before = shown(-1)
  await code(one, shown())
  expect(await wrongCode(other, shown())).toMatchObject({ status: 422, code: 'account.code' })
  expect(await wrongCode(other, before)).toMatchObject({ code: 'account.code' })
  pass(0.5)
  expect((await code(other, shown())).state).toBe('open')
})

test('a code of the step before and after is taken, one of two steps away is not', async () => {
  const { email, code: shown } = await someone()
  pass(2)
  for (const [steps, fits] of [
    [-2, false],
    [2, false],
    [-1, true],
    [1, true],
  ] as const) {
    const browser = browserOf(house)
    await signIn(browser, email)
    if (fits) expect((await code(browser, shown(steps))).state).toBe('open')
    else expect(await wrongCode(browser, shown(steps))).toMatchObject({ code: 'account.code' })
  }
})

test('guessing codes locks the account, however often the password is given anew in between', async () => {
  const { email } = await someone()
  pass(1)
  for (const guesses of [['100000', '100001', '100002', '100003'], ['100004']]) {
    const browser = browserOf(house)
    await signIn(browser, email)
    for (const guess of guesses)
      expect(await wrongCode(browser, guess)).toMatchObject({ code: 'account.code' })
  }
  expect(await wrong(browserOf(house), email, goodPassword)).toMatchObject({
    status: 423,
    code: 'session.locked',
  })
})

test('passwords and codes share the counter; the sixth try fails with the right ones, a day later too', async () => {
  const { email, code: shown, id } = await someone()
  pass(1)
  const browser = browserOf(house)
  for (let i = 0; i < 3; i++) expect(await wrong(browser, email)).toMatchObject({ code: 'session.refused' })
  await signIn(browser, email)
  for (const guess of ['000000', '000001'])
    expect(await wrongCode(browser, guess)).toMatchObject({ code: 'account.code' })
  expect(await wrongCode(browser, shown())).toMatchObject({ status: 423, code: 'session.locked' })
  expect(await wrong(browserOf(house), email, goodPassword)).toMatchObject({ code: 'session.locked' })
  pass(24 * 60)
  expect(await wrong(browserOf(house), email, goodPassword)).toMatchObject({ code: 'session.locked' })
  // Whoever does not know the password learns nothing of the lock.
  expect(await wrong(browserOf(house), email)).toMatchObject({ code: 'session.refused' })
  await bossIsFresh()
  const released = await boss.browser.call(contract.releasePerson, { params: { id } })
  expect(released.locked).toBe(false)
  expect((await signIn(browserOf(house), email)).step).toBe('second-factor')
})

test('four failures, rest, four failures: nobody is locked out', async () => {
  const { email } = await someone()
  for (const rest of [16, 0]) {
    for (let i = 0; i < 4; i++) await wrong(browserOf(house), email)
    pass(rest)
  }
  expect((await signIn(browserOf(house), email)).state).toBe('pending')
})

test('failures at the same moment are all counted', async () => {
  const { email } = await someone()
  await Promise.all(Array.from({ length: 5 }, () => wrong(browserOf(house), email)))
  expect(await wrong(browserOf(house), email, goodPassword)).toMatchObject({ code: 'session.locked' })
})

test('an address that fails at many accounts has to wait before any of them is locked', async () => {
  const people = [await someone(), await someone()]
  const banner = boss.banner
  const browser = browserOf(house, '203.0.113.7')
  const answers: string[] = []
  for (let i = 0; i < 24; i++) {
    const body = { email: `unknown-${i}@house.test`, password: 'x', banner }
    answers.push((await browser.refused(contract.signIn, { body })).code)
  }
  expect(answers.slice(0, 20)).toEqual(Array(20).fill('session.refused'))
  expect(answers.slice(20)).toEqual(Array(4).fill('request.too_many'))
  expect(await wrong(browser, people[0]!.email, goodPassword)).toMatchObject({ status: 429 })
  expect((await signIn(browserOf(house), people[1]!.email)).state).toBe('pending')
  pass(6)
  expect((await signIn(browser, people[0]!.email)).state).toBe('pending')
})

test('an unknown name reads exactly like a wrong password', async () => {
  const { email } = await someone()
  const answer = async (email: string) => {
    const { requestId: _, ...rest } = await wrong(browserOf(house), email)
    return rest
  }
  expect(await answer('nobody@nowhere.test')).toEqual(await answer(email))
})

test('an unknown name takes as long as a wrong password', async () => {
  const took = { known: [] as number[], unknown: [] as number[] }
  for (let i = 0; i < 8; i++) {
    const { email } = await someone()
    for (let j = 0; j < 4; j++)
      for (const [kind, who] of [
        ['known', email],
        ['unknown', `nobody-${i}-${j}@house.test`],
      ] as const) {
        const browser = browserOf(house)
        const began = performance.now()
        await browser.refused(contract.signIn, { body: { email: who, password: 'x', banner: boss.banner } })
        took[kind].push(performance.now() - began)
      }
  }
  // The quickest of each: what else the machine does only ever adds.
  const ratio = Math.min(...took.known) / Math.min(...took.unknown)
  // The password hash is some 30 ms of each; without it an unknown name would answer in a tenth of the time.
  expect(ratio).toBeGreaterThan(0.7)
  expect(ratio).toBeLessThan(1.4)
})

test('a recovery code stands in for the authenticator, once, however it is typed', async () => {
  const { email, recoveryCodes } = await someone()
  expect(new Set(recoveryCodes).size).toBe(10)
  const typed = recoveryCodes[3]!.toUpperCase().replaceAll('-', ' ')
  const browser = browserOf(house)
  await signIn(browser, email)
  expect((await code(browser, typed)).state).toBe('open')
  expect((await browser.call(contract.readAccount)).recoveryCodesLeft).toBe(9)
  const again = browserOf(house)
  await signIn(again, email)
  expect(await wrongCode(again, typed)).toMatchObject({ code: 'account.code' })
})

test('the use notice has to be acknowledged in the wording that holds', async () => {
  const { email } = await someone()
  const browser = browserOf(house)
  const body = { email, password: goodPassword, banner: 'another' }
  expect(await browser.refused(contract.signIn, { body })).toMatchObject({ code: 'session.banner' })
  const { agencies } = await boss.browser.call(contract.listAgencies)
  await bossIsFresh()
  await boss.browser.call(contract.changeAgency, {
    params: { id: agencies.find((one) => one.own)!.id },
    body: { banner: 'Only for work. All use is recorded.' },
  })
  const before = { email, password: goodPassword, banner: boss.banner }
  expect(await browser.refused(contract.signIn, { body: before })).toMatchObject({ code: 'session.banner' })
  const entrance = await browser.call(contract.readEntrance)
  expect(entrance.banner.text).toBe('Only for work. All use is recorded.')
  const after = { ...before, banner: entrance.banner.version }
  expect((await browser.call(contract.signIn, { body: after })).state).toBe('pending')
})

test('a sign-in that was only begun is forgotten after 20 minutes', async () => {
  const { email, code: shown } = await someone()
  const browser = browserOf(house)
  await signIn(browser, email)
  pass(21)
  expect(await wrongCode(browser, shown())).toMatchObject({ code: 'session.required' })
})

test('every way in and every refusal leaves exactly one row, without the address that was typed', async () => {
  const { email, code: shown } = await someone()
  pass(1)
  const rows = async (work: () => Promise<unknown>) => {
    const { rows: before } = await house.database.pool.query('select count(*)::int as n from audit.event')
    await work()
    const { rows } = await house.database.pool.query<{ action: string; outcome: string; text: string }>(
      'select action, outcome, event::text as text from audit.event order by id offset $1',
      [(before[0] as { n: number }).n],
    )
    return rows
  }
  const browser = browserOf(house)
  const banner = await bannerOf(browser)
  const refused = await rows(() =>
    browser.refused(contract.signIn, { body: { email, password: 'canary-secret', banner } }),
  )
  expect(refused).toMatchObject([{ action: 'access.signIn', outcome: 'refused' }])
  const unknown = await rows(() =>
    browser.refused(contract.signIn, { body: { email: 'canary@x.test', password: 'canary-secret', banner } }),
  )
  expect(unknown).toMatchObject([{ action: 'access.signIn', outcome: 'refused' }])
  expect(JSON.stringify([refused, unknown])).not.toMatch(/canary|someone-/)
  expect(await rows(() => signIn(browser, email))).toMatchObject([
    { action: 'access.signIn', outcome: 'done' },
  ])
  expect(await rows(() => wrongCode(browser, '000000'))).toMatchObject([
    { action: 'access.giveCode', outcome: 'refused' },
  ])
  expect(await rows(() => code(browser, shown()))).toMatchObject([
    { action: 'access.giveCode', outcome: 'done' },
  ])
  expect(await rows(() => browser.call(contract.signOut))).toMatchObject([
    { action: 'access.signOut', outcome: 'done' },
  ])
})
