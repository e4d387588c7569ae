import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  accept,
  browserOf,
  colleague,
  enrolAuthenticator,
  firstAdministrator,
  goodPassword,
  testHouse,
  type Newcomer,
  type TestHouse,
} from '#testing'
import { auditOf, recordAlone } from '#platform/audit'
import type { AccessAudit } from './desk.ts'
import * as contract from './contract.ts'
import { recoverAsOperator, releaseAsOperator, tidyAccounts } from './index.ts'

let house: TestHouse
let boss: Newcomer
let moment = new Date('2026-03-02T09:00:00Z')
const clock = { now: () => moment }
const days = (count: number) => void (moment = new Date(moment.getTime() + count * 86_400_000))
const audit: AccessAudit = {
  transact: (actor, act, work) => auditOf(house.database).transact(actor, act, work),
  alone: (entry, client) =>
    recordAlone(client ? { ...house.database, withOwner: (work) => work(client) } : house.database, entry),
}
const tidy = () => tidyAccounts(house.database, audit, moment)
const operator = () => ({ database: house.database, audit, now: moment })

beforeAll(async () => {
  house = await testHouse(clock)
  boss = await firstAdministrator(house, 'People Police', clock)
  const { agency } = await boss.browser.call(contract.readSession)
  // More than a year passes here.
  const body = { passwordsExpire: false }
  await boss.browser.call(contract.changeAgency, { params: { id: agency!.id }, body })
})
afterAll(() => house.close())

async function refreshed(person: Newcomer): Promise<Newcomer> {
  moment = new Date(moment.getTime() + 60_000)
  const browser = browserOf(house)
  const { email, banner } = person
  await browser.call(contract.signIn, { body: { email, password: goodPassword, banner } })
  await browser.call(contract.giveCode, { body: { code: person.code() } })
  return Object.assign(person, { browser })
}

let people = 0
const newEmail = () => `people-${++people}@house.test`
async function someone(roles: Parameters<typeof colleague>[3] = ['analyst']) {
  return colleague(house, await refreshed(boss), newEmail(), roles, clock)
}

const tokenOf = (link: string) => link.split('/').at(-1)!

test('a recovery link takes every old proof away, ends the sessions, and is told to the person', async () => {
  const person = await someone()
  const { link } = await boss.browser.call(contract.recoverPerson, { params: { id: person.id } })
  expect((await person.browser.call(contract.readSession)).state).toBe('open')
  const browser = browserOf(house)
  const password = 'chosen after the recovery'
  const body = { password, banner: person.banner }
  const half = await browser.call(contract.acceptInvitation, { params: { token: tokenOf(link) }, body })
  expect(half).toMatchObject({ state: 'pending', step: 'enrolment' })
  expect((await person.browser.call(contract.readSession)).state).toBe('none')
  await enrolAuthenticator(browser, clock)
  expect((await browser.call(contract.readSession)).recovered).toMatchObject({ by: 'Rosa Boss' })
  await browser.call(contract.dismissRecovered)
  expect((await browser.call(contract.readSession)).recovered).toBeNull()
  const old = browserOf(house)
  const sign = { email: person.email, banner: person.banner }
  expect(await old.refused(contract.signIn, { body: { ...sign, password: goodPassword } })).toMatchObject({
    code: 'session.refused',
  })
  await old.call(contract.signIn, { body: { ...sign, password } })
  moment = new Date(moment.getTime() + 60_000)
  for (const code of [person.code(), person.recoveryCodes[0]!])
    expect(await old.refused(contract.giveCode, { body: { code } })).toMatchObject({ code: 'account.code' })
  expect(
    await browserOf(house).refused(contract.readInvitation, { params: { token: tokenOf(link) } }),
  ).toMatchObject({ code: 'setup.invalid' })
})

test('nobody recovers, releases or clears themselves, and nobody people of another agency', async () => {
  await refreshed(boss)
  const own = (await boss.browser.call(contract.readSession)).person!.id
  const other = (await house.person(await house.agency(), 'administrator')).actor.personId
  for (const [id, code] of [
    [own, 'people.yourself'],
    [other, 'record.unavailable'],
  ] as const) {
    expect(await boss.browser.refused(contract.recoverPerson, { params: { id } })).toMatchObject({ code })
    expect(await boss.browser.refused(contract.releasePerson, { params: { id } })).toMatchObject({ code })
    expect(
      await boss.browser.refused(contract.recordClearance, { params: { id }, body: clearance() }),
    ).toMatchObject({ code })
  }
  expect(await boss.browser.refused(contract.listClearances, { params: { id: other } })).toMatchObject({
    code: 'record.unavailable',
  })
})

const clearance = () => ({
  kind: 'juvenile' as const,
  document: 'Order 2026-17',
  signedOn: '2020-01-01',
  expiresOn: '2099-12-31',
})

test('a clearance works from the next request on, and no longer after it is withdrawn', async () => {
  const person = await someone(['detective'])
  const held = async () => {
    const { rows } = await house.database.pool.query<{ of: string[] }>(
      'select access.clearances_of($1) as of',
      [person.id],
    )
    return rows[0]!.of
  }
  expect(await held()).toEqual([])
  const made = await boss.browser.call(contract.recordClearance, {
    params: { id: person.id },
    body: clearance(),
  })
  expect(made).toMatchObject({ kind: 'juvenile', recordedBy: 'Rosa Boss', withdrawnAt: null })
  expect(await held()).toEqual(['juvenile'])
  await boss.browser.call(contract.withdrawClearance, { params: { id: made.id } })
  expect(await held()).toEqual([])
  const { clearances } = await boss.browser.call(contract.listClearances, { params: { id: person.id } })
  expect(clearances).toMatchObject([{ id: made.id, withdrawnAt: expect.any(String) }])
})

