import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import type { TestHouse } from '#testing'
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
import * as contract from './contract/index.ts'
import { benchHouse, casing, scene, type Bench } from './testing/exhibits.ts'
import { come, scanned } from './testing/stages.ts'

const HOUR = 3_600_000
const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString()

describe.skipIf(!chromiumPath())(`what is due on the screen (${chromiumPath() ?? NO_CHROMIUM})`, () => {
  let house: TestHouse
  let own: Bench
  let browser: Browser
  let address: string
  let held: { number: string; id: string }

  beforeAll(async () => {
    ;({ house, own } = await benchHouse({ screens: true }))
    const late = await scene(own.clerk, {
      case: { number: '26-0417' },
      receivedAt: ago(200),
      collectedAt: null,
    })
    held = late.exhibits[0]!
    await scene(own.clerk, { exhibits: [casing()], collectedAt: ago(3) })
    const entered = await scene(own.clerk, { exhibits: [casing()], receivedAt: ago(700), collectedAt: null })
    await come(house, entered.exhibits[0]!.id, {
      triaged_at: ago(690),
      triage: 'enter',
      acquired_at: ago(680),
      site: 'North bench',
    })
    await scanned(house, entered.exhibits[0]!.id)
    const { exhibits } = await scene(own.clerk, {
      exhibits: [casing()],
      receivedAt: ago(100),
      collectedAt: null,
    })
    await come(house, exhibits[0]!.id, { triaged_at: ago(90), triage: 'hold' })
    address = await house.listen()
    browser = await launchBrowser()
  }, 240_000)

  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const open = (path: string, look: Look = {}) => visit(browser, address, path, own.examiner.cookie, look)

  test('a step shows its queue, and a reason is recorded for the exhibits of a case at once', async () => {
    const page = await open('/ballistics')
    const errors = consoleErrors(page)
    await page.getByText('5 wait · 4 late').waitFor({ timeout: 30_000 })
    await page.getByRole('link', { name: '1 on hold' }).waitFor()
    await page.getByRole('button', { name: 'To triage: 3 waiting, 3 late' }).click()
    await page.waitForURL(/stage=triage/)
    await page.getByRole('button', { name: `Exhibit ${held.number}, To triage` }).click()
    const panel = page.getByRole('complementary', { name: held.number })
    await panel.getByText('Triaged within 1 business day of receipt').waitFor()
    await panel.getByRole('combobox', { name: 'It waits because' }).click()
    await page.getByRole('option', { name: 'Another examination first' }).click()
    await panel.getByRole('textbox', { name: 'In words' }).fill('Latent prints')
    await panel.getByRole('checkbox', { name: /2 other exhibits of this case/ }).check()
    expect(await axeFindings(page)).toEqual([])
    await panel.getByRole('button', { name: 'Record the reason' }).click()
    await page.getByText('Reason recorded for 3 exhibits').waitFor()
    await page.getByText('3 held up, with a reason').waitFor()
    const { rows } = await own.clerk.call(contract.listQueue, { query: { delayed: 'true' } })
    expect(rows.map(({ delay }) => delay?.words)).toEqual(['Latent prints', 'Latent prints', 'Latent prints'])
    expect(errors).toEqual([])
    await page.context().close()
  }, 90_000)

  test('a clock is changed with its reason, and lateness follows', async () => {
    const page = await open('/ballistics/clocks')
    const first = page.getByRole('group', { name: 'Clock 2' })
    await first.getByRole('textbox', { name: 'Limit' }).fill('90')
    await page.getByRole('textbox', { name: 'Why it changes' }).fill('One person at the bench')
    await page.getByRole('button', { name: 'Save as a new version' }).click()
    await page.getByText('Clocks and calendar changed').waitFor()
    await page.getByRole('link', { name: 'One person at the bench' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    const { stages } = await own.clerk.call(contract.summariseQueue, {})
    expect(stages.find(({ stage }) => stage === 'triage')!.clocks[0]!.late).toBe(0)
    await page.context().close()
  }, 90_000)

  test('measures and queues hold on a phone in the dark, and axe finds nothing', async () => {
    const page = await open('/ballistics', { viewport: PHONE, colorScheme: 'dark' })
    await page.getByRole('button', { name: /^To receive/ }).waitFor({ timeout: 30_000 })
    await page.getByText(held.number).first().waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.goto(`${address}/ballistics/measures?from=2026-01&to=${new Date().toISOString().slice(0, 7)}`)
    await page.getByRole('heading', { name: 'Within the limits' }).waitFor({ timeout: 30_000 })
    expect(await axeFindings(page)).toEqual([])
    expect(await overrun(page)).toEqual([])
    await page.context().close()
  }, 90_000)
})
