import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Locator, Page } from 'playwright-core'
import { createSetup } from '#platform/access'
import { firstAdministrator, goodPassword, testHouse, type Newcomer, type TestHouse } from '#testing'
import { readSession } from '../../../platform/access/contract.ts'
import { axeFindings, chromiumPath, launchBrowser, NO_CHROMIUM } from '../../testing/browser.ts'
import { virtualAuthenticator, visit } from '../../testing/visit.ts'

describe.skipIf(!chromiumPath())(`ways in (${chromiumPath() ?? NO_CHROMIUM})`, () => {
  let house: TestHouse
  let browser: Browser
  let address: string
  let boss: Newcomer
  let ahead = 0
  const clock = { now: () => new Date(Date.now() + ahead) }

  beforeAll(async () => {
    house = await testHouse({ screens: true, now: clock.now })
    address = await house.listen()
    browser = await launchBrowser()
    boss = await firstAdministrator(house, 'City Police', clock)
  }, 240_000)

  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
  const codeInput = (where: Page | Locator) => where.getByRole('textbox', { name: 'Code' })
  const acknowledge = (page: Page) => button(page, 'I have read this and agree').click()

  /** Codes work once each, so every use takes a later one. */
  function nextCode(): string {
    ahead += 30_000
    return boss.code()
  }

  /** Every proof changes the token, so the page's is the one that goes on. */
  async function leave(page: Page): Promise<void> {
    for (const { name, value } of await page.context().cookies(address)) boss.browser.cookies.set(name, value)
    await page.context().close()
  }

  async function signedIn(page: Page): Promise<void> {
    await page.getByRole('button', { name: /^You: / }).waitFor()
  }

  test('the notice stands before any way to sign in, and axe finds nothing on either', async () => {
    const page = await visit(browser, address, '/people')
    await page.getByText('What you do here is recorded and reviewed.').waitFor()
    expect(await page.getByLabel('E-mail address').count()).toBe(0)
    expect(await axeFindings(page)).toEqual([])
    await acknowledge(page)
    await page.getByLabel('E-mail address').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.context().close()
  }, 120_000)

  test('password and code lead to the page that was asked for; wrong ones say what to do', async () => {
    const page = await visit(browser, address, '/people')
    await acknowledge(page)
    await page.getByLabel('E-mail address').fill(boss.email)
    await page.getByLabel('Password', { exact: true }).fill('not this one at all')
    await button(page, 'Sign in').click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByLabel('E-mail address').inputValue()).toBe(boss.email)
    await page.getByLabel('Password', { exact: true }).fill(goodPassword)
    await button(page, 'Sign in').click()
    await page.getByRole('heading', { name: 'One more step' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await codeInput(page).fill('000000')
    await button(page, 'Go on').click()
    await page.getByText('The code does not fit.').waitFor()
    await codeInput(page).fill(nextCode())
    await button(page, 'Go on').click()
    await page.getByRole('heading', { name: 'People', exact: true }).waitFor()
    await page.context().close()
  }, 120_000)

  test('the first setup enrols a passkey, shows the recovery codes once, and the passkey alone signs in', async () => {
    const token = await createSetup(house.database, clock.now())
    const page = await visit(browser, address, `/welcome/${token}`)
    await virtualAuthenticator(page)
    await acknowledge(page)
    await page.getByLabel('Your agency').fill('Harbor Police')
    await page.getByLabel('Your name').fill('Tamsin Vale')
    await page.getByLabel('E-mail address').fill('t.vale@harbor.example')
    await page.getByLabel('Password', { exact: true }).fill('the tide comes in twice')
    expect(await axeFindings(page)).toEqual([])
    await button(page, 'Set up and sign in').click()
    await page.getByRole('heading', { name: /second way/ }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: /^Passkey/ }).click()
    await page.getByLabel('Name of the passkey').fill('Test device')
    await button(page, 'Make the passkey').click()
    await page.getByText('They are shown only now.').waitFor()
    expect(await page.getByRole('listitem').count()).toBe(10)
    expect(await axeFindings(page)).toEqual([])
    expect(await button(page, 'Go on').isDisabled()).toBe(true)
    await page.getByLabel('I have put these codes in a safe place').check()
    await button(page, 'Go on').click()
    await signedIn(page)

    await page.getByRole('button', { name: /^You: / }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await acknowledge(page)
    await button(page, 'Sign in with a passkey').click()
    await signedIn(page)
    await page.context().close()
  }, 120_000)

  test('an authenticator is enrolled from the secret that stands beside its picture', async () => {
    const token = await createSetup(house.database, clock.now())
    const page = await visit(browser, address, `/welcome/${token}`)
    await acknowledge(page)
    await page.getByLabel('Your agency').fill('State Laboratory')
    await page.getByLabel('Your name').fill('Ivo Lang')
    await page.getByLabel('E-mail address').fill('i.lang@lab.example')
    await page.getByLabel('Password', { exact: true }).fill('glass under the lamp')
    await button(page, 'Set up and sign in').click()
    await page.getByRole('button', { name: /^Authenticator app/ }).click()
    await page.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor()
    const secret = (await page.locator('code').first().innerText()).replaceAll(' ', '')
    expect(await axeFindings(page)).toEqual([])
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({
      timestamp: clock.now().getTime(),
    })
    await page.getByLabel('Code the app shows now').fill(code)
    await button(page, 'Set up the app').click()
    await page.getByLabel('I have put these codes in a safe place').check()
    await button(page, 'Go on').click()
    await signedIn(page)
    await page.context().close()
  }, 120_000)

  test('a locked session hides the page, keeps what was typed, and sends what was refused once unlocked', async () => {
    const page = await visit(browser, address, '/people?invite=yes', boss.browser.cookies)
    await page.getByLabel('E-mail address').fill('n.orr@city.example')
    await page.getByLabel('Name', { exact: true }).fill('Nina Orr')
    await page.getByLabel('Roles').first().click()
    await page.getByRole('option', { name: 'Analyst' }).click()
    await page.keyboard.press('Tab')
    ahead += 31 * 60_000
    await button(page, 'Make the invitation').click()

    const veil = page.getByRole('dialog', { name: 'Locked' })
    await veil.waitFor()
    expect(await page.getByLabel('E-mail address').first().isVisible()).toBe(false)
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    expect(await veil.isVisible()).toBe(true)
    await veil.getByLabel('Password', { exact: true }).fill(goodPassword)
    await codeInput(veil).fill(nextCode())
    await veil.getByRole('button', { name: 'Confirm' }).click()
    await veil.waitFor({ state: 'detached' })
    await page.getByText('Invitation for Nina Orr').waitFor()
    await leave(page)
  }, 120_000)

  test('someone who keeps typing is not locked, though no request leaves the page', async () => {
    const page = await visit(browser, address, '/account', boss.browser.cookies)
    await page.clock.install({ time: clock.now() })
    await page.reload()
    await page.getByRole('heading', { name: 'My account' }).waitFor()
    const before = Date.parse((await boss.browser.call(readSession)).locksAt!)
    ahead += 28.5 * 60_000
    await page.clock.fastForward(28.5 * 60_000)
    const locksAt = async () => {
      await page.keyboard.press('Shift')
      await page.clock.fastForward(10_000)
      return Date.parse((await boss.browser.call(readSession)).locksAt ?? '')
    }
    await expect.poll(locksAt, { timeout: 60_000, interval: 200 }).toBeGreaterThan(before)
    await leave(page)
  }, 120_000)

  test('after twelve hours a full sign-in is asked for over the page', async () => {
    const page = await visit(browser, address, '/account', boss.browser.cookies)
    await page.getByRole('heading', { name: 'My account' }).waitFor()
    ahead += 13 * 3_600_000
    await button(page, 'Set it up').or(button(page, 'Move to another phone')).click()
    const veil = page.getByRole('dialog', { name: 'Your session has ended' })
    await veil.waitFor()
    await acknowledge(page)
    expect(await veil.getByLabel('E-mail address').inputValue()).toBe(boss.email)
    await veil.getByLabel('Password', { exact: true }).fill(goodPassword)
    await veil.getByRole('button', { name: 'Sign in', exact: true }).click()
    await codeInput(veil).fill(nextCode())
    await veil.getByRole('button', { name: 'Go on' }).click()
    await veil.waitFor({ state: 'detached' })
    await page.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor()
    await leave(page)
  }, 120_000)

  test('a privileged act asks for proof in place and then goes on; put aside, nothing is done', async () => {
    const page = await visit(browser, address, '/people?invite=yes', boss.browser.cookies)
    ahead += 11 * 60_000
    await page.getByLabel('Name', { exact: true }).fill('Otto Lind')
    await page.getByLabel('E-mail address').fill('o.lind@city.example')
    await page.getByLabel('Roles').first().click()
    await page.getByRole('option', { name: 'Detective' }).click()
    await page.keyboard.press('Tab')
    await button(page, 'Make the invitation').click()
    const dialog = page.getByRole('dialog', { name: 'Is it still you?' })
    await dialog.waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('This needs proof that it is still you.').waitFor()
    await button(page, 'Make the invitation').click()
    await dialog.getByLabel('Password', { exact: true }).fill(goodPassword)
    await codeInput(dialog).fill(nextCode())
    await dialog.getByRole('button', { name: 'Confirm' }).click()
    await page.getByText('Invitation for Otto Lind').waitFor()
    await page.context().close()
  }, 120_000)

  test('a purpose is asked for in place, only among those that fit, and the request goes on', async () => {
    const person = await house.person(await house.agency('County Prosecutor'), 'analyst')
    const page = await visit(browser, address, '/account', person.cookie)
    await page.getByRole('heading', { name: 'My account' }).waitFor()
    let chosen = false
    page.on('request', (request) => {
      chosen ||= request.method() === 'PUT' && request.url().endsWith('/api/session/purpose')
    })
    await page.route('**/api/activity*', async (route) => {
      if (chosen) return route.continue()
      const fields = [{ path: 'purpose', message: 'case-review' }]
      const words = { sentence: 'Only for a purpose.', remedy: 'Choose it.', requestId: 'r' }
      return route.fulfill({ status: 403, json: { code: 'purpose.needed', ...words, fields } })
    })
    await page.getByRole('link', { name: 'Activity' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'What is it for?' })
    await dialog.waitFor()
    expect(await dialog.getByRole('radio').count()).toBe(1)
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Open for this purpose' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('heading', { name: 'Your activity' }).waitFor()
    const session = await person.call(readSession)
    expect(session.purpose).toBe('case-review')
    await page.context().close()
  }, 120_000)
})
