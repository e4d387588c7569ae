import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Browser, Page } from 'playwright-core'
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
import * as contract from './contract/index.ts'
import { firedBy, madeExhibit, upload } from './testing/scans.ts'

const SLOW = { timeout: 180_000 }

describe.skipIf(!chromiumPath())(`a pair of surfaces on screen (${chromiumPath() ?? NO_CHROMIUM})`, () => {
  let house: TestHouse
  let browser: Browser
  let technician: Person
  let analyst: Person
  let address: string
  let comparison: contract.Comparison

  beforeAll(async () => {
    house = await testHouse({ screens: true })
    await house.work()
    const agency = await house.agency()
    technician = await house.person(agency, 'technician')
    analyst = await house.person(agency, 'analyst')
    const ready = async (firing: number) => {
      const exhibit = await madeExhibit(house.database, technician)
      const { id } = await upload(technician, exhibit, firedBy(7, firing))
      const read = () => technician.call(contract.readScan, { params: { id } })
      await vi.waitUntil(async () => (await read()).state === 'ready', { timeout: 120_000, interval: 200 })
      return read()
    }
    const [one, two] = [await ready(1), await ready(2)]
    const body = { reference: one.id, candidate: two.id }
    const { id } = await technician.call(contract.compareScans, { body })
    comparison = await technician.call(contract.readComparison, { params: { id } })
    address = await house.listen()
    browser = await launchBrowser()
  }, 420_000)

  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const open = (person: Person, path: string, look: Look = { colorScheme: 'dark' }) =>
    visit(browser, address, path, person.cookie, look)

  const path = () => `/ballistics/comparisons/${comparison.id}`
  const drawn = (page: Page) => page.locator('canvas').first().waitFor({ timeout: 60_000 })
  /** How many pixels of a pane carry a surface. */
  const painted = (page: Page) =>
    page
      .locator('canvas')
      .first()
      .evaluate((canvas: HTMLCanvasElement) => {
        const copy = document.createElement('canvas')
        ;[copy.width, copy.height] = [canvas.width, canvas.height]
        const context = copy.getContext('2d')!
        context.drawImage(canvas, 0, 0)
        const { data } = context.getImageData(0, 0, copy.width, copy.height)
        let count = 0
        for (let i = 3; i < data.length; i += 4) if (data[i]! > 0) count++
        return count / (data.length / 4)
      })

  test('both surfaces, every cell and its place; keys walk, zoom and change the look', SLOW, async () => {
    const page = await open(technician, path())
    const errors = consoleErrors(page)
    await drawn(page)
    await expect.poll(() => painted(page), { timeout: 20_000 }).toBeGreaterThan(0.1)
    const ab = comparison.cells.filter(({ direction }) => direction === 'ab')
    await expect.poll(() => page.locator('[data-cell]').count()).toBe(2 * ab.length)
    expect(await page.locator('[data-cell][data-place="agrees"]').count()).toBe(
      2 * ab.filter(({ congruent }) => congruent).length,
    )
    await page.getByText(comparison.explanation.split(' cells')[0]!, { exact: true }).waitFor()
    expect(await axeFindings(page)).toEqual([])

    await page.keyboard.press('j')
    await expect.poll(() => new URL(page.url()).searchParams.get('cell')).toMatch(/^ab-/)
    await page.getByRole('heading', { name: /^Cell [A-H]\d$/ }).waitFor()
    await page.keyboard.press('h')
    await expect.poll(() => new URL(page.url()).searchParams.get('look')).toBe('height')
    await page.keyboard.press('d')
    await page.getByRole('region', { name: 'Laid over' }).waitFor()
    await page.keyboard.press('r')

    const pane = page.getByRole('group', { name: /^Relief of Reference/ })
    const bar = () => page.locator('[data-micrometres]').first().getAttribute('data-micrometres').then(Number)
    await pane.focus()
    const before = await bar()
    for (let i = 0; i < 8; i++) await page.keyboard.press('+')
    await expect.poll(bar).toBeLessThan(before)
    await page.keyboard.press('0')
    await expect.poll(bar).toBe(before)
    expect(errors).toEqual([])
    await page.context().close()
  })

  test('a reading is recorded by keys, and the second reader does not see the first', SLOW, async () => {
    const page = await open(technician, path(), { colorScheme: 'light' })
    await drawn(page)
    await page.getByText('Your review, first of two').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('1')
    await page
      .getByRole('textbox', { name: /What you saw/ })
      .fill('Marks at lower right agree in run and depth.')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: 'Reading list' }).waitFor({ timeout: 30_000 })
    await page.context().close()

    const other = await open(analyst, '/ballistics/review')
    await other.getByRole('link', { name: 'Read the first' }).click()
    await other.getByText('Your review, second of two').waitFor({ timeout: 30_000 })
    await other.getByText('One reader has read it; a second is wanted.').waitFor()
    expect(await other.getByText('Marks at lower right').count()).toBe(0)
    await other.context().close()
  })

  test('on a phone one view at a time, without a graphics card too', SLOW, async () => {
    const page = await open(technician, '', { viewport: PHONE })
    await page.addInitScript({
      content: `const get = HTMLCanvasElement.prototype.getContext
        HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
          return kind === 'webgl2' ? null : get.call(this, kind, ...rest)
        }`,
    })
    await page.goto(`${address}${path()}`, { waitUntil: 'domcontentloaded' })
    await drawn(page)
    await expect.poll(() => painted(page), { timeout: 20_000 }).toBeGreaterThan(0.1)
    expect(await page.locator('canvas').count()).toBe(1)
    expect(await overrun(page)).toEqual([])
    await page.getByText('Cells', { exact: true }).last().click()
    await page.getByRole('table').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.context().close()
  })

  test('a scan shows its surface, heights along a line, and what was found in it', SLOW, async () => {
    const page = await open(technician, `/ballistics/scans/${comparison.reference.id}?tool=measure`)
    await drawn(page)
    await page.getByRole('heading', { name: 'Heights along the line' }).waitFor({ timeout: 30_000 })
    await page.getByRole('heading', { name: 'What was looked at' }).waitFor()
    await page.getByLabel('From, down µm').fill('900')
    await page.getByText(/µm long; lowest/).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.context().close()
  })
})
