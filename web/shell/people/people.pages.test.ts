import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { accept, colleague, firstAdministrator, testHouse, type Newcomer, type TestHouse } from '#testing'
import { listPeople, readInvitation, readSession, signIn } from '../../../platform/access/contract.ts'
import { axeFindings, chromiumPath, launchBrowser, NO_CHROMIUM, PHONE } from '../../testing/browser.ts'
import { overrun } from '../../testing/overrun.ts'
import { visit } from '../../testing/visit.ts'

describe.skipIf(!chromiumPath())(`people (${chromiumPath() ?? NO_CHROMIUM})`, () => {
  let house: TestHouse
  let browser: Browser
  let address: string
  let boss: Newcomer
  let clerk: Newcomer & { id: string }

  beforeAll(async () => {
    house = await testHouse({ screens: true })
    address = await house.listen()
    browser = await launchBrowser()
    boss = await firstAdministrator(house, 'City Police')
    clerk = await colleague(house, boss, 'a.costa@city.example', ['records-clerk'])
  }, 240_000)

  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const open = (path: string, options = {}) => visit(browser, address, path, boss.browser.cookies, options)
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
  const token = async (page: Page) => (await page.getByLabel('One-time link').inputValue()).split('/').at(-1)!
  const shown = async (email: string) => {
    const { people } = await boss.browser.call(listPeople)
    return people.find((person) => person.email === email)!
  }

  test('a temporary colleague is invited with roles and an end, and the invitation can be withdrawn', async () => {
    const page = await open('/people')
    await button(page, 'Invite a person').click()
    await page.getByLabel('Name', { exact: true }).fill('Nina Orr')
    await page.getByLabel('E-mail address').fill('n.orr@city.example')
    await page.getByLabel('Roles').first().click()
    await page.getByRole('option', { name: 'Analyst' }).click()
    await page.keyboard.press('Tab')
    await page.getByLabel('Temporary, until').fill('2099-12-31')
    expect(await axeFindings(page)).toEqual([])
    await button(page, 'Make the invitation').click()
    await page.getByText('Invitation for Nina Orr').waitFor()
    const link = await token(page)
    expect(await boss.browser.call(readInvitation, { params: { token: link } })).toMatchObject({
      kind: 'invitation',
      email: 'n.orr@city.example',
    })
    await button(page, 'Withdraw the invitation of Nina Orr').click()
    await page.getByText('The link of Nina Orr no longer opens.').waitFor()
    expect(await boss.browser.refused(readInvitation, { params: { token: link } })).toMatchObject({
      code: 'setup.invalid',
    })
    await page.context().close()
  }, 120_000)

  test('roles change and end the sessions of the person; a clearance is recorded and withdrawn', async () => {
    const page = await open(`/people?person=${clerk.id}`)
    await page.getByLabel('Roles').first().click()
    await page.getByRole('option', { name: 'Analyst' }).click()
    await page.keyboard.press('Tab')
    await button(page, 'Save').click()
    await page.getByText('Saved. Ana Costa has to sign in again.').waitFor()
    expect((await shown(clerk.email)).roles.toSorted()).toEqual(['analyst', 'records-clerk'])
    expect(await clerk.browser.call(readSession)).toMatchObject({ state: 'none' })

    await button(page, 'Record a clearance').click()
    await page.getByRole('button', { name: 'Record it' }).click()
    await page.getByText('Name the paper.').waitFor()
    await page.getByLabel('Paper it rests on').fill('Agreement 14, drawer 2')
    await page.getByLabel('Valid until').fill('2099-06-30')
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Record it' }).click()
    await page.getByText('Agreement 14, drawer 2').waitFor()
    await page.getByRole('button', { name: /^Withdraw the clearance/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Withdraw this clearance?' })
    await dialog.waitFor()
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click()
    await page.getByText(/Withdrawn \d/).waitFor()
    await page.context().close()
  }, 120_000)

  test('a locked account says so, is released, and a recovery link opens it anew', async () => {
    const { browser: stranger, banner } = boss
    const body = { email: clerk.email, password: 'wrong every time', banner }
    for (let tries = 0; tries < 5; tries += 1) await stranger.refused(signIn, { body })
    const page = await open(`/people?person=${clerk.id}`)
    await page.getByText('Locked after five failed attempts to sign in').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await button(page, 'Release the account').click()
    await page.getByText('Ana Costa can sign in again.').waitFor()
    expect((await shown(clerk.email)).locked).toBe(false)

    await button(page, 'Make a recovery link').click()
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Make a recovery link' }).click()
    await page.getByText('Recovery link for Ana Costa').waitFor()
    const recovered = await accept(house, await token(page), {
      email: clerk.email,
      password: 'another good sentence',
    })
    const told = await visit(browser, address, '/', recovered.browser.cookies)
    await told.getByText('Your account was opened again by a recovery link').waitFor()
    expect(await axeFindings(told)).toEqual([])
    await button(told, 'I asked for it').click()
    await told.getByText('Your account was opened again by a recovery link').waitFor({ state: 'detached' })
    await told.context().close()
    await page.context().close()
  }, 120_000)

  test('a disabled account is shut at once and can be enabled; a phone shows it all', async () => {
    const page = await open(`/people?person=${clerk.id}`, { viewport: PHONE, colorScheme: 'dark' })
    await button(page, 'Disable the account').click()
    const dialog = page.getByRole('dialog', { name: 'Disable the account of Ana Costa?' })
    await dialog.waitFor()
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Disable the account' }).click()
    await button(page, 'Enable the account').waitFor()
    expect((await shown(clerk.email)).disabledBecause).toBe('administrator')
    expect(await overrun(page)).toEqual([])
    await button(page, 'Enable the account').click()
    await button(page, 'Disable the account').waitFor()
    await page.context().close()
  }, 120_000)
})
