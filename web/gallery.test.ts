import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { build, preview } from 'vite'
import type { PreviewServer } from 'vite'
import type { Browser, Page } from 'playwright-core'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  axeFindings,
  chromiumPath,
  consoleErrors,
  DESKTOP,
  launchBrowser,
  NO_CHROMIUM,
  openPage,
  PHONE,
} from './testing/browser.ts'
import { overrun } from './testing/overrun.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const config = here('../vite.config.ts')
const page = here('gallery.html')
const outDir = here('../.cache/gallery')

describe.skipIf(!chromiumPath())(`gallery of shared parts (${chromiumPath() ?? NO_CHROMIUM})`, () => {
  let server: PreviewServer
  let browser: Browser
  let address: string

  beforeAll(async () => {
    const common = { configFile: config, logLevel: 'silent' } as const
    // Bundled once, as in production: a page from sources asks for a thousand files, and draws every map twice.
    vi.stubEnv('NODE_ENV', 'production')
    await build({
      ...common,
      build: { outDir, emptyOutDir: true, minify: false, rolldownOptions: { input: page } },
    })
    vi.unstubAllEnvs()
    server = await preview({
      ...common,
      build: { outDir },
      preview: { port: 0, host: '127.0.0.1', proxy: {} },
    })
    address = new URL('/gallery.html', server.resolvedUrls?.local[0]).href
    browser = await launchBrowser()
  }, 120_000)

  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  for (const [width, viewport] of [
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ] as const) {
    test(`axe finds nothing and the console stays quiet: ${width}, light and dark`, async () => {
      const page = await openPage(browser, { viewport })
      const errors = consoleErrors(page)
      await opened(page, address)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await page.waitForTimeout(800)
        expect([colorScheme, await axeFindings(page)]).toEqual([colorScheme, []])
      }
      expect(errors).toEqual([])
      expect(await overrun(page)).toEqual([])
      await page.context().close()
    }, 90_000)
  }

  for (const [name, button] of [
    ['dialog', 'Open a dialog'],
    ['menu', 'Open a menu'],
    ['side panel', 'Open the side panel'],
    ['notice of success', 'Say it is done'],
    ['notice of failure', 'Say it failed'],
  ] as const) {
    test(`axe finds nothing with a ${name} open`, async () => {
      const page = await openPage(browser, { viewport: DESKTOP, colorScheme: 'dark' })
      await opened(page, `${address}?only=/parts/`)
      await page.getByRole('button', { name: button }).click()
      await page.waitForTimeout(600)
      expect(await axeFindings(page)).toEqual([])
      await page.context().close()
    }, 90_000)
  }

  test('a figure takes its words along into its files', async () => {
    const page = await openPage(browser, { viewport: DESKTOP, colorScheme: 'dark' })
    await opened(page, `${address}?only=/plots/`)
    const file = async (kind: string) => {
      await page.getByRole('button', { name: 'What can be done with this chart: By kind of place' }).click()
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: kind }).click(),
      ])
      return readFileSync(await download.path())
    }
    const svg = String(await file('SVG'))
    for (const said of ['By kind of place', '287 records, 2024', 'not all that happened'])
      expect(svg).toContain(said)
    expect(String(await file('CSV'))).toContain('Records are what somebody wrote down')
    const png = await file('PNG')
    expect(png.readUInt32BE(20)).toBeGreaterThan(200)
    await page.context().close()
  }, 60_000)

  test('a dialog takes the focus, and Escape gives it back', async () => {
    const page = await openPage(browser, { viewport: DESKTOP, colorScheme: 'light' })
    await opened(page, `${address}?only=/parts/`)
    const opener = page.getByRole('button', { name: 'Open a dialog' })
    await opener.click()
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    expect(await dialog.evaluate((node) => node.contains(document.activeElement))).toBe(true)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await opener.evaluate((node) => node === document.activeElement)).toBe(true)
    await page.context().close()
  }, 60_000)

  test('the keys 1 2 3 choose a decision, and rest while a reason is typed', async () => {
    const page = await openPage(browser, { viewport: DESKTOP, colorScheme: 'light' })
    await opened(page, `${address}?only=/parts/`)
    await page.keyboard.press('2')
    expect(await page.getByLabel('Not alike').isChecked()).toBe(true)
    const reason = page.getByRole('textbox', { name: 'Reason' }).last()
    await reason.fill('')
    await reason.press('3')
    expect(await page.getByLabel('Not alike').isChecked()).toBe(true)
    expect(await reason.inputValue()).toBe('3')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Recorded: none').waitFor()
    await page.context().close()
  }, 60_000)
})

async function opened(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.locator('[data-gallery-ready]').waitFor({ state: 'attached', timeout: 60_000 })
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(800)
}
