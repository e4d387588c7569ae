import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { testHouse, type Person, type TestHouse } from '#testing'
import {
  axeFindings,
  chromiumPath,
  consoleErrors,
  DESKTOP,
  launchBrowser,
  NO_CHROMIUM,
  PHONE,
  type Look,
} from '../../web/testing/browser.ts'
import { overrun } from '../../web/testing/overrun.ts'
import { visit } from '../../web/testing/visit.ts'
import { listIncidents, listLayers, summariseIncidents } from './contract/index.ts'
import type { MapView } from './contract/index.ts'
import { loadNewYork } from './seed/new-york.ts'

const LAST_YEAR = { from: '2024-01-01', to: '2024-12-31' }

describe.skipIf(!chromiumPath())(
  `incidents on map, charts and list (${chromiumPath() ?? NO_CHROMIUM})`,
  () => {
    let house: TestHouse
    let browser: Browser
    let analyst: Person
    let address: string

    beforeAll(async () => {
      house = await testHouse({ screens: true })
      analyst = await house.person(await house.agency('City Police'), 'analyst')
      await loadNewYork(house, analyst.actor)
      address = await house.listen()
      browser = await launchBrowser()
    }, 240_000)

    afterAll(async () => {
      await browser?.close()
      await house?.close()
    })

    const open = (path: string, look: Look = {}) => visit(browser, address, path, analyst.cookie, look)

    /** The points the map was given for an address that holds some words. */
    const pointsFor = (page: Page, words: string) =>
      page
        .waitForResponse(
          (answer) => answer.url().includes('/api/incidents/map?') && answer.url().includes(words),
        )
        .then((answer) => answer.json() as Promise<MapView>)

    const headOf = (page: Page, words: string | RegExp) =>
      page.getByText(words).first().waitFor({ timeout: 30_000 })

    test('without an address it opens on the last full year', async () => {
      const page = await open('/incidents')
      const errors = consoleErrors(page)
      const { incidents, victims, killed } = await analyst.call(summariseIncidents, { query: LAST_YEAR })
      await headOf(
        page,
        `${incidents} in 2024 · ${victims.toLocaleString('en')} people shot, ${killed} killed`,
      )
      await page.getByRole('heading', { name: `${incidents} incidents` }).waitFor()
      await page.getByRole('heading', { name: '2024 against the yearly average of 2022–23' }).waitFor()
      expect(errors).toEqual([])
      await page.context().close()
    }, 60_000)

    test('a filter moves address, head, list and map together, and the back button takes it away', async () => {
      const page = await open('/incidents')
      const all = await analyst.call(summariseIncidents, { query: LAST_YEAR })
      const fatal = await analyst.call(summariseIncidents, { query: { ...LAST_YEAR, class: 'fatal' } })
      await headOf(page, `${all.incidents} in 2024`)
      const drawn = pointsFor(page, 'class=fatal')
      await page.getByRole('button', { name: /^Outcome/ }).click()
      await page.getByRole('option', { name: 'Someone died' }).click()
      await headOf(page, `${fatal.incidents} in 2024`)
      expect(new URL(page.url()).searchParams.get('class')).toBe('fatal')
      await page.getByRole('heading', { name: `${fatal.incidents} incidents` }).waitFor()
      const { points } = await drawn
      expect(points.length).toBe(fatal.incidents - fatal.unmapped)
      expect(new Set(points.map(([, , , name]) => name))).toEqual(new Set(['fatal']))
      expect(await page.getByRole('row').getByText('All survived').count()).toBe(0)

      await page.keyboard.press('Escape')
      await page.goBack()
      await headOf(page, `${all.incidents} in 2024`)
      expect(new URL(page.url()).searchParams.get('class')).toBeNull()
      await page.context().close()
    }, 60_000)

    test('rows are walked with j and k, the panel follows, Enter opens the record and back restores', async () => {
      const page = await open('/incidents?class=fatal')
      const { rows } = await analyst.call(listIncidents, {
        query: { ...LAST_YEAR, class: 'fatal', limit: 2 },
      })
      await page.getByText(rows[0]!.number, { exact: true }).waitFor()
      await page.keyboard.press('j')
      await page.getByRole('heading', { name: `Incident ${rows[0]!.number}` }).waitFor()
      await page.keyboard.press('j')
      await page.getByRole('heading', { name: `Incident ${rows[1]!.number}` }).waitFor()
      expect(new URL(page.url()).searchParams.get('selected')).toBe(rows[1]!.id)
      await page.keyboard.press('Enter')
      await page.waitForURL((url) => url.pathname === `/incidents/${rows[1]!.id}`)
      await page.goBack()
      await page.getByRole('complementary', { name: `Incident ${rows[1]!.number}` }).waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('complementary', { name: /^Incident/ }).waitFor({ state: 'detached' })
      expect(new URL(page.url()).searchParams.get('class')).toBe('fatal')
      await page.context().close()
    }, 60_000)

    test('an area picked in the chart narrows the list and is named by a chip', async () => {
      const { layers } = await analyst.call(listLayers, {})
      expect(layers.map(({ one }) => one)).toEqual(['precinct', 'borough'])
      const page = await open('/incidents')
      const chart = page.getByRole('group', { name: /against the yearly average/ })
      await chart.locator('svg').waitFor({ timeout: 30_000 })
      await chart.focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      const heading = page.getByRole('heading', { name: /^\d+ incidents in precinct \d+$/ })
      await heading.waitFor()
      const picked = new URL(page.url()).searchParams.get('picked')!
      const { incidents } = await analyst.call(summariseIncidents, { query: { ...LAST_YEAR, area: picked } })
      await page.getByRole('heading', { name: new RegExp(`^${incidents} incidents in precinct`) }).waitFor()
      await page.getByRole('button', { name: /^Remove precinct/ }).click()
      await heading.waitFor({ state: 'detached' })
      await page.context().close()
    }, 60_000)

    test('the next page goes on where the first ended, and the way back leads to it', async () => {
      const page = await open('/incidents')
      await page.getByText('1–50 of 904, newest first').waitFor()
      await page.getByRole('button', { name: 'Next page' }).click()
      await page.getByText('51–100 of 904, newest first').waitFor()
      await page.getByRole('button', { name: 'Previous page' }).click()
      await page.getByText('1–50 of 904, newest first').waitFor()
      await page.context().close()
    }, 60_000)

    test('where nothing fits, the page says so and clears the filters', async () => {
      const page = await open('/incidents?from=1990-01-01&to=1990-12-31')
      await page.getByText('No shootings here in 1990').waitFor()
      await page.getByRole('button', { name: 'Clear all filters' }).click()
      await headOf(page, /^23,298 /)
      await page.context().close()
    }, 60_000)

    test('the export holds exactly the filter', async () => {
      const page = await open('/incidents?class=fatal')
      await page.getByRole('button', { name: 'Export' }).click()
      const link = page.getByRole('menuitem', { name: 'GeoJSON' }).first()
      const answer = await page.request.get(`${address}${await link.getAttribute('href')}`)
      const { features } = (await answer.json()) as { features: unknown[] }
      const { incidents } = await analyst.call(summariseIncidents, {
        query: { ...LAST_YEAR, class: 'fatal' },
      })
      expect(features.length).toBe(incidents)
      await page.context().close()
    }, 60_000)

    test('the overview gives figures with intervals and says what the source leaves out', async () => {
      const page = await open('/incidents/overview')
      await headOf(page, /^2024 · data to 31 Dec 2024$/)
      await page.getByText(/residents a year, 2024/).waitFor()
      await page.getByText('No clear change').first().waitFor()
      await page.getByText(/The source does not state how cases ended/).waitFor()
      expect(await page.getByText('Cleared, fatal').count()).toBe(0)
      expect(await page.getByRole('heading', { name: 'Gunshot alerts' }).count()).toBe(0)
      await page.context().close()
    }, 60_000)

    for (const [width, viewport] of [
      ['desktop', DESKTOP],
      ['phone', PHONE],
    ] as const)
      test(`axe finds nothing on map and overview: ${width}, light and dark`, async () => {
        const page = await open('/incidents', { viewport })
        await headOf(page, '904 in 2024')
        await page.locator('[data-ready="true"]').waitFor({ timeout: 40_000 })
        await bothSchemes(page)
        for (const view of width === 'phone' ? ['Charts', 'List'] : []) {
          await page.getByText(view, { exact: true }).click()
          await bothSchemes(page)
        }
        expect(await overrun(page)).toEqual([])
        await page.goto(`${address}/incidents/overview`)
        await page.getByText('No clear change').first().waitFor()
        await bothSchemes(page)
        expect(await overrun(page)).toEqual([])
        await page.context().close()
      }, 90_000)
  },
)

/** What axe finds by day and by night, once each has been drawn. */
async function bothSchemes(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.waitForTimeout(1_000)
    expect([colorScheme, await axeFindings(page)]).toEqual([colorScheme, []])
  }
}
