import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
import {
  cancelImport,
  listImports,
  listLayers,
  listProfiles,
  readImport,
  readRules,
} from './contract/index.ts'

/** A layout nobody has described; one row has an impossible date. */
const INVENTED = [
  'Case Number,Incident Date,Incident Time,Address,Latitude,Longitude,Victim Age,Victim Sex,Outcome,Remark',
  'X-1,03/14/2025,22:15,1200 BLOCK CARVER ST,40.6701,-73.9442,24,M,DOA,KILLED',
  'X-1,03/14/2025,22:15,1200 BLOCK CARVER ST,40.6701,-73.9442,31,F,INJ,WOUNDED',
  'X-2,03/17/2025,01:05,400 BLOCK DORR ST,40.6812,-73.9301,19,M,INJ,WOUNDED',
  'X-3,13/45/2025,13:00,12 MILL LN,40.6777,-73.9211,44,F,INJ,WOUNDED',
  'X-4,05/21/2025,18:40,600 BLOCK ORCHARD ROW,40.6699,-73.9388,52,M,DOA,KILLED',
].join('\n')

const square = (code: string, west: number, residents: number) => ({
  type: 'Feature',
  properties: { ward: code, residents },
  geometry: {
    type: 'Polygon',
    coordinates: [['00', '10', '11', '01', '00'].map((at) => [west + +at[0]! / 50, 40.66 + +at[1]! / 30])],
  },
})

const WARDS = JSON.stringify({
  type: 'FeatureCollection',
  features: [square('1', -73.96, 8000), square('2', -73.94, 12000)],
})

const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

