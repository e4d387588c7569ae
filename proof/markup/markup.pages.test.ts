import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testHouse, type TestHouse } from '#testing'
import { chromiumPath, DESKTOP, launchBrowser, NO_CHROMIUM, openPage } from '../../web/testing/browser.ts'
import { plant, type Planted } from './plant.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Every address that the shell or a room has a screen for, as it stands in their lists of pages. */
function screens(): string[] {
  const lists = [
    'web/shell/pages.ts',
    ...readdirSync(join(root, 'modules')).map((room) => `modules/${room}/pages/index.ts`),
  ]
  const paths = lists.flatMap((list) =>
    [...readFileSync(join(root, list), 'utf8').matchAll(/path: '(\/[^']*)'/g)].map(([, path]) => path!),
  )
  return [...new Set(paths)]
}

describe.skipIf(!chromiumPath())(`hostile texts on every screen (${chromiumPath() ?? NO_CHROMIUM})`, () => {
  let house: TestHouse
  let browser: Browser
  let planted: Planted
  let address: string

  beforeAll(async () => {
    house = await testHouse({ screens: true })
    await house.work()
    planted = await plant(house)
    address = await house.listen()
    browser = await launchBrowser()
  }, 240_000)

  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  /** The addresses a screen is opened at. */
  function opened(path: string): string[] {
    const { incidents, imports, reader } = planted
    if (path.startsWith('/incidents/imports/:id')) return imports.map((id) => path.replace(':id', id))
    if (path === '/incidents/:id') return incidents.map((id) => path.replace(':id', id))
    if (path.startsWith('/incidents/:id')) return incidents.slice(0, 3).map((id) => path.replace(':id', id))
    if (path.startsWith('/audit/record'))
      return [`/audit/record/incident/${incidents[0]}`, `/audit/record/person/${reader.personId}`]
    return [path.replace(/:\w+/g, encodeURIComponent('"><img src=x onerror=alert(1)>'))]
  }

  async function enter(): Promise<Page> {
    const page = await openPage(browser)
    const [name = '', value = ''] = planted.reader.cookie.split('=')
    await page.context().addCookies([{ name, value, url: address }])
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
        const held = (globalThis as unknown as { broken?: string[] }).broken ?? []
        ;(globalThis as unknown as { broken?: string[] }).broken = [
          ...held,
          `${violatedDirective} ${blockedURI} ${sample}`,
        ]
      })
    })
    return page
  }

  test(
    'none of a hundred texts runs, opens a dialog or breaks the content policy',
    { timeout: 400_000 },
    async () => {
      expect(planted.taken.size).toBeGreaterThan(2)
      const page = await enter()
      const wrong: string[] = []
      page.on('dialog', (dialog) => {
        wrong.push(`${page.url()} opened "${dialog.message()}"`)
        void dialog.dismiss()
      })
      page.on('popup', (popup) => wrong.push(`${page.url()} opened ${popup.url()}`))
      let seen = 0
      for (const path of screens().flatMap(opened)) {
        await page.goto(`${address}${path}`, { waitUntil: 'load' })
        await page.waitForLoadState('networkidle', { timeout: 1_500 }).catch(() => {})
        // What waits for a pointer or the focus gets it.
        for (let x = 100; x < DESKTOP.width; x += 260) await page.mouse.move(x, 300)
        for (let n = 0; n < 8; n++) await page.keyboard.press('Tab')
        const state = await page.evaluate(() => ({
          ran: (globalThis as unknown as { __pwned?: number }).__pwned ?? 0,
          broken: (globalThis as unknown as { broken?: string[] }).broken ?? [],
          text: document.body.innerText,
          elements: document.querySelectorAll('script:not([src]), iframe, object, embed, marquee, base')
            .length,
        }))
        if (state.ran) wrong.push(`${path} ran a script`)
        if (state.elements)
          wrong.push(`${path} holds ${state.elements} elements that only a text can have made`)
        wrong.push(...state.broken.map((what) => `${path}: ${what}`))
        if (/pwned|alert\(1\)/.test(state.text)) seen++
      }
      expect(wrong).toEqual([])
      // The texts stand on the screens as texts: a page that shows none proves nothing.
      expect(seen).toBeGreaterThan(15)
      await page.context().close()
    },
  )
})
