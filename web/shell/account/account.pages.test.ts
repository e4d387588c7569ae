import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import {
  browserOf,
  firstAdministrator,
  goodPassword,
  testHouse,
  type Newcomer,
  type TestHouse,
} from '#testing'
import { giveCode, readAccount, readSession, signIn } from '../../../platform/access/contract.ts'
import { axeFindings, chromiumPath, launchBrowser, NO_CHROMIUM, PHONE } from '../../testing/browser.ts'
import { overrun } from '../../testing/overrun.ts'
import { virtualAuthenticator, visit } from '../../testing/visit.ts'

describe.skipIf(!chromiumPath())(`my account (${chromiumPath() ?? NO_CHROMIUM})`, () => {
  let house: TestHouse
  let browser: Browser
  let address: string
  let boss: Newcomer
  let page: Page
  let ahead = 0
  const clock = { now: () => new Date(Date.now() + ahead) }

  beforeAll(async () => {
    house = await testHouse({ screens: true, now: clock.now })
    address = await house.listen()
    browser = await launchBrowser()
    boss = await firstAdministrator(house, 'City Police', clock)
    page = await visit(browser, address, '/account', boss.browser.cookies)
    await virtualAuthenticator(page)
  }, 240_000)

  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const own = async () => {
    for (const { name, value } of await page.context().cookies(address)) boss.browser.cookies.set(name, value)
    return boss.browser.call(readAccount)
  }

  /** Signs the same person in from another browser. */
  async function elsewhere() {
    const other = browserOf(house)
    ahead += 30_000
    await other.call(signIn, { body: { email: boss.email, password: goodPassword, banner: boss.banner } })
    await other.call(giveCode, { body: { code: boss.code() } })
    return other
  }

  test('a passkey is added, named and shown; another session ends with it', async () => {
    const other = await elsewhere()
    await page.getByText('None yet. A passkey lets you sign in').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await button('Add a passkey').click()
    await page.getByLabel('Name of the passkey').fill('Desk computer')
    await button('Make the passkey').click()
    await page.getByText('Desk computer').waitFor()
    expect((await own()).passkeys.map(({ name }) => name)).toEqual(['Desk computer'])
    expect(await other.call(readSession)).toMatchObject({ state: 'none' })
  }, 120_000)

  test('a session elsewhere is listed and ended', async () => {
    const other = await elsewhere()
    await page.reload()
    await button('End all others').waitFor()
    await page.getByRole('button', { name: /^End the session on/ }).click()
    await page.getByText('That session has ended.').waitFor()
    expect(await other.call(readSession)).toMatchObject({ state: 'none' })
  }, 120_000)

  test('new recovery codes replace the old ones after a question', async () => {
    await button('Make new codes').click()
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Make new codes' }).click()
    const codes = page.getByRole('list', { name: 'Keep your recovery codes' })
    await codes.waitFor()
    expect(await codes.getByRole('listitem').count()).toBe(10)
    const saved = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Save as file' }).click()
    expect((await saved).suggestedFilename()).toBe('throughline-recovery-codes.txt')
    await page.getByLabel('I have put these codes in a safe place').check()
    await button('Go on').click()
    await codes.waitFor({ state: 'detached' })
  }, 120_000)

  test('the password changes only with the old one, and a refusal keeps what was typed', async () => {
    await button('Change the password').click()
    await page.getByLabel('Your password now').fill('not the old one')
    await page.getByLabel('New password', { exact: true }).fill('harbour lights at nine')
    await button('Set the new password').click()
    await page.getByText('This is not your password now.').waitFor()
    expect(await page.getByLabel('New password', { exact: true }).inputValue()).toBe('harbour lights at nine')
    await page.getByLabel('Your password now').fill(goodPassword)
    await button('Set the new password').click()
    await page.getByText('Password changed. Your other sessions have ended.').waitFor()
  }, 120_000)

  test('the authenticator is removed while a passkey stays, confirmed by the passkey; the last factor is kept', async () => {
    ahead += 11 * 60_000
    await button('Remove').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
    const confirm = page.getByRole('dialog', { name: 'Is it still you?' })
    await confirm.getByRole('button', { name: 'Use a passkey' }).click()
    await page.getByText('Authenticator removed.').waitFor()
    expect((await own()).authenticatorSince).toBeNull()
    await button('Remove the passkey Desk computer').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
    await page.getByText('This is your only second factor.').waitFor()
    expect((await own()).passkeys).toHaveLength(1)
    await page.keyboard.press('Escape')
  }, 120_000)

  test('axe finds nothing at phone width in the dark, and nothing runs over the edge', async () => {
    const phone = await visit(browser, address, '/account', boss.browser.cookies, {
      viewport: PHONE,
      colorScheme: 'dark',
    })
    await phone.getByText('Desk computer').waitFor()
    expect(await axeFindings(phone)).toEqual([])
    expect(await overrun(phone)).toEqual([])
    await phone.context().close()
  }, 120_000)
})
