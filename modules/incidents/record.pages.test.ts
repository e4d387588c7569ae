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
import { listVersions, readIncident, recordIncident, reviseIncident } from './contract/index.ts'
import type { IncidentContent } from './contract/index.ts'

const content = (number: string): IncidentContent => ({
  number,
  occurredOn: '2026-02-14',
  occurredTime: '23:40',
  reportedAt: null,
  place: {
    address: '400 block of Carver St',
    precision: 'block',
    latitude: 40.6782,
    longitude: -73.9142,
    setting: 'outside',
    kind: 'street',
    district: null,
  },
  exclusion: null,
  circumstance: null,
  domestic: null,
  officerInvolved: null,
  status: 'open',
  statusOn: null,
  victims: [
    {
      age: { low: 34, high: 34 },
      sex: 'male',
      race: null,
      ethnicity: null,
      outcome: 'wounded',
      diedOn: null,
      wound: 'leg',
    },
  ],
  suspects: [],
  weapons: [],
  alerts: [],
  remarks: null,
})

describe.skipIf(!chromiumPath())(`incident pages (${chromiumPath() ?? NO_CHROMIUM})`, () => {
  let house: TestHouse
  let browser: Browser
  let clerk: Person
  let stranger: Person
  let address: string

  beforeAll(async () => {
    house = await testHouse({ screens: true })
    clerk = await house.person(await house.agency('City Police'), 'records-clerk')
    stranger = await house.person(await house.agency('Harrow County'), 'records-clerk')
    address = await house.listen()
    browser = await launchBrowser()
  }, 180_000)

  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const open = (person: Person, path: string, look: Look = {}) =>
    visit(browser, address, path, person.cookie, look)

  const input = (page: Page, path: string) => page.locator(`input[data-path="${path}"]`)
  const said = (page: Page, path: string) =>
    page.locator('.mantine-InputWrapper-root', { has: page.locator(`[data-path="${path}"]`) }).last()

  /** Types a choice and leaves the input, which takes what was found. */
  async function choose(page: Page, text: string): Promise<void> {
    await page.keyboard.type(text)
    await page.keyboard.press('Tab')
  }

  test('two people are entered with the keyboard alone, and one who dies later makes it fatal', async () => {
    const page = await open(clerk, '/incidents/new')
    const errors = consoleErrors(page)
    await input(page, 'number').waitFor()
    await page.keyboard.type('26-0001')
    await page.keyboard.press('Tab')
    await page.keyboard.type('2026-2-14')
    await page.keyboard.press('Tab')
    await page.keyboard.type('2340')
    await page.keyboard.press('Alt+v')
    await choose(page, 'wou')
    await choose(page, 'male')
    await page.keyboard.type('25-44')
    await page.keyboard.press('Alt+v')
    await choose(page, 'woun')
    await choose(page, 'fem')
    await page.keyboard.type('65+')
    await page.keyboard.press('Control+Enter')

    await page.getByRole('heading', { name: 'Incident 26-0001' }).waitFor()
    const id = page.url().split('/').at(-1)!
    const first = await clerk.call(readIncident, { params: { id } })
    expect(first).toMatchObject({
      class: 'nonfatal',
      wounded: 2,
      occurredOn: '2026-02-14',
      occurredTime: '23:40',
    })
    expect(first.victims.map(({ age, sex }) => [age, sex])).toEqual([
      [{ low: 25, high: 44 }, 'male'],
      [{ low: 65, high: null }, 'female'],
    ])
    await page.getByText('Man, 25–44').first().waitFor()

    await page.keyboard.press('e')
    await input(page, 'victims.0.outcome').focus()
    await page.keyboard.press('Control+a')
    await choose(page, 'kil')
    await page.locator('[data-path="reason"]').focus()
    await page.keyboard.type('Medical examiner')
    await page.keyboard.press('Control+Enter')

    await page.getByText('Outcome of person 1: wounded → killed').first().waitFor()
    await page.getByText('Class: nonfatal → fatal').waitFor()
    await page.getByText('Fatal shooting, 2 people shot, 1 killed').first().waitFor()
    const { versions } = await clerk.call(listVersions, { params: { id } })
    expect(versions.map(({ version, reason }) => [version, reason])).toEqual([
      [2, 'Medical examiner'],
      [1, null],
    ])

    await page.getByRole('link', { name: 'Version 1' }).click()
    await page.getByText('Version 1 of 2').waitFor()
    await page.getByText('Nonfatal shooting, 2 people shot').first().waitFor()
    expect(await page.locator('mark').count()).toBe(1)
    expect(errors).toEqual([])
    await page.context().close()
  }, 60_000)

  test('what cannot be read is said beside its own input, and nothing is sent', async () => {
    const page = await open(clerk, '/incidents/new')
    await input(page, 'number').waitFor()
    await page.keyboard.press('Alt+v')
    await input(page, 'victims.0.age').fill('abc')
    await input(page, 'occurredOn').fill('2026-02-31')
    await input(page, 'latitude').fill('north')
    await input(page, 'reportedOn').fill('2026-02-15')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Some of what is entered cannot be read yet.').waitFor()
    const messages: readonly (readonly [string, string])[] = [
      ['number', 'Write the record number.'],
      ['occurredOn', '"2026-02-31" is not a date.'],
      ['latitude', '"north" is not a number.'],
      ['reportedTime', 'Give both the day and the time'],
      ['victims.0.age', '"abc" is not an age.'],
      ['victims.0.outcome', 'Choose one'],
    ]
    for (const [path, message] of messages)
      expect(await said(page, path).textContent(), path).toContain(message)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-path'))).toBe('number')
    expect(page.url()).toContain('/incidents/new')
    await page.context().close()
  }, 60_000)

  test('a number that is taken and a half-given place are refused at their inputs by the server', async () => {
    await clerk.call(recordIncident, { body: content('26-0002') })
    const page = await open(clerk, '/incidents/new')
    await input(page, 'number').fill('26-0003')
    await input(page, 'occurredOn').fill('2026')
    await input(page, 'latitude').fill('40.6')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Give the longitude too, or leave both out.').waitFor()
    await input(page, 'longitude').fill('40.6782, -73.9442')
    expect(await input(page, 'latitude').inputValue()).toBe('40.6782')
    expect(await input(page, 'longitude').inputValue()).toBe('-73.9442')
    await input(page, 'number').fill('26-0002')
    await page.keyboard.press('Control+Enter')
    await page.getByText('There is already an incident with this number.').waitFor()
    await page.context().close()
  }, 60_000)

  test('a version saved by someone else in between stands beside what was typed, and both can be kept', async () => {
    const incident = await clerk.call(recordIncident, { body: content('26-0004') })
    const params = { id: incident.id }
    const page = await open(clerk, `/incidents/${incident.id}/edit`)
    await input(page, 'address').fill('410 Carver St')
    await page.locator('[data-path="remarks"]').fill('Camera footage asked for')
    await page.locator('[data-path="reason"]').fill('Address from the call')
    const { place, victims } = incident
    const theirs = { ...content('26-0004'), victims, status: 'inactive' as const }
    await clerk.call(reviseIncident, {
      params,
      body: {
        version: 1,
        reason: 'Reviewed',
        content: { ...theirs, place: { ...place, address: '420 Carver St' } },
      },
    })
    await page.keyboard.press('Control+Enter')
    await page.getByText('Someone saved version 2 after you opened version 1').waitFor()
    expect(await page.getByRole('row', { name: /Address/ }).textContent()).toBe(
      'Address420 Carver St410 Carver St',
    )
    await page.getByRole('button', { name: 'Keep mine where both changed' }).click()
    await page.getByRole('button', { name: 'Save as version 3' }).click()
    await page.waitForURL(`**/incidents/${incident.id}`)
    await page.getByText('Version 3', { exact: true }).first().waitFor()
    expect(await clerk.call(readIncident, { params })).toMatchObject({
      version: 3,
      status: 'inactive',
      place: { address: '410 Carver St' },
      remarks: 'Camera footage asked for',
    })
    await page.context().close()
  }, 60_000)

  test('leaving with unsaved work asks, and the draft is offered on coming back', async () => {
    const page = await open(clerk, '/incidents/new')
    await input(page, 'number').fill('26-0099')
    await page.waitForTimeout(700)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Stay here' }).click()
    expect(await input(page, 'number').inputValue()).toBe('26-0099')
    await page.reload()
    await page.getByRole('button', { name: 'Continue with it' }).click()
    expect(await input(page, 'number').inputValue()).toBe('26-0099')
    await page.context().close()
  }, 60_000)

  test('an incident of another agency looks like one that does not exist', async () => {
    const { id } = await clerk.call(recordIncident, { body: content('26-0005') })
    const seen: string[] = []
    for (const path of [
      `/incidents/${id}`,
      '/incidents/01900000-0000-7000-8000-000000000000',
      '/incidents/nonsense',
    ]) {
      const page = await open(stranger, path)
      await page.getByText('This record is not available to you').waitFor()
      seen.push((await page.locator('#page').textContent()) ?? '')
      await page.context().close()
    }
    expect(new Set(seen.map((text) => text.replace(/printed by.*/, ''))).size).toBe(1)
  }, 60_000)

  for (const [width, viewport] of [
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ] as const)
    test(`axe finds nothing on page, form and open dialog: ${width}`, async () => {
      const number = `26-01-${width}`
      const { id } = await clerk.call(recordIncident, { body: content(number) })
      const page = await open(clerk, `/incidents/${id}?from=all`, { viewport })
      await page.getByRole('heading', { name: `Incident ${number}` }).waitFor()
      await page.getByText('Nearby').waitFor()
      expect(await axeFindings(page)).toEqual([])
      await page.goto(`${address}/incidents/${id}/edit`)
      await page.getByRole('button', { name: 'Add a suspect' }).click()
      await page.getByRole('button', { name: 'Add an alert' }).click()
      expect(await axeFindings(page)).toEqual([])
      await page.getByRole('button', { name: 'Pick on a map' }).click()
      await page.getByRole('dialog', { name: 'Pick the place on a map' }).waitFor()
      await page.waitForTimeout(1_500)
      expect(await axeFindings(page)).toEqual([])
      expect(await overrun(page)).toEqual([])
      await page.context().close()
    }, 60_000)
})
