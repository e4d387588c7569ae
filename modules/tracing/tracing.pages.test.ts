import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
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
import { narrowed, visit } from '../../web/testing/visit.ts'
import * as contract from './contract/index.ts'
import { gun, investigator } from './testing/gun.ts'
import { request } from './testing/requests.ts'

describe.skipIf(!chromiumPath())(`tracing pages (${chromiumPath() ?? NO_CHROMIUM})`, () => {
  let house: TestHouse
  let browser: Browser
  let clerk: Person
  let address: string
  let recovery: contract.Recovery
  let trace: contract.Trace

  beforeAll(async () => {
    house = await testHouse({ screens: true })
    clerk = await investigator(house, await house.agency('City Police'))
    address = await house.listen()
    browser = await launchBrowser()
    recovery = await clerk.call(contract.recordRecovery, { body: gun('26-0001', { serial: 'SB0815-I8O' }) })
    const params = { id: recovery.id }
    await clerk.call(contract.readSerialAgain, { params, body: { text: 'SB0815-I8O' } })
    const draft = await clerk.call(contract.draftTrace, { params })
    await clerk.call(contract.changeTrace, {
      params: { id: draft.id },
      body: { version: draft.version, request: request({ serial: 'SB0815-I8O' }) },
    })
    await clerk.call(contract.submitTraces, { body: { ids: [draft.id], by: 'form' } })
    const sent = await clerk.call(contract.readTrace, { params: { id: draft.id } })
    const nobody = { sex: null, race: null, address: null, city: null, state: null }
    trace = await clerk.call(contract.answerTrace, {
      params: { id: sent.id },
      body: {
        version: sent.version,
        number: 'T1',
        outcome: 'purchaser-identified',
        answeredOn: '2026-02-23',
        steps: [
          { kind: 'manufacturer', name: 'Glock', licence: null, city: null, state: null, on: '2024-08-06' },
          {
            kind: 'dealer',
            name: 'Tri-County Outfitters',
            licence: null,
            city: 'Macon',
            state: 'GA',
            on: '2025-05-08',
          },
          { kind: 'purchaser', name: '', licence: null, city: 'Macon', state: 'GA', on: '2025-05-22' },
        ],
        purchaser: { last: 'Hayes', first: 'Shannon', bornOn: null, ...nobody },
      },
    })
  }, 180_000)

  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const open = (path: string, look: Look = {}) => visit(browser, address, path, clerk.cookie, look)

  test('the classic errors are said while a gun is typed, and taking the offer mends them', async () => {
    const page = await open('/tracing/new')
    const errors = consoleErrors(page)
    await page.getByLabel('Serial number').fill('9MM')
    await page.getByText('This is a calibre.').waitFor()
    await page.getByLabel('Serial number').fill('QX77120')
    await page.getByRole('combobox', { name: 'Manufacturer' }).fill('Interarms')
    await page.getByText('This is an importer.').waitFor()
    await page.getByRole('combobox', { name: 'Manufacturer' }).fill('Tauros')
    await page.getByRole('button', { name: 'Use Taurus' }).click()
    await page.getByLabel('Case', { exact: false }).first().fill('26-0002')
    await page.getByLabel('Day it came in').fill('2026-02-14')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: /Pistol, Taurus/ }).waitFor()
    expect(errors).toEqual([])
    await page.context().close()
  })

  test('the path of a gun is drawn, and the name of the purchaser shows only when it is asked for', async () => {
    const page = await open(`/tracing/traces/${trace.id}`)
    await page.getByRole('heading', { name: 'Path of the gun' }).waitFor()
    expect(await page.getByText('268 days, time to crime').count()).toBe(1)
    await page.getByText('A first seller or purchaser is not shown to have done wrong').waitFor()
    expect(await page.getByText('Hayes').count()).toBe(0)
    await page.getByRole('button', { name: 'Show name' }).click()
    await page.getByText('Shannon Hayes').waitFor()
    await page.context().close()
  })

  test.each([
    ['/tracing', 'Recovered guns'],
    ['/tracing/traces', 'Trace requests'],
    ['/tracing/serials?q=SB08151', 'Serial numbers'],
    ['/tracing/tasks', 'Reconciliation'],
    ['/tracing/imports', 'Imports of guns and traces'],
    ['/tracing/analysis', 'In short'],
    ['RECOVERY', 'Pistol'],
    ['TRACE', 'Trace T-'],
    ['/tracing/new', 'Record a recovered gun'],
  ])(
    'axe finds nothing on %s, on a desktop and on a phone',
    async (path, heading) => {
      const target =
        path === 'RECOVERY'
          ? `/tracing/${recovery.id}`
          : path === 'TRACE'
            ? `/tracing/traces/${trace.id}`
            : path
      const page = await open(target)
      for (const viewport of [DESKTOP, PHONE]) {
        if (viewport === PHONE) await narrowed(page)
        await page.getByRole('heading', { name: heading }).first().waitFor()
        await page.waitForLoadState('networkidle')
        expect([path, viewport.width, await axeFindings(page)]).toEqual([path, viewport.width, []])
      }
      expect(await overrun(page)).toEqual([])
      await page.context().close()
    },
    60_000,
  )
})
