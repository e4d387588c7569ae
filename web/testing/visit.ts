import type { Browser, BrowserContext, Page } from 'playwright-core'
import { withoutTour } from './browser.ts'

/** Opens a page of a house with the cookies a test already holds, as `name → value`. */
export async function visit(
  browser: Browser,
  address: string,
  path: string,
  cookies: ReadonlyMap<string, string> = new Map(),
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 1280, height: 860 },
    reducedMotion: 'reduce',
    ...options,
  })
  await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: address })))
  await withoutTour(context)
  const page = await context.newPage()
  await page.goto(`${address}${path}`, { waitUntil: 'domcontentloaded' })
  return page
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
