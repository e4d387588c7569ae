import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { accept, firstAdministrator, testHouse, type Newcomer, type TestHouse } from '#testing'
import { listAgencies, readSession } from '../../../platform/access/contract.ts'
import { axeFindings, chromiumPath, launchBrowser, NO_CHROMIUM, PHONE } from '../../testing/browser.ts'
import { visit } from '../../testing/visit.ts'

describe.skipIf(!chromiumPath())(`agencies (${chromiumPath() ?? NO_CHROMIUM})`, () => {
  let house: TestHouse
  let browser: Browser
  let address: string
  let boss: Newcomer
  let guest: Newcomer

  beforeAll(async () => {
    house = await testHouse({ screens: true })
    address = await house.listen()
    browser = await launchBrowser()
    boss = await firstAdministrator(house, 'City Police')
  }, 240_000)

  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

  test('an agency is let in, with a link for its first administrator', async () => {
    const page = await visit(browser, address, '/agencies?create=yes', boss.browser.cookies)
    await page.getByLabel('Name', { exact: true }).fill('County Prosecutor')
    await page
      .getByRole('textbox', { name: 'Kind' })
      .or(page.getByRole('combobox', { name: 'Kind' }))
      .click()
    await page.getByRole('option', { name: 'Prosecutor' }).click()
    await page.getByLabel('Whom to ask').fill('Front desk, 555-0100')
    await page.getByLabel('Name of the administrator').fill('Dora Quill')
    await page.getByLabel('Their e-mail address').fill('d.quill@county.example')
    expect(await axeFindings(page)).toEqual([])
    await button(page, 'Make the agency and the link').click()
    await page.getByText('County Prosecutor can come in').waitFor()
    const link = await page.getByLabel('One-time link').inputValue()
    guest = await accept(house, link.split('/').at(-1)!, { email: 'd.quill@county.example' })
    const { agency, person } = await guest.browser.call(readSession)
    expect([agency?.kind, agency?.host, person?.roles]).toEqual(['prosecutor', false, ['administrator']])
    await page.context().close()
  }, 120_000)

  test('an agency keeps its own units, and sees no other agency', async () => {
    const page = await visit(browser, address, '/agencies', guest.browser.cookies, { viewport: PHONE })
    await page.getByRole('heading', { name: 'County Prosecutor' }).waitFor()
    await page.getByLabel('Name of the unit').fill('Gun crimes')
    await button(page, 'Add the unit').click()
    await page.getByRole('listitem').filter({ hasText: 'Gun crimes' }).waitFor()
    expect(await page.getByText('City Police').count()).toBe(0)
    expect(await axeFindings(page)).toEqual([])
    await button(page, 'Remove the unit Gun crimes').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
    await page.getByText('No units. They group people, such as detectives or records.').waitFor()
    await page.context().close()
  }, 120_000)

  test('the switch warns, signs everyone of the agency out at once, and can be taken back', async () => {
    const page = await visit(browser, address, '/agencies', boss.browser.cookies, { colorScheme: 'dark' })
    await button(page, 'County Prosecutor').click()
    await button(page, 'Stop all access').click()
    const dialog = page.getByRole('dialog', { name: 'Stop all access of County Prosecutor?' })
    await dialog.waitFor()
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Stop all access' }).click()
    await page.getByText('All access of County Prosecutor is stopped.').waitFor()
    expect(await guest.browser.call(readSession)).toMatchObject({ state: 'none' })
    await button(page, 'Give access back').click()
    await page.getByText('The people of County Prosecutor can sign in again.').waitFor()
    const { agencies } = await boss.browser.call(listAgencies)
    expect(agencies.map(({ stoppedAt }) => stoppedAt)).toEqual([null, null])
    await page.context().close()
  }, 120_000)
})
