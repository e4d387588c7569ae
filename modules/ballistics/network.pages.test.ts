import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { testHouse, type Person, type TestHouse } from '#testing'
import {
  axeFindings,
  chromiumPath,
  consoleErrors,
  launchBrowser,
  NO_CHROMIUM,
  PHONE,
  type Look,
} from '../../web/testing/browser.ts'
import { overrun } from '../../web/testing/overrun.ts'
import { visit } from '../../web/testing/visit.ts'
import { holdExhibits, leadList } from './testing/network.ts'

const LIST = leadList(
  'L-1,2026-04-01,AQ26000001,AQ26000002,26-0000011,26-0000022,2026-04-02,HIT,2026-05-20,HB',
  'L-2,2026-04-03,AQ26000001,AQ26000020,26-0000011,26-0000022,,UNCONFIRMED,,',
  'L-3,2026-13-03,AQ26000001,AQ26000003,26-0000011,26-0000033,,UNCONFIRMED,,',
)

describe.skipIf(!chromiumPath())(`the imaging network (${chromiumPath() ?? NO_CHROMIUM})`, () => {
  let house: TestHouse
  let browser: Browser
  let technician: Person
  let address: string

  beforeAll(async () => {
    house = await testHouse({ screens: true })
    technician = await house.person(await house.agency('City Police'), 'technician')
    await holdExhibits(house, technician, [
      { exhibit: 'FX-1', acquisition: 'AQ26000001', case: '26-0000011' },
      { exhibit: 'FX-2', acquisition: 'AQ26000002', case: '26-0000022' },
      { exhibit: 'FX-3', case: '26-0000033' },
    ])
    await house.database.withActor(technician.actor, ({ client }) =>
      client.query(`update ballistics.exhibit set acquired_at = '2026-03-06' where acquisition is not null`),
    )
    address = await house.listen()
    browser = await launchBrowser()
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const open = (path: string, look: Look = {}) => visit(browser, address, path, technician.cookie, look)

  test('a list is sent in, looked at, imported, and what is open is matched', async () => {
    const page = await open('/ballistics/network/lists')
    const errors = consoleErrors(page)
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'october.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) })
    await page.getByText('3 rows in the file, 1 cannot be read').waitFor({ timeout: 20_000 })
    await page.getByText(/Row 3, ISSUED/).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Import the list' }).click()
    await page.getByRole('heading', { name: 'What the import did' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('link', { name: 'To match' }).first().click()
    await page.getByText('its acquisition is one slip away: AQ26000002').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'It is FX-2' }).click()
    await page.getByText('Every acquisition of the lists is matched').waitFor()
    await page.goto(`${address}/ballistics/network`)
    await page
      .getByText('2 leads: 1 unconfirmed, 0 not confirmed · 1 hit, counted by pairs of cases')
      .waitFor()
    await page.getByRole('button', { name: 'Show Lead L-1 of the network' }).click()
    await page.getByText('What lists and people said').waitFor()
    expect(errors).toEqual([])
    await page.context().close()
  }, 120_000)

  test('both sources stand together, by night and on a phone', async () => {
    for (const look of [{ colorScheme: 'dark' }, { viewport: PHONE }] as const) {
      const page = await open('', look)
      for (const path of ['/ballistics/network', '/ballistics/network/links']) {
        await page.goto(`${address}${path}`)
        await page.getByText('26-0000011').first().waitFor()
        expect(await axeFindings(page)).toEqual([])
        expect(await overrun(page)).toEqual([])
      }
      await page.context().close()
    }
  }, 120_000)

  test('an exhibit goes out in a batch', async () => {
    const page = await open('/ballistics/network/submissions')
    await page.getByRole('checkbox', { name: 'Choose FX-3' }).check()
    await page.getByRole('textbox', { name: 'Imaging site' }).fill('County imaging site')
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Make a batch of 1 exhibit' }).click()
    await page.getByRole('heading', { name: /Batch B-\d{4}-0001/ }).waitFor()
    await page.getByRole('textbox', { name: 'Carried by' }).fill('Officer Lane')
    await page.getByRole('button', { name: 'Send the batch' }).click()
    await page.getByText('On the way').first().waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.context().close()
  }, 120_000)
})
