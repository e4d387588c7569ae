import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Locator, Page } from 'playwright-core'
import { uuid } from '#platform/db'
import { testHouse, type Person, type TestHouse } from '#testing'
import {
  axeFindings,
  chromiumPath,
  launchBrowser,
  NO_CHROMIUM,
  PHONE,
  type Look,
} from '../../testing/browser.ts'
import { visit } from '../../testing/visit.ts'

describe.skipIf(!chromiumPath())(`approvals and retention (${chromiumPath() ?? NO_CHROMIUM})`, () => {
  let house: TestHouse
  let browser: Browser
  let address: string
  let boss: Person
  let second: Person

  beforeAll(async () => {
    house = await testHouse({ screens: true })
    const agency = await house.agency('City Police')
    ;[boss, second] = await Promise.all([
      house.person(agency, 'administrator'),
      house.person(agency, 'administrator'),
    ])
    await enterOldIncident(await house.person(agency, 'records-clerk'))
    address = await house.listen()
    browser = await launchBrowser()
    await house.work()
  }, 240_000)

  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const enterOldIncident = ({ actor }: Person) =>
    house.database.withActor(actor, (tx) =>
      tx.client.query(
        `insert into incidents.incident (id, owner_agency, number, source, class, occurred_at, time_known, recorded_by, recorded_by_name)
         values ($1, $2, '00-1', 'test', 'nonfatal', '2000-05-17 22:10', true, $3, 'Clerk')`,
        [uuid(), actor.agencyId, actor.personId],
      ),
    )

  const open = (person: Person, path: string, look: Look) =>
    visit(browser, address, path, person.cookie, look)

  const button = (where: Page | Locator, name: string | RegExp) => where.getByRole('button', { name })

  test('one administrator sets a schedule and asks, another reads what will happen and does it', async () => {
    const page = await open(boss, '/retention', { colorScheme: 'light' })
    await button(page, 'Incidents').click()
    const form = page.getByRole('form', { name: 'Schedule' })
    await form.getByLabel('Years').fill('10')
    await form.getByLabel('Authority').fill('General Schedule 12-4')
    await button(form, 'Save the schedule').click()
    await button(page, 'Ask for a purge').click()
    await page.getByRole('dialog', { name: /Ask to destroy 1 record/ }).waitFor()
    await page.getByLabel('Why now').fill('Yearly purge')
    expect(await axeFindings(page)).toEqual([])
    await button(page, 'Ask a second person').click()
    await page.getByRole('link', { name: 'See it under Approvals' }).click()
    await page.getByRole('dialog', { name: 'Purge of records' }).waitFor()
    expect(await button(page, 'Approve and do it').count()).toBe(0)
    await page.context().close()

    const other = await open(second, '/', { viewport: PHONE, colorScheme: 'dark' })
    await button(other, 'Open the menu').click()
    await other.getByRole('link', { name: /Approvals.*1 waits for you/ }).click()
    await button(other, 'Read and decide').click()
    const dialog = other.getByRole('dialog', { name: 'Purge of records' })
    await dialog.getByText('Destroy 1 record of City Police (incidents)').waitFor()
    await dialog.getByText('General Schedule 12-4').waitFor()
    expect(await axeFindings(other)).toEqual([])
    await button(dialog, 'Approve and do it').click()
    await dialog.waitFor({ state: 'hidden' })
    await other.goto(`${address}/retention?show=purges`)
    await other.getByRole('link', { name: 'Incidents' }).click()
    await other.getByRole('heading', { name: 'Certificate of purge' }).waitFor()
    await other.getByText('1 record destroyed').waitFor()
    expect(await axeFindings(other)).toEqual([])
    await other.context().close()
  }, 120_000)

  test('a hold is placed from the address of a record or on a category, shown, and lifted with a reason', async () => {
    const page = await open(boss, '/retention?show=holds', { colorScheme: 'dark' })
    await button(page, 'Place a hold').click()
    const form = page.getByRole('form', { name: 'Place a hold' })
    await form.getByRole('textbox', { name: 'Record' }).fill('that one over there')
    await button(form, 'Place a hold').click()
    await form.getByText('There is no record number in this').waitFor()
    await form.getByText('A whole category').click()
    await form.getByLabel('Matter').fill('Ortega v. City')
    await form.getByRole('textbox', { name: 'Reason' }).fill('Discovery order')
    expect(await axeFindings(page)).toEqual([])
    await button(form, 'Place a hold').click()
    await button(page, 'Lift: Ortega v. City').click()
    const dialog = page.getByRole('dialog', { name: /Lift the hold/ })
    await dialog.getByLabel('Why it is not needed any more').fill('Settled')
    expect(await axeFindings(page)).toEqual([])
    await button(dialog, 'Lift').click()
    await page.getByText('Nothing is on hold').waitFor()
    await page.context().close()
  }, 120_000)
})
