import type { Browser, Page } from 'playwright-core'
import { openPage, PHONE, type Look } from './browser.ts'

/**
 * Opens a page of a house in a browser of its own, with the cookies a test already holds: as a person has them
 * (`name=value`), or as `name → value`.
 */
export async function visit(
  browser: Browser,
  address: string,
  path: string,
  cookies: string | ReadonlyMap<string, string> = '',
  look: Look = {},
): Promise<Page> {
  const page = await openPage(browser, look)
  const held = typeof cookies === 'string' ? pairs(cookies) : [...cookies]
  await page.context().addCookies(held.map(([name, value]) => ({ name, value, url: address })))
  await page.goto(`${address}${path}`, { waitUntil: 'domcontentloaded' })
  return page
}

function pairs(cookie: string): [string, string][] {
  const [name, value] = cookie.split('=')
  return name && value ? [[name, value]] : []
}

/** The same page again, as a phone shows it when it is opened there: a second visit without a second browser. */
export async function narrowed(page: Page): Promise<void> {
  await page.setViewportSize(PHONE)
  await page.reload({ waitUntil: 'domcontentloaded' })
}

/** Puts an authenticator without hardware into a page: it holds passkeys, and its owner always agrees. */
export async function virtualAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}