test('a recovery link of someone who was disabled opens nothing', async () => {
  const person = await someone()
  const { link } = await boss.browser.call(contract.recoverPerson, { params: { id: person.id } })
  await boss.browser.call(contract.changePerson, { params: { id: person.id }, body: { disabled: true } })
  expect(
    await browserOf(house).refused(contract.acceptInvitation, {
      params: { token: tokenOf(link) },
      body: { password: 'another good sentence', banner: person.banner },
    }),
  ).toMatchObject({ code: 'setup.invalid' })
})

test('the operator of the server opens the account of a sole administrator again, on record', async () => {
  const alone = await firstAdministrator(house, `Alone ${moment.getTime()}`, clock)
  for (let i = 0; i < 5; i++)
    await browserOf(house).refused(contract.signIn, {
      body: { email: alone.email, password: 'wrong', banner: alone.banner },
    })
  expect(await releaseAsOperator(operator(), alone.email.toUpperCase())).toBe(true)
  await refreshed(alone)
  const made = await recoverAsOperator(operator(), alone.email)
  const browser = await accept(house, made!.token, { email: alone.email }, clock)
  expect((await browser.browser.call(contract.readSession)).recovered?.by).toBe('the operator of the server')
  expect(await recoverAsOperator(operator(), 'nobody@house.test')).toBeUndefined()
  const { rows } = await house.database.pool.query<{ action: string; owner_agency: number }>(
    `select action, owner_agency from audit.event where action in ('access.release', 'access.recover') order by id`,
  )
  expect(rows.map((row) => row.action)).toEqual(['access.release', 'access.recover'])
  // So that the auditor and the other administrators of the agency find what was done to its account.
  const { agency } = await browser.browser.call(contract.readSession)
  expect(rows.map((row) => row.owner_agency)).toEqual([agency!.id, agency!.id])
})

test('a temporary account ends on its day, is gone within 72 hours, and its address rests for a year', async () => {
  await refreshed(boss)
  const email = newEmail()
  const expiresAt = new Date(moment.getTime() + 5 * 86_400_000).toISOString()
  const { link } = await boss.browser.call(contract.invitePerson, {
    body: { name: 'Short Stay', email, roles: ['analyst'], expiresAt },
  })
  const person = await accept(house, tokenOf(link), { email }, clock)
  const { person: shown } = await person.browser.call(contract.readSession)
  days(5)
  const sign = { body: { email, password: goodPassword, banner: person.banner } }
  expect(await browserOf(house).refused(contract.signIn, sign)).toMatchObject({ code: 'session.refused' })
  expect(await tidy()).toMatchObject({ expired: [shown!.id], removed: [] })
  expect(await tidy()).toEqual({ expired: [], unused: [], removed: [] })
  days(2.9)
  expect((await tidy()).removed).toEqual([shown!.id])
  const { rows } = await house.database.pool.query(
    'select email, password_hash, totp_secret from access.person where id = $1',
    [shown!.id],
  )
  expect(rows[0]).toEqual({ email: `removed ${shown!.id}`, password_hash: null, totp_secret: null })
  const invite = async () => {
    await refreshed(boss)
    const body = { name: 'Someone Else', email: email.toUpperCase(), roles: ['analyst' as const] }
    return boss.browser.call(contract.invitePerson, { body }).then(
      () => 'made',
      (error: Error) => error.message,
    )
  }
  expect(await invite()).toContain('people.email_retired')
  for (let i = 0; i < 5; i++) {
    days(70)
    await refreshed(boss).catch(() => {})
  }
  expect(await invite()).toContain('people.email_retired')
  days(20)
  expect(await invite()).toBe('made')
})

test('an account that nobody used for 90 days is disabled, on record, and its sessions with it', async () => {
  const person = await someone()
  await house.person(await house.agency(), 'analyst')
  days(89)
  await refreshed(boss)
  expect((await tidy()).unused).not.toContain(person.id)
  days(2)
  expect((await tidy()).unused).toContain(person.id)
  await refreshed(boss)
  const { people } = await boss.browser.call(contract.listPeople)
  expect(people.find((one) => one.id === person.id)).toMatchObject({
    disabled: true,
    disabledBecause: 'unused',
  })
  const enabled = await boss.browser.call(contract.changePerson, {
    params: { id: person.id },
    body: { disabled: false },
  })
  expect(enabled).toMatchObject({ disabled: false, disabledBecause: null })
  expect((await tidy()).unused).not.toContain(person.id)
  const { rows } = await house.database.pool.query(
    `select count(*)::int as n from audit.event where action = 'access.unused' and subject_id = $1`,
    [person.id],
  )
  expect(rows).toEqual([{ n: 1 }])
})

test('the list says how people prove themselves, who is locked, and what is open', async () => {
  const person = await someone()
  const email = newEmail()
  await boss.browser.call(contract.invitePerson, { body: { name: 'Not Yet', email, roles: ['auditor'] } })
  for (let i = 0; i < 5; i++)
    await browserOf(house).refused(contract.signIn, {
      body: { email: person.email, password: 'wrong', banner: person.banner },
    })
  await boss.browser.call(contract.recoverPerson, { params: { id: person.id } })
  const { people, invited } = await boss.browser.call(contract.listPeople)
  expect(people.find((one) => one.id === person.id)).toMatchObject({
    locked: true,
    secondFactor: 'authenticator',
    recoveryLinkUntil: expect.any(String),
  })
  const open = invited.find((one) => one.email === email)!
  await boss.browser.call(contract.withdrawInvitation, { params: { id: open.id } })
  expect((await boss.browser.call(contract.listPeople)).invited.map((one) => one.email)).not.toContain(email)
})
