import axe from 'axe-core'
import { existsSync } from 'node:fs'
import { env } from 'node:process'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'

/** The one without windows first: it draws the same and needs two thirds of the time. */
const USUAL = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** Where Chromium is: CHROMIUM_PATH, the usual places, or the one playwright installed; null when nowhere. */
export function chromiumPath(): string | null {
  const own = chromium.executablePath()
  return [env['CHROMIUM_PATH'], ...USUAL, own].find((path) => path && existsSync(path)) ?? null
}

/** What to say when a browser test cannot run. */
export const NO_CHROMIUM =
  'Chromium was not found. Install it (npx playwright-core install chromium) or set CHROMIUM_PATH to its program.'

/** Starts Chromium without a window. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = chromiumPath()
  if (!executablePath) throw new Error(NO_CHROMIUM)
  return chromium.launch({ executablePath, args: QUIET })
}

/** The two widths every screen is looked at. */
export const DESKTOP = { width: 1440, height: 900 } as const
export const PHONE = { width: 390, height: 844 } as const

const WCAG = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] } as const

/** What axe finds against WCAG 2.0 and 2.1 A and AA, one line per element; empty when nothing. */
export async function axeFindings(page: Page): Promise<string[]> {
  // In the page itself, once, and only what is wrong: our screens have no frames, and nobody reads what is right.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const violations = await page.evaluate(
    async (runOnly) => {
      const { run } = (globalThis as unknown as { axe: typeof axe }).axe
      return (await run({ runOnly, resultTypes: ['violations'] })).violations
    },
    { ...WCAG, values: [...WCAG.values] },
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  )
}

/** How a page is looked at: width, light or dark, and whatever else a context can be told. */
export type Look = NonNullable<Parameters<Browser['newContext']>[0]>

/** An empty page in a browser of its own, without animation and without the tour; close its context when done. */
export async function openPage(browser: Browser, look: Look = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: DESKTOP, reducedMotion: 'reduce', ...look })
  await withoutTour(context)
  return context.newPage()
}

/** Collects what a page writes to the console as an error, and what it throws. */
export function consoleErrors(page: Page): string[] {
  const errors: string[] = []
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  page.on('pageerror', (error) => errors.push(error.message))
  return errors
}

/** The tour of the demonstration has its own test; elsewhere it would lie over what is tested. */
async function withoutTour(context: BrowserContext): Promise<void> {
  await context.addInitScript({ content: `localStorage.setItem('throughline.tour', 'closed')` })
}
