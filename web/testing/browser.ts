import { AxeBuilder } from '@axe-core/playwright'
import { existsSync } from 'node:fs'
import { env } from 'node:process'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'

const USUAL = [
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

/** What axe finds against WCAG 2.0 and 2.1 A and AA, one line per element; empty when nothing. */
export async function axeFindings(page: Page): Promise<string[]> {
  const result = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    // In the page itself and not in a second one, which is for frames of other origins: our screens have none.
    .setLegacyMode(true)
    .analyze()
  return result.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  )
}

/** A page in a context of its own, without animation; close its context when done. */
export async function openPage(
  browser: Browser,
  options: { viewport: { width: number; height: number }; colorScheme: 'light' | 'dark' },
): Promise<Page> {
  const context = await browser.newContext({ ...options, reducedMotion: 'reduce' })
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
export async function withoutTour(context: BrowserContext): Promise<void> {
  await context.addInitScript({ content: `localStorage.setItem('throughline.tour', 'closed')` })
}
