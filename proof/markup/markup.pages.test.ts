import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page, Request } from 'playwright-core'
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

  /** The addresses a screen is opened at: every planted record at its own page, two of them at each further one. */
  function opened(path: string): string[] {
    const { reader, incidents } = planted
    if (path.startsWith('/audit/record'))
      return [`/audit/record/incident/${incidents[0]}`, `/audit/record/person/${reader.personId}`]
    const [page, ids] = recordsAt(path) ?? []
    if (page && ids) return (path === page ? ids : ids.slice(0, 2)).map((id) => path.replace(':id', id))
    return [path.replace(/:\w+/g, encodeURIComponent('"><img src=x onerror=alert(1)>'))]
  }

  /** The page that shows a record, and which records there are for it. */
  function recordsAt(path: string) {
    const known: readonly (readonly [string, readonly string[]])[] = [
      ['/incidents/imports/:id', planted.imports],
      ['/incidents/:id', planted.incidents],
      ['/ballistics/exhibits/:id', planted.exhibits],
      ['/ballistics/cases/:id', planted.cases],
      ['/tracing/traces/:id', planted.traces],
      ['/tracing/:id', planted.recoveries],
    ]
    return known.find(([page]) => path === page || path.startsWith(`${page}/`))
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

  /** Goes to an address as people do: hostile ones are typed, others are walked to within the app. */
  function walker(page: Page): (path: string) => Promise<void> {
    const asked = new Set<Request>()
    page.on('request', (one) => one.resourceType() !== 'eventsource' && asked.add(one))
    page.on('requestfinished', (one) => asked.delete(one))
    page.on('requestfailed', (one) => asked.delete(one))
    let inside = false
    return async (path) => {
      if (inside && !path.includes('%')) await page.evaluate((to) => history.pushState({}, '', to), path)
      else await page.goto(`${address}${path}`, { waitUntil: 'load' })
      inside = true
      for (let [calm, waited] = [0, 0]; calm < 3 && waited < 30; waited++) {
        await page.waitForTimeout(50)
        calm = asked.size === 0 ? calm + 1 : 0
      }
    }
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
      const go = walker(page)
      let seen = 0
      for (const path of screens().flatMap(opened)) {
        await go(path)
        // What waits for a pointer or the focus gets it.
        for (let x = 100; x < DESKTOP.width; x += 260) await page.mouse.move(x, 300)
        for (let n = 0; n < 8; n++) await page.keyboard.press('Tab')
        const state = await page.evaluate(() => {
          const held = globalThis as unknown as { __pwned?: number; broken?: string[] }
          const seen = {
            ran: held.__pwned ?? 0,
            broken: held.broken ?? [],
            text: document.body.innerText,
            elements: document.querySelectorAll('script:not([src]), iframe, object, embed, marquee, base')
              .length,
          }
          ;[held.__pwned, held.broken] = [0, []]
          return seen
        })
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
