import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { firstAdministrator, testHouse, type Newcomer, type TestHouse } from '#testing'
import { addProviderPerson, readSession } from '../../../platform/access/contract.ts'
import { axeFindings, chromiumPath, launchBrowser, NO_CHROMIUM } from '../../testing/browser.ts'
import { virtualAuthenticator, visit } from '../../testing/visit.ts'

describe.skipIf(!chromiumPath())(`sign-in at a provider (${chromiumPath() ?? NO_CHROMIUM})`, () => {
  let house: TestHouse
  let browser: Browser
  let address: string
  let boss: Newcomer
  let ahead = 0
  const clock = { now: () => new Date(Date.now() + ahead) }
  /** Sends every browser straight back and vouches for the one person it knows. */
  const provider = {
    id: 'city',
    name: 'City sign-in',
    agency: 'City Police',
    ask: (redirectUri: string, { state }: { state: string }) =>
      Promise.resolve(`${redirectUri}?code=once&state=${state}`),
    vouch: (_redirectUri: string, search: string, { state }: { state: string }) =>
      search.includes(`state=${state}`)
        ? Promise.resolve({
            issuer: 'https://id.city.example',
            subject: 'p-77',
            email: 'p.rowe@city.example',
            secondFactor: true,
            authenticatedAt: clock.now(),
          })
        : Promise.reject(new Error('Not the answer to what was asked.')),
  }

  beforeAll(async () => {
    house = await testHouse({ screens: true, now: clock.now, providers: [provider] })
    address = await house.listen()
    browser = await launchBrowser()
    boss = await firstAdministrator(house, 'City Police', clock)
    await boss.browser.call(addProviderPerson, {
      body: { name: 'Petra Rowe', email: 'p.rowe@city.example', roles: ['analyst'] },
    })
  }, 240_000)

  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

  test('leads there and back into the workspace; a proof is given there again, beside the page', async () => {
    const page = await visit(browser, address, '/')
    await virtualAuthenticator(page)
    await button(page, 'I have read this and agree').click()
    await button(page, 'Sign in at City sign-in').click()
    await page.getByRole('button', { name: 'You: Petra Rowe' }).waitFor()
    expect(new URL(page.url()).search).toBe('')

    await page.goto(`${address}/account`)
    await page.getByText('You sign in at').waitFor()
    ahead += 11 * 60_000
    await button(page, 'Add a passkey').click()
    await page.getByLabel('Name of the passkey').fill('Desk computer')
    await button(page, 'Make the passkey').click()
    const dialog = page.getByRole('dialog', { name: 'Is it still you?' })
    await dialog.waitFor()
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Confirm at City sign-in' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('Passkey added.').waitFor()
    await page.context().close()
  }, 120_000)

  test('an answer nobody asked for signs nobody in, and says how to go on', async () => {
    const page = await visit(browser, address, '/sign-in/return?code=forged&state=guess')
    await page.getByRole('heading', { name: 'You are not signed in' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await button(page, 'Back to sign-in').click()
    await button(page, 'I have read this and agree').waitFor()
    const state = await page.evaluate(async (path) => (await fetch(path)).json(), readSession.path)
    expect(state).toMatchObject({ state: 'none' })
    await page.context().close()
  }, 120_000)
})
