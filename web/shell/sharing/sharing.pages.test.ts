import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { littleKnown, testHouse, type Person, type TestHouse } from '#testing'
import { approveAct, listActs } from '../../../platform/acts/contract.ts'
import {
  acceptAgreement,
  giveGrant,
  listAgreements,
  listCollections,
  listGrants,
  proposeAgreement,
} from '../../../platform/sharing/contract.ts'
import type { AgreementTerms } from '../../../platform/sharing/contract.ts'
import { recordIncident } from '../../../modules/incidents/contract/index.ts'
import {
  axeFindings,
  chromiumPath,
  launchBrowser,
  NO_CHROMIUM,
  PHONE,
  type Look,
} from '../../testing/browser.ts'
import { overrun } from '../../testing/overrun.ts'
import { visit } from '../../testing/visit.ts'

describe.skipIf(!chromiumPath())(`sharing (${chromiumPath() ?? NO_CHROMIUM})`, () => {
  let house: TestHouse
  let browser: Browser
  let address: string
  let chief: Person
  let deputy: Person
  let partner: Person
  let third: Person

  beforeAll(async () => {
    house = await testHouse({ screens: true })
    address = await house.listen()
    browser = await launchBrowser()
    const city = await house.agency('City Police')
    chief = await house.person(city, 'administrator')
    deputy = await house.person(city, 'administrator')
    partner = await house.person(await house.agency('Harbor Police'), 'administrator')
    third = await house.person(await house.agency('Valley Police'), 'administrator')
  }, 240_000)

  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const open = (path: string, look: Look = {}, who = chief) => visit(browser, address, path, who.cookie, look)

  test('an agreement is written in words, approved, accepted, used and ended', async () => {
    const page = await open('/sharing')
    await page.getByRole('button', { name: 'New agreement' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Pier cases')
    await page.getByLabel('Title of the paper').fill('Memorandum')
    const choose = async (label: string, option: string) => {
      // The field of a list that cannot be searched lies under its frame, which takes the click.
      await page.getByLabel(label).first().click({ force: true })
      await page.getByRole('option', { name: option }).click()
      await page.keyboard.press('Tab')
    }
    await choose('Other agencies', 'Harbor Police')
    await choose('Kinds of records', 'Incidents')
    await choose('Leave out', 'Suspects')
    await choose('Purposes', 'Criminal investigation')
    await page.getByLabel('Last day').fill('2099-05-01')
    await page.getByLabel('Why your agency wants this').fill('The same guns')
    await page
      .getByText(
        'Harbor Police and City Police can share incidents with each other, without suspects, for criminal investigation, until 1 May 2099.',
      )
      .waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Ask a colleague to approve it' }).click()
    await page.getByText('A second person has to approve it').waitFor()

    const { acts } = await deputy.call(listActs, { query: { view: 'for-me' } })
    await deputy.call(approveAct, { params: { id: acts[0]!.id }, body: { hash: acts[0]!.hash } })
    const { agreements } = await partner.call(listAgreements)
    const { id } = agreements[0]!
    await partner.call(acceptAgreement, { params: { id } })

    await page.goto(`${address}/sharing/agreements/${id}?share=yes`)
    await page.getByLabel('Why they need it').fill('Cases cross the line')
    await page
      .getByText(
        'Harbor Police will see incidents of your agency, without suspects, for criminal investigation, until 1 May 2099.',
      )
      .waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Share', exact: true }).click()
    await page.getByRole('button', { name: 'Take back from Harbor Police' }).click()
    await page.getByLabel('Why', { exact: true }).fill('Solved')
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: 'Take back', exact: true }).click()
    await page.getByText('Taken back from Harbor Police.').waitFor()
    expect((await partner.call(listGrants, { query: { live: 'true' } })).grants).toEqual([])

    await page.getByRole('button', { name: 'End it' }).click()
    await page.getByLabel('Why. The other parties read it.').fill('Done')
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: 'End it' }).click()
    await page.getByText('The agreement has ended.').waitFor()
    await page.context().close()
  }, 120_000)

  test('a collection is begun, filled from a record, emptied and closed', async () => {
    const clerk = await house.person(chief.actor.agencyId, 'records-clerk')
    const { id } = await clerk.call(recordIncident, { body: littleKnown('25-1') })
    const page = await open('/sharing?show=collections', {}, clerk)
    await page.getByRole('button', { name: 'New collection' }).click()
    await page.getByLabel('Name of the collection').fill('Pier cases')
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Begin the collection' }).click()
    await page.getByText('Incidents · No records yet · not shared').waitFor()

    await page.goto(`${address}/incidents/${id}`)
    await page.getByRole('button', { name: 'Put into a collection' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('This collection is shared with nobody yet.').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Put into a collection' }).click()
    await page.getByRole('button', { name: 'Take out of "Pier cases"' }).click()
    expect(await axeFindings(page)).toEqual([])
    expect((await clerk.call(listCollections)).collections).toMatchObject([{ records: 1 }])
    await page.getByRole('button', { name: 'Take it out' }).click()
    await page.getByText('Taken out of "Pier cases".').waitFor()
    expect((await clerk.call(listCollections)).collections).toMatchObject([{ records: 0 }])

    await page.goto(`${address}/sharing?show=collections`)
    await page.getByRole('button', { name: 'Close: Pier cases' }).click()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click()
    await page.getByText('Incidents · No records yet · Closed').waitFor()
    await page.context().close()
  }, 120_000)

  test('what was received is handed on to another party, and its end is said on Today', async () => {
    const { id } = await chief.call(proposeAgreement, {
      body: { terms: inFive([partner, third]), replaces: null, reason: 'The same guns' },
    })
    const { acts } = await deputy.call(listActs, { query: { view: 'for-me' } })
    await deputy.call(approveAct, { params: { id: acts[0]!.id }, body: { hash: acts[0]!.hash } })
    const waiting = await open('/', {}, partner)
    await waiting.getByText('Waits for your agency').waitFor()
    await waiting.context().close()
    for (const one of [partner, third]) await one.call(acceptAgreement, { params: { id } })
    await chief.call(giveGrant, {
      body: {
        agreementId: id,
        to: { kind: 'agency', id: partner.actor.agencyId },
        what: { kind: 'category', category: 'incident' },
        upTo: 'open',
        fields: ['victims'],
        purposes: null,
        reshare: true,
        expiresOn: null,
        reason: 'Both sides of the pier',
        basis: '',
      },
    })
    const page = await open('/sharing?show=grants', {}, partner)
    await page.getByRole('button', { name: 'Hand on what City Police shared' }).click()
    await page.getByText(/^Valley Police will see incidents of City Police, without .*suspects/).waitFor()
    await page.getByLabel('Why they need it').fill('The road to the pier is theirs')
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: 'Share', exact: true }).click()
    await page.getByText('Shared with Valley Police. They have been told.').waitFor()
    const { grants } = await third.call(listGrants, { query: { live: 'true' } })
    expect(grants).toMatchObject([{ direction: 'received', from: { name: 'Harbor Police' } }])
    await page.goto(address)
    await page.getByText('Ends in 5 days').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.context().close()
  }, 120_000)

  describe('on a phone in the dark', () => {
    let page: Page
    beforeAll(async () => {
      page = await open('/sharing', { viewport: PHONE, colorScheme: 'dark' })
    }, 60_000)
    afterAll(() => page?.context().close())

    test.each(['agreements', 'grants', 'groups', 'collections', 'notices'])(
      'the list of %s fits',
      async (show) => {
        await page.goto(`${address}/sharing?show=${show}`)
        await page.getByRole('heading', { name: 'Sharing' }).waitFor()
        expect(await axeFindings(page)).toEqual([])
        expect(await overrun(page)).toEqual([])
      },
      60_000,
    )
  })
})

/** Terms that let recipients hand records on and end in five days. */
function inFive(partners: readonly Person[]): AgreementTerms {
  const now = new Date()
  const day = (from: number) =>
    new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() + from)).toISOString().slice(0, 10)
  return {
    name: 'Both sides of the pier',
    document: { title: 'Memorandum', number: '', date: null },
    partners: partners.map((one) => one.actor.agencyId),
    categories: ['incident'],
    purposes: ['criminal-investigation', 'records-management'],
    upTo: 'open',
    fields: null,
    reshare: true,
    deconfliction: false,
    startsOn: day(-1),
    expiresOn: day(5),
  }
}
