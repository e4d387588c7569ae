import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import type { Person } from '#testing'
import {
  axeFindings,
  chromiumPath,
  consoleErrors,
  DESKTOP,
  launchBrowser,
  NO_CHROMIUM,
  PHONE,
} from '../../web/testing/browser.ts'
import { overrun } from '../../web/testing/overrun.ts'
import { visit } from '../../web/testing/visit.ts'
import * as contract from './contract/index.ts'
import { scene } from './testing/exhibits.ts'
import { leadTown, type LeadTown } from './testing/leads.ts'
import { firedBy, prepared, upload } from './testing/scans.ts'

/** Waits that hold on a busy machine too. */
const SLOW = 60_000

describe.skipIf(!chromiumPath())(`from a scene to a hit (${chromiumPath() ?? NO_CHROMIUM})`, () => {
  let town: LeadTown
  let browser: Browser
  let address: string
  const errors: string[] = []

  beforeAll(async () => {
    town = await leadTown({ screens: true })
    await town.agree(town.city, town.harbor)
    await town.house.work()
    address = await town.house.listen()
    browser = await launchBrowser()
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await town?.close()
  })

  /** What one person does at their own screen. */
  async function at<T>(
    person: Person,
    path: string,
    work: (page: Page) => Promise<T>,
    viewport: { width: number; height: number } = DESKTOP,
  ): Promise<T> {
    const page = await visit(browser, address, path, person.cookie, { viewport })
    page.context().setDefaultTimeout(SLOW)
    const heard = consoleErrors(page)
    try {
      return await work(page)
    } finally {
      errors.push(...heard)
      await page.context().close()
    }
  }

  const read = (person: Person, comparison: string, words: string) =>
    at(person, `/ballistics/comparisons/${comparison}`, async (page) => {
      await page.locator('label', { hasText: 'Probable link' }).click()
      await page.getByLabel('What you saw, in your words').fill(words)
      await page.getByRole('button', { name: 'Record decision' }).click()
      await page.getByText('Your reading is recorded', { exact: false }).waitFor()
    })

  test('one casing goes through seven people’s screens', { timeout: 900_000 }, async () => {
    const { city, harbor, house } = town
    const clerk = await house.person(city.id, 'records-clerk')
    const second = await house.person(city.id, 'technician')

    // The detective at the scene enters the casing.
    const exhibitId = await at(city.detective, '/ballistics/entry', async (page) => {
      await page.getByLabel('Case number').fill('26-004417')
      await page.getByLabel('Row 1, Marker').fill('1')
      await page.getByLabel('Row 1, Calibre').fill('9mm Luger')
      await page.getByRole('button', { name: 'Enter 1 exhibit' }).click()
      await page.getByRole('heading', { name: 'Case 26-004417' }).waitFor()
      return page.evaluate(() => location.pathname)
    }).then(async (path) => {
      expect(path).toMatch(/^\/ballistics\/cases\//)
      const { rows } = await city.detective.call(contract.listExhibits, { query: { q: '26-004417' } })
      return rows[0]!.id
    })

    // The property clerk takes it in, and the technician enters and scans it.
    await at(clerk, `/ballistics/hand-over?exhibit=${exhibitId}&kind=received`, async (page) => {
      await page.getByRole('button', { name: 'Received: 1 exhibit' }).click()
      await page.getByText('Received: 1 exhibit.', { exact: true }).waitFor()
    })
    await at(city.technician, `/ballistics/exhibits/${exhibitId}`, async (page) => {
      await page.getByRole('button', { name: 'Mark as entered' }).click()
      const form = page.getByRole('dialog')
      await form.getByLabel('Acquisition number').fill('26-NB-0417')
      await form.getByRole('button', { name: 'Mark as entered' }).click()
      await page.getByText('is entered.', { exact: false }).waitFor()
    })
    const earlier = await scene(city.technician, {
      case: { number: 'H26-0031', agency: harbor.name, offence: 'Shots fired' },
      exhibits: [{ kind: 'cartridge-case', calibre: '9mm Luger' }],
    })
    const scans = []
    for (const [firing, id] of [exhibitId, earlier.exhibits[0]!.id].entries())
      scans.push(
        await prepared(city.technician, (await upload(city.technician, id, firedBy(7, firing + 1))).id),
      )
    const [reference, candidate] = scans.map(({ id }) => id)
    const { id: comparison } = await city.technician.call(contract.compareScans, {
      body: { reference: reference!, candidate: candidate! },
    })

    // Two people read it, neither knowing what the other saw.
    await read(city.analyst, comparison, 'Marks at lower right agree in run and depth')
    expect((await city.examiner.call(contract.listLeads)).rows).toEqual([])
    await read(second, comparison, 'Seen likewise, most cells agree')
    const [lead] = (await city.examiner.call(contract.listLeads)).rows
    expect(lead).toMatchObject({ state: 'unconfirmed', hit: false, source: 'scans' })
    const path = `/ballistics/leads/${lead!.id}`

    // The examiner tells both agencies.
    await at(city.examiner, '/ballistics/leads', async (page) => {
      await page.getByText('1 lead, unconfirmed · 0 hits').waitFor()
      await page.getByRole('row', { name: lead!.number }).click()
      await page.getByRole('heading', { name: `Lead ${lead!.number}` }).waitFor()
      await page.getByText('no probable cause by itself', { exact: false }).waitFor()
      expect(await axeFindings(page)).toEqual([])
      await page.getByRole('button', { name: 'Tell the agencies' }).click()
      await page.getByText('Everyone told', { exact: false }).waitFor()
    })

    // The detective of the other agency hears of it, opens it, and says what becomes of it.
    await at(harbor.detective, '/', async (page) => {
      await page.getByRole('link', { name: lead!.number, exact: false }).click()
      await page.getByRole('heading', { name: `Lead ${lead!.number}` }).waitFor()
      expect(await page.getByText('Lead, unconfirmed', { exact: true }).first().isVisible()).toBe(true)
      expect(await page.getByRole('button', { name: 'Record an examination' }).count()).toBe(0)
      await page.getByRole('button', { name: 'Say what became of it' }).click()
      const form = page.getByRole('dialog')
      await form.getByLabel('Assigned to').fill('Det. Reyes')
      expect(await axeFindings(page)).toEqual([])
      await form.getByRole('button', { name: 'Record the outcome' }).click()
      await page.getByText('Assigned, Det. Reyes').waitFor()
    })

    // The examiner compares the items under the microscope: two cases newly linked, one hit.
    await at(city.examiner, path, async (page) => {
      await page.getByText('opened', { exact: false }).first().waitFor()
      await page.getByRole('button', { name: 'Record an examination' }).click()
      const form = page.getByRole('dialog')
      for (const box of await form.getByRole('checkbox').all()) await box.check()
      await form.getByLabel('Confirmed on the items', { exact: true }).check()
      await form.getByLabel('What was seen on the items').fill('Individual marks agree on both breech faces')
      await form.getByRole('button', { name: 'Record the examination' }).click()
      await page.getByText('Hit, confirmed', { exact: true }).first().waitFor()
      await page.getByText('Counted as one hit, for City Police', { exact: false }).waitFor()
    })
    await at(
      harbor.detective,
      path,
      async (page) => {
        await page.getByText('Hit, confirmed', { exact: true }).first().waitFor()
        expect(await axeFindings(page)).toEqual([])
        expect(await overrun(page)).toEqual([])
      },
      PHONE,
    )
    expect(await city.examiner.call(contract.countLeads)).toMatchObject({ leads: 0, hits: 1 })
    // Whom it does not concern sees the same page as for a lead that does not exist.
    await at(town.other.detective, path, async (page) => {
      await page.getByText('This record is not available to you').waitFor()
      expect(await page.content()).not.toContain(lead!.number)
    })
    expect(errors.filter((one) => !one.includes('404'))).toEqual([])
  })
})
