import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { auditSecret, keepContents } from '#platform/audit'
import { testHouse, type Person, type TestHouse } from '#testing'
import { changePerson, listPeople } from '../../../platform/access/contract.ts'
import {
  axeFindings,
  chromiumPath,
  launchBrowser,
  NO_CHROMIUM,
  PHONE,
  type Look,
} from '../../testing/browser.ts'
import { visit } from '../../testing/visit.ts'

describe.skipIf(!chromiumPath())(`audit (${chromiumPath() ?? NO_CHROMIUM})`, () => {
  let house: TestHouse
  let browser: Browser
  let address: string
  let auditor: Person
  let boss: Person

  beforeAll(async () => {
    house = await testHouse({ screens: true })
    keepContents(house.database, auditSecret(Buffer.alloc(32, 1)))
    const agency = await house.agency('City Police')
    auditor = await house.person(agency, 'auditor')
    boss = await house.person(agency, 'administrator')
    const clerk = await house.person(agency, 'records-clerk')
    await clerk.refused(listPeople)
    await boss.call(changePerson, { params: { id: clerk.actor.personId }, body: { roles: ['analyst'] } })
    await house.database.pool.query(
      `insert into audit.event (at, agency_id, person_id, action, outcome) values ('2026-03-04T12:00Z', $1, $2, 'testing.old', 'done')`,
      [agency, boss.actor.personId],
    )
    address = await house.listen()
    browser = await launchBrowser()
  }, 240_000)

  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const open = (person: Person, path: string, look: Look) =>
    visit(browser, address, path, person.cookie, look)

  const light = { colorScheme: 'light' } as const
  const dark = { viewport: PHONE, colorScheme: 'dark' } as const

  test('a search narrows by its address, opens an entry beside it, and leads to the record', async () => {
    for (const options of [light, dark]) {
      const page = await open(auditor, `/audit?action=${changePerson.id}`, options)
      await page.getByText('1 entry shown').waitFor()
      expect(await axeFindings(page)).toEqual([])
      await page.locator('tbody button').click()
      await page.getByText('Network address').or(page.getByText('127.0.0.1')).first().waitFor()
      expect(await axeFindings(page)).toEqual([])
      await page.getByRole('link', { name: 'History of the record' }).click()
      await page.getByRole('heading', { name: /^History of person/ }).waitFor()
      await page.getByText('records-clerk').waitFor()
      expect(await page.locator('ins').textContent()).toBe('analyst')
      expect(await axeFindings(page)).toEqual([])
      await page.context().close()
    }
  }, 120_000)

  test('an auditor signs a week off, and it is not asked for again', async () => {
    const page = await open(auditor, '/audit/weeks', light)
    await page.getByText(/weeks are not signed off/).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.goto(`${address}/audit/weeks/2026-03-02`)
    await page.getByLabel('Remark').fill('Looked through, nothing to find.')
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Sign this week off' }).click()
    await page.getByText(/^Signed off by/).waitFor()
    expect(await page.getByRole('button', { name: 'Sign this week off' }).count()).toBe(0)
    await page.context().close()
  }, 120_000)

  test('who may not read the audit is told so, and has no way there', async () => {
    const analyst = await house.person(auditor.actor.agencyId, 'analyst')
    const page = await open(analyst, '/audit', light)
    await page.getByText('The audit is read by auditors and administrators').waitFor()
    expect(await page.getByRole('link', { name: 'Audit' }).count()).toBe(0)
    await page.context().close()
  }, 120_000)
})
