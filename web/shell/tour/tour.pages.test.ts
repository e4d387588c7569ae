import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { testHouse, type Person, type TestHouse } from '#testing'
import { axeFindings, chromiumPath, launchBrowser, NO_CHROMIUM } from '../../testing/browser.ts'
import { visit } from '../../testing/visit.ts'

describe.skipIf(!chromiumPath())(`the tour of the demonstration (${chromiumPath() ?? NO_CHROMIUM})`, () => {
  let house: TestHouse
  let browser: Browser
  let address: string
  let analyst: Person

  beforeAll(async () => {
    house = await testHouse({ screens: true })
    address = await house.listen()
    browser = await launchBrowser()
    analyst = await house.person(await house.agency('Alder Bay Police Department'), 'analyst')
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const tourOf = (page: Page) => page.getByRole('region', { name: 'What you are looking at' })

  test('stands open for whoever comes for the first time', async () => {
    const context = await browser.newContext()
    const [name = '', value = ''] = analyst.cookie.split('=')
    await context.addCookies([{ name, value, url: address }])
    const page = await context.newPage()
    await page.goto(address)
    await tourOf(page).getByRole('heading', { name: 'A city that does not exist' }).waitFor()
    await tourOf(page).getByRole('button', { name: 'Close the tour' }).click()
    await page.reload()
    await page.getByRole('button', { name: 'What you are looking at', expanded: false }).waitFor()
    expect(await tourOf(page).count()).toBe(0)
    await context.close()
  }, 120_000)

  test('leads from page to page, closes for good, and comes back when asked', async () => {
    const page = await visit(browser, address, '/', analyst.cookie)
    const open = page.getByRole('button', { name: 'What you are looking at' })
    await open.click()
    const tour = tourOf(page)
    await tour.getByRole('heading', { name: 'A city that does not exist' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await tour.getByRole('button', { name: 'Next' }).click()
    await tour.getByText(/^You are .*, analyst at Alder Bay Police Department/).waitFor()
    await tour.getByRole('button', { name: 'Next' }).click()
    await page.waitForURL(/\/ballistics/)
    await tour.getByRole('button', { name: 'Back' }).click()
    await page.waitForURL(`${address}/`)
    await tour.getByRole('button', { name: 'Close the tour' }).click()
    expect(await tour.count()).toBe(0)
    expect(await open.getAttribute('aria-expanded')).toBe('false')
    await page.context().close()
  }, 120_000)

  test('says on a phone too that everything is invented', async () => {
    const page = await visit(browser, address, '/incidents', analyst.cookie, {
      viewport: { width: 390, height: 844 },
    })
    await page.getByText('Alder Bay: all of it invented').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.context().close()
  }, 120_000)
})
