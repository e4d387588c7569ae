import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testHouse, type Person, type TestHouse } from '#testing'
import {
  axeFindings,
  chromiumPath,
  consoleErrors,
  launchBrowser,
  NO_CHROMIUM,
} from '../../web/testing/browser.ts'
import { visit } from '../../web/testing/visit.ts'
import { bench, casing, scene, type Bench } from './testing/exhibits.ts'
import { png } from './testing/pictures.ts'
import { firedBy } from './testing/scans.ts'

describe.skipIf(!chromiumPath())(`files of many exhibits at once (${chromiumPath() ?? NO_CHROMIUM})`, () => {
  let house: TestHouse
  let own: Bench
  let browser: Browser
  let address: string
  beforeAll(async () => {
    house = await testHouse({ screens: true })
    address = await house.listen()
    await house.work()
    own = await bench(house)
    browser = await launchBrowser()
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const see = (person: Person, path: string, options = {}): Promise<Page> =>
    visit(browser, address, path, person.cookie, options)
  const file = (name: string, buffer: Buffer | Uint8Array) => ({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(buffer),
  })

  test('find their exhibits, are sent with a reason each, and come out as pictures and candidates', async () => {
    const { exhibits } = await scene(own.clerk, {
      exhibits: [casing({ number: 'FX-1' }), casing({ number: 'FX-2' })],
      receivedAt: '2026-11-03',
    })
    const found: string[] = []
    const look = async (at: Page) => found.push(...(await axeFindings(at)))
    const page = await see(own.technician, '/ballistics/scans/send')
    const errors = consoleErrors(page)
    await page.getByText('Nothing chosen yet').waitFor()
    await page
      .locator('input[type=file][multiple]')
      .first()
      .setInputFiles([
        file('FX-1 breech face.x3p', firedBy(3, 1)),
        file('FX2_bf.x3p', firedBy(3, 2)),
        file('FX-1 head.png', png(1600, 1200)),
        file('FX-2 far.png', png(150, 100)),
        file('letter.docx', Buffer.from('Dear laboratory')),
        file('IMG_2041.png', png(640, 480)),
      ])
    await page.getByText('No exhibit of your agency has a number that stands in this name.').waitFor()
    await page.getByText('This is neither a scan nor a photograph that can be read.').waitFor()
    const number = page.getByLabel('Exhibit of IMG_2041.png')
    await number.fill('fx-2')
    await number.press('Enter')
    const send = page.getByRole('button', { name: 'Send 5 files' })
    await send.waitFor()
    await look(page)
    await send.click()
    await page.getByText('The picture is 150 × 100 pixels').waitFor()
    await page.getByText('Ready to be compared').nth(1).waitFor({ timeout: 60_000 })
    await look(page)
    // The refused picture is the one thing the browser has to say.
    expect(errors.filter((text) => !text.includes('422'))).toEqual([])
    await page.context().close()

    const phone = await see(own.examiner, `/ballistics/exhibits/${exhibits[0]!.id}`, {
      viewport: { width: 390, height: 844 },
    })
    const picture = phone.getByAltText('Photograph 1 of exhibit FX-1')
    await picture.scrollIntoViewIfNeeded()
    await expect
      .poll(() => picture.evaluate((img: HTMLImageElement) => [img.naturalWidth, img.naturalHeight]))
      .toEqual([480, 360])
    await look(phone)
    await phone.getByRole('link', { name: 'Candidates' }).click()
    await phone
      .getByText(/of \d+ cells agree/)
      .first()
      .waitFor({ timeout: 60_000 })
    await look(phone)
    await phone.context().close()

    const examiner = await see(own.examiner, '/ballistics/proficiency')
    await examiner.getByRole('button', { name: 'Deal' }).first().waitFor()
    await look(examiner)
    for (const [path, sign] of [
      ['/ballistics/region', 'Your agency and all that share evidence with it'],
      ['/ballistics/import', 'Drop a list of exhibits here, or choose it'],
    ] as const) {
      await examiner.goto(`${address}${path}`)
      await examiner.getByText(sign).waitFor()
      await look(examiner)
    }
    await examiner.context().close()
    expect(found).toEqual([])
  }, 240_000)
})
