import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '#testing'
import * as contract from './contract/index.ts'
import { examined, leadTown, made, readOf, tellOf, type LeadTown } from './testing/leads.ts'

let town: LeadTown
beforeAll(async () => {
  town = await leadTown()
  await town.agree(town.laboratory, town.city)
  await town.agree(town.laboratory, town.harbor)
})
afterAll(() => town.close())

const fetched = (by: Person, url: string) =>
  town.house.server.app.inject({ url, headers: { cookie: by.cookie } })

/** The words of each page of a document that a person printed. */
async function pagesOf(by: Person, url: string): Promise<string[]> {
  const answer = await fetched(by, url)
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf'])
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(answer.rawPayload)), {
    mergePages: false,
  })
  return text.map((page) => page.replaceAll(/\s+/g, ' '))
}
const noticeOf = (by: Person, lead: { id: string }) =>
  pagesOf(by, `/api/ballistics/leads/${lead.id}/document`)

describe('the notice of a lead', () => {
  it('says on every sheet that it is unconfirmed, and nowhere that anything matches', async () => {
    const { laboratory } = town
    const lead = await made(town)
    await tellOf(laboratory.examiner, lead)
    const pages = await noticeOf(laboratory.examiner, lead)
    for (const page of pages) {
      expect(page).toContain('Lead, unconfirmed. For investigation only; not probable cause by itself')
      expect(page).toContain('Ballistic record · State Laboratory · Restricted')
      expect(page).toContain('Purpose: criminal investigation · Printed by Test Person, State Laboratory')
    }
    const all = pages.join(' ')
    for (const words of [
      lead.number,
      lead.one.number!,
      lead.two.number!,
      'Breech-face marks agree',
      'Harbor Police',
    ])
      expect(all).toContain(words)
    expect(all).toContain('until an examiner has compared the physical items')
    expect(all).not.toMatch(/\bmatch/i)
  })

  it('turns into a hit notice, and into a withdrawal with its reason', async () => {
    const { laboratory } = town
    const hit = await made(town)
    await laboratory.examiner.call(contract.examineLead, examined(hit))
    const confirmed = (await noticeOf(laboratory.examiner, hit)).join(' ')
    expect(confirmed).toContain(`Hit notice ${hit.number}`)
    expect(confirmed).toContain('counts as one hit, for State Laboratory')
    expect(confirmed).not.toContain('Lead, unconfirmed. For')

    const wrong = await made(town)
    await tellOf(laboratory.examiner, wrong)
    await laboratory.examiner.call(contract.withdrawLead, {
      params: { id: wrong.id },
      body: { reason: 'The wrong exhibit was scanned' },
    })
    const withdrawn = (await noticeOf(laboratory.examiner, wrong)).join(' ')
    expect(withdrawn).toContain(`Withdrawal of lead ${wrong.number}`)
    expect(withdrawn).toContain('The wrong exhibit was scanned')
  })

  it('stands in the words of the agency that made it, whoever prints it; printing is reading', async () => {
    const { laboratory, city, other } = town
    const lead = await made(town)
    await tellOf(laboratory.examiner, lead)
    const wording = {
      lead: 'Talk to the laboratory before you act upon this lead.',
      hit: 'The report of the laboratory is the evidence.',
    }
    const saved = await laboratory.examiner.call(contract.saveLeadWording, {
      body: { version: 0, ...wording },
    })
    expect(saved).toMatchObject({ ...wording, own: true, version: 1, changedBy: 'Test Person' })
    const again = { body: { version: 0, ...wording } }
    expect(await laboratory.analyst.refused(contract.saveLeadWording, again)).toMatchObject({
      code: 'record.changed',
    })
    expect(await city.examiner.call(contract.readLeadWording)).toMatchObject({ own: false, version: 0 })
    const printed = await noticeOf(city.detective, lead)
    expect(printed.join(' ')).toContain(wording.lead)
    for (const page of printed) expect(page).toContain('Lead, unconfirmed.')
    const { notices } = await readOf(laboratory.examiner, lead)
    expect(notices.find((one) => one.agency === 'City Police')!.readAt).not.toBeNull()
    expect((await fetched(other.analyst, `/api/ballistics/leads/${lead.id}/document`)).statusCode).toBe(404)
  })
})

describe('files', () => {
  it('name each pair of cases as what it is', async () => {
    const { laboratory, other } = town
    const { body } = await fetched(laboratory.examiner, '/api/ballistics/leads/export?format=csv')
    const lines = body.trim().split('\r\n')
    expect(lines[0]).toMatch(/^\uFEFF?lead,stands,counts_as_hit,known_link,case_one,/)
    expect(body).toContain(',"Lead, unconfirmed",')
    expect(body).toContain(',"Hit, confirmed",')
    const hits = await fetched(laboratory.examiner, '/api/ballistics/leads/export?format=csv&state=confirmed')
    expect(hits.body).not.toContain('unconfirmed')
    const sheet = await fetched(laboratory.examiner, '/api/ballistics/leads/export?format=xlsx')
    expect(sheet.rawPayload.subarray(0, 2).toString()).toBe('PK')
    const strange = await fetched(other.examiner, '/api/ballistics/leads/export?format=csv')
    expect(strange.body.trim().split('\r\n')).toHaveLength(1)
  })

  it('tell the history of an exhibit: hand-overs and the leads it stands behind', async () => {
    const { laboratory, other } = town
    const lead = await made(town)
    const { id, number } = lead.pairs[0]!.one!
    const words = (await pagesOf(laboratory.technician, `/api/ballistics/exhibits/${id}/document`)).join(' ')
    for (const one of [`History of exhibit ${number}`, lead.number, 'Lead, unconfirmed', lead.two.number!])
      expect(words).toContain(one)
    expect((await fetched(other.analyst, `/api/ballistics/exhibits/${id}/document`)).statusCode).toBe(404)
  })
})
