import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { testHouse, type Person, type TestHouse } from '#testing'
import { approveAct, listActs } from '../../../platform/acts/contract.ts'
import { acceptAgreement, listAgreements, listGrants } from '../../../platform/sharing/contract.ts'
import { axeFindings, chromiumPath, launchBrowser, NO_CHROMIUM, PHONE } from '../../testing/browser.ts'
import { visit } from '../../testing/visit.ts'

describe.skipIf(!chromiumPath())(`sharing (${chromiumPath() ?? NO_CHROMIUM})`, () => {
  let house: TestHouse
  let browser: Browser
  let address: string
  let chief: Person
  let deputy: Person
  let partner: Person

  beforeAll(async () => {
    house = await testHouse({ screens: true })
    address = await house.listen()
    browser = await launchBrowser()
    const city = await house.agency('City Police')
    chief = await house.person(city, 'administrator')
    deputy = await house.person(city, 'administrator')
    partner = await house.person(await house.agency('Harbor Police'), 'administrator')
  }, 240_000)

  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const open = (path: string, options = {}) => {
    const [name = '', value = ''] = chief.cookie.split('=')
    return visit(browser, address, path, new Map([[name, value]]), options)
  }

  test('an agreement is written in words, approved, accepted, used and ended', async () => {
    const page = await open('/sharing')
    await page.getByRole('button', { name: 'New agreement' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Pier cases')
    await page.getByLabel('Title of the paper').fill('Memorandum')
    const choose = async (label: string, option: string) => {
      // The field of a list that cannot be searched lies under its frame, which takes the click.
      await page.getByLabel(label).first().click({ force: true })
      await page.getByRole('option', { name: option }).click()
      await page.keyboard.press('Tab')
    }
    await choose('Other agencies', 'Harbor Police')
    await choose('Kinds of records', 'Incidents')
    await choose('Leave out', 'Suspects')
    await choose('Purposes', 'Criminal investigation')
    await page.getByLabel('Last day').fill('2099-05-01')
    await page.getByLabel('Why your agency wants this').fill('The same guns')
    await page
      .getByText(
        'Harbor Police and City Police can share incidents with each other, without suspects, for criminal investigation, until 1 May 2099.',
      )
      .waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Ask a colleague to approve it' }).click()
    await page.getByText('A second person has to approve it').waitFor()

    const { acts } = await deputy.call(listActs, { query: { view: 'for-me' } })
    await deputy.call(approveAct, { params: { id: acts[0]!.id }, body: { hash: acts[0]!.hash } })
    const { agreements } = await partner.call(listAgreements)
    const { id } = agreements[0]!
    await partner.call(acceptAgreement, { params: { id } })

    await page.goto(`${address}/sharing/agreements/${id}?share=yes`)
    await page.getByLabel('Why they need it').fill('Cases cross the line')
    await page
      .getByText(
        'Harbor Police will see incidents of your agency, without suspects, for criminal investigation, until 1 May 2099.',
      )
      .waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Share', exact: true }).click()
    await page.getByRole('button', { name: 'Take back from Harbor Police' }).click()
    await page.getByLabel('Why', { exact: true }).fill('Solved')
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: 'Take back', exact: true }).click()
    await page.getByText('Taken back from Harbor Police.').waitFor()
    expect((await partner.call(listGrants, { query: { live: 'true' } })).grants).toEqual([])

    await page.getByRole('button', { name: 'End it' }).click()
    await page.getByLabel('Why. The other parties read it.').fill('Done')
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: 'End it' }).click()
    await page.getByText('The agreement has ended.').waitFor()
    await page.context().close()
  }, 120_000)

  test.each(['agreements', 'grants', 'groups', 'notices'])(
    'the list of %s fits a phone in the dark',
    async (show) => {
      const page = await open(`/sharing?show=${show}`, { viewport: PHONE, colorScheme: 'dark' })
      await page.getByRole('heading', { name: 'Sharing' }).waitFor()
      expect(await axeFindings(page)).toEqual([])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
      expect(wide).toBe(false)
      await page.context().close()
    },
    60_000,
  )
})