describe.skipIf(!chromiumPath())(`imports, quality and places (${chromiumPath() ?? NO_CHROMIUM})`, () => {
  let house: TestHouse
  let browser: Browser
  let analyst: Person
  let detective: Person
  let address: string

  beforeAll(async () => {
    house = await testHouse({ screens: true })
    const agency = await house.agency('City Police')
    analyst = await house.person(agency, 'analyst')
    detective = await house.person(agency, 'detective')
    address = await house.listen()
    browser = await launchBrowser()
  }, 180_000)

  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const open = (person: Person, path: string, look: Look = {}) =>
    visit(browser, address, path, person.cookie, look)

  const field = (page: Page, name: string) =>
    page.getByRole('combobox', { name }).or(page.getByRole('textbox', { name })).first()

  async function pick(page: Page, name: string, option: string): Promise<void> {
    await field(page, name).click()
    await page.getByRole('option', { name: option, exact: true }).click()
    await page.keyboard.press('Escape')
  }

  async function upload(page: Page, text: string, name = 'alder.csv'): Promise<string> {
    await page.locator('input[type=file]').setInputFiles(csv(name, text))
    await page.waitForURL(/imports\/[0-9a-f-]{36}$/)
    await page.getByText('As it will be stored').first().waitFor()
    return page.url().split('/').at(-1) ?? ''
  }

  /** Dialogs fade in; what is half there has too little contrast. */
  const found = async (page: Page) => {
    await page.waitForTimeout(300)
    return axeFindings(page)
  }

  test('a file that is no table is refused with a sentence, and nothing is listed', async () => {
    const page = await open(analyst, '/incidents/imports')
    await page.locator('input[type=file]').setInputFiles(csv('empty.csv', ''))
    await page.getByText('empty.csv was not taken in').waitFor()
    expect(await page.getByRole('alert').innerText()).toMatch(/^\S.*\.\n[^]*import\.empty/)
    expect(await found(page)).toEqual([])
    expect((await analyst.call(listImports)).imports).toEqual([])
    await page.context().close()
  }, 60_000)

  test('an import that waits can be stopped, and nothing of it is kept', async () => {
    const page = await open(analyst, '/incidents/imports')
    const id = await upload(page, INVENTED, 'waits.csv')
    await page.getByText('Man, 24').first().waitFor()
    await page.getByRole('button', { name: 'Import this file' }).click()
    await page.getByText('Importing waits.csv').waitFor()
    await page.reload()
    await page.getByText('Waiting for its turn').waitFor()
    expect(await found(page)).toEqual([])
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('dialog').getByText('Nothing of this file is kept').waitFor()
    expect(await found(page)).toEqual([])
    await page.getByRole('button', { name: 'Stop the import' }).click()
    await page.getByText('This import was stopped').waitFor()
    expect((await analyst.call(readImport, { params: { id } })).state).toBe('cancelled')
    await page.context().close()
    await house.work()
  }, 60_000)

  test('an unknown layout is mapped, previewed, imported and reported, and its rejected row downloads', async () => {
    const page = await open(analyst, '/incidents/imports')
    const errors = consoleErrors(page)
    const id = await upload(page, INVENTED)
    await page.getByText('Proposed from the headers and values').waitFor()
    const preview = page.getByRole('complementary', { name: 'As it will be stored' })
    await preview.getByText('Woman, 31, whether hurt is not known').waitFor()
    await preview.getByText('Outcome: unknown word, stored as not known: INJ').first().waitFor()

    // Another column tells the outcome in plain words: the field moves there, and the preview follows.
    await pick(page, 'Remark goes to', 'Victim: outcome')
    await preview.getByText('Man, 24, killed').waitFor()
    await preview.getByText('Woman, 31, wounded').waitFor()
    const { profile } = await analyst.call(readImport, { params: { id } })
    expect(profile?.fields['victim.outcome']?.columns).toEqual(['Remark'])
    await preview.getByText('Row 4 would be rejected').waitFor()
    expect(await preview.getByText(/^Incident Date:/).count()).toBe(1)
    expect(await found(page)).toEqual([])

    // Without a date nothing can be stored, and the page says what is missing.
    const start = page.getByRole('button', { name: 'Import this file' })
    await field(page, 'Incident Date goes to').press('Backspace')
    await page.getByText('Which column holds the date.').waitFor()
    expect(await start.isDisabled()).toBe(true)
    await page.reload()
    await page.getByText('Which column holds the date.').waitFor()
    await pick(page, 'Incident Date goes to', 'Date')
    await preview.getByText('Man, 24, killed').waitFor()

    await page.getByRole('checkbox', { name: 'Save as a profile' }).check()
    await page.getByRole('textbox', { name: 'Name of the profile' }).fill('Alder Bay shootings')
    await start.click()
    await page.getByText('Look at them on the map').waitFor({ timeout: 30_000 })
    const figures = await page.locator('dl').first().innerText()
    expect(figures).toMatch(/Incidents\s+3\s+new/)
    expect(figures).toMatch(/People shot\s+4\s+new/)
    expect(figures).toMatch(/1 rejected/)
    expect(await page.getByRole('table', { name: 'Rejected rows' }).innerText()).toMatch(
      /row 4: "13\/45\/2025"/,
    )
    expect(await found(page)).toEqual([])
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download rejected rows' }).click(),
    ])
    const rejected = await readFile(await file.path(), 'utf8')
    expect(rejected).toMatch(/12 MILL LN/)
    expect(rejected).not.toMatch(/CARVER/)
    await page.getByRole('button', { name: 'Look at them on the map' }).click()
    await page.waitForURL((url) => url.searchParams.get('import') === id)
    expect(errors).toEqual([])
    await page.context().close()

    // The next file of this layout is recognised by itself.
    const again = await open(analyst, '/incidents/imports')
    await upload(again, INVENTED, 'alder-next.csv')
    await again.getByText('Recognised as Alder Bay shootings').waitFor()
    await again.getByRole('button', { name: 'Set this file aside' }).click()
    await again.getByRole('dialog').getByText('Nothing of it was stored').waitFor()
    expect(await found(again)).toEqual([])
    await again.getByRole('button', { name: 'Set it aside' }).click()
    await again.getByRole('button', { name: 'Delete profile Alder Bay shootings' }).click()
    await again.getByRole('button', { name: 'Delete the profile' }).click()
    await again.getByText('The profile "Alder Bay shootings" is deleted.').first().waitFor()
    expect((await analyst.call(listProfiles)).profiles.some(({ shipped }) => !shipped)).toBe(false)
    await again.context().close()
  }, 120_000)

  test('what a word means can be said, and a stopped import tries again', async () => {
    const page = await open(analyst, '/incidents/imports')
    const id = await upload(page, INVENTED, 'harrow.csv')
    await page.getByRole('button', { name: /^Words of Outcome/ }).click()
    await pick(page, '"INJ" means', 'Wounded')
    await page.getByText('Woman, 31, wounded').waitFor()
    expect(await found(page)).toEqual([])
    await analyst.call(cancelImport, { params: { id } })
    await page.reload()
    await page.getByText('This import was stopped').waitFor()
    expect(await found(page)).toEqual([])
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('Look at them on the map').waitFor({ timeout: 30_000 })
    await page.context().close()
  }, 90_000)

  test('boundaries are added, shown and removed, and incidents fall into them', async () => {
    const page = await open(analyst, '/incidents/places')
    await page.getByText('No boundary layer yet').first().waitFor()
    await page.getByRole('button', { name: 'Add a layer' }).click()
    await page.locator('input[type=file]').setInputFiles(csv('wards.geojson', WARDS))
    await page.getByText('2 areas in the file').waitFor()
    await field(page, 'Name of the layer').fill('Wards')
    await field(page, 'What one area is called').fill('ward')
    await pick(page, 'Code of an area', 'ward')
    await pick(page, 'Residents', 'residents')
    expect(await found(page)).toEqual([])
    await page.getByRole('button', { name: 'Add the layer' }).click()
    await page.getByRole('complementary', { name: 'Wards' }).waitFor()
    await page.waitForURL((url) => url.searchParams.get('job') === null, { timeout: 30_000 })
    const [layer] = (await analyst.call(listLayers)).layers
    expect(layer).toMatchObject({ name: 'Wards', areas: 2, populated: 2, outside: 0 })
    await page.getByRole('button', { name: 'Remove the layer' }).click()
    await page.getByRole('dialog').getByText('Incidents keep everything else').waitFor()
    expect(await found(page)).toEqual([])
    await page.getByRole('button', { name: 'Remove it' }).click()
    await page.getByText('No boundary layer yet').first().waitFor()
    await page.context().close()
  }, 90_000)

  test('counting rules change after a question, and those who may not change them only read', async () => {
    const page = await open(analyst, '/incidents/places')
    await page.getByRole('checkbox', { name: 'A graze counts as a gunshot wound' }).uncheck()
    await page.getByRole('button', { name: 'Change the rules' }).click()
    await page.getByRole('dialog').getByText('gets its new class as a new version').waitFor()
    expect(await found(page)).toEqual([])
    await page.getByRole('button', { name: 'Change and reclassify' }).click()
    await page.getByText('Set by Test Person').waitFor()
    expect((await analyst.call(readRules)).grazeCounts).toBe(false)
    await page.context().close()

    const reader = await open(detective, '/incidents/places')
    await reader.getByText('Administrators and analysts change these').waitFor()
    expect(await reader.getByRole('checkbox').count()).toBe(0)
    expect(await reader.getByRole('button', { name: 'Add a layer' }).count()).toBe(0)
    await reader.goto(`${address}/incidents/imports`)
    await reader.getByText('Your role does not import files').waitFor()
    await reader.context().close()
  }, 90_000)

  test('each check says why it matters and opens the list of its incidents', async () => {
    const page = await open(analyst, '/incidents/quality')
    const row = page.getByRole('row', { name: /No case status/ })
    await row.getByText('They cannot count in the clearance rate').waitFor()
    expect(await row.innerText()).toMatch(/3 of 3/)
    expect(await found(page)).toEqual([])
    await page.context().close()
  }, 60_000)

  for (const path of ['imports', 'quality', 'places', 'mapping'])
    test(`${path} fits every window`, async () => {
      const page = await open(analyst, `/incidents/${path === 'mapping' ? 'imports' : path}`, {
        viewport: PHONE,
      })
      await page.getByRole('heading', { level: 1 }).waitFor()
      if (path === 'mapping') await upload(page, INVENTED, 'phone.csv')
      await page.waitForTimeout(1_000)
      expect(await found(page)).toEqual([])
      expect(await overrun(page)).toEqual([])
      await page.context().close()
    }, 60_000)
})
