import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as contract from './contract/index.ts'
import { linkFindings } from './service/network/findings.ts'
import { shareEvidence } from './testing/exhibits.ts'
import { agreeing, examined, leadTown, propose, type LeadTown } from './testing/leads.ts'
import { importText } from './testing/network.ts'

let town: LeadTown
beforeAll(async () => {
  town = await leadTown()
})
afterAll(() => town.close())

const HEADER = 'Lead Date,Case 1,Case 2,Hit Status,Date Confirmed'
const listed = (...rows: string[]) => importText(town.laboratory.technician, [HEADER, ...rows].join('\n'))
const links = async (q: string) =>
  (await town.laboratory.examiner.call(contract.listCaseLinks, { query: { q } })).links
const countOf = (q: string) => town.laboratory.examiner.call(contract.countCaseLinks, { query: { q } })

describe('a pair of cases with leads of both sources', () => {
  test('is one pair, counted in each source, and a hit by whoever confirmed it', async () => {
    const { laboratory, city, harbor } = town
    const one = await town.scene(city)
    const two = await town.scene(harbor)
    const lead = await agreeing(laboratory.examiner, await propose(laboratory.technician, one, two))
    await listed(`2026-10-02,${two.number},${one.number},Lead,`)
    expect(await links(one.number)).toMatchObject([{ state: 'lead', sources: ['network', 'own'], hitBy: [] }])
    expect(await countOf(one.number)).toEqual({
      pairs: 1,
      hits: 0,
      unconfirmed: 1,
      known: 0,
      notConfirmed: 0,
      both: 1,
      leadsBySource: { own: 1, network: 1 },
      pairsBySource: { own: 1, network: 1 },
      hitsBySource: { own: 0, network: 0 },
    })
    await laboratory.examiner.call(contract.examineLead, examined(lead))
    expect(await links(two.number)).toMatchObject([{ state: 'hit', hitBy: ['own'] }])
    await listed(`2026-10-02,${two.number},${one.number},Confirmed Hit,2026-11-01`)
    expect(await links(two.number)).toMatchObject([
      { state: 'hit', hitBy: ['network', 'own'], hitOn: '2026-11-01' },
    ])
    expect(await countOf(one.number)).toMatchObject({
      hits: 1,
      hitsBySource: { own: 1, network: 1 },
      both: 1,
    })
    const found: string[][] = []
    for await (const { records } of linkFindings(town.house, laboratory.examiner.actor))
      found.push([...records].sort())
    expect(found).toContainEqual([one.number, two.number].sort())
  })

  test('is no lead any more when it was withdrawn, and not confirmed when neither was', async () => {
    const { laboratory, city, harbor } = town
    const one = await town.scene(city)
    const two = await town.scene(harbor)
    const lead = await agreeing(laboratory.examiner, await propose(laboratory.technician, one, two))
    await listed(`2026-10-02,${two.number},${one.number},Not confirmed,2026-11-01`)
    expect((await links(one.number))[0]!.state).toBe('lead')
    await laboratory.examiner.call(contract.withdrawLead, {
      params: { id: lead.id },
      body: { reason: 'The exhibit was mixed up' },
    })
    expect(await links(one.number)).toMatchObject([{ state: 'not-confirmed', sources: ['network'] }])
  })
})

describe('an agency that evidence is shared with', () => {
  test('sees leads of the network, but nothing of a side whose exhibit is closed to it', async () => {
    const { laboratory, city, harbor, other, house } = town
    const open = await town.scene(city)
    const sealed = await town.scene(harbor)
    await listed(`2026-10-09,${open.number},${sealed.number},Lead,`)
    const own = await laboratory.technician.call(contract.listNetworkLeads, { query: { q: open.number } })
    expect(own.rows[0]!.b.casefile!.number).toBe(sealed.number)
    await house.database.withOwner(async (client) => {
      await client.query('set local role throughline_keeper')
      await client.query(`update ballistics.casefile set sensitivity = 'sealed' where id = $1`, [
        sealed.caseId,
      ])
    })
    const hidden = { params: { id: own.rows[0]!.id } }
    expect((await city.detective.refused(contract.readNetworkLead, hidden)).code).toBe('record.unavailable')
    const takeBack = await shareEvidence(house, { from: laboratory.id, to: city.id })
    const seen = await city.detective.call(contract.readNetworkLead, hidden)
    expect(seen).toMatchObject({ own: false, a: { shown: true, casefile: { number: open.number } } })
    expect(seen.b).toMatchObject({ shown: false, caseNumber: null, acquisition: null })
    expect(JSON.stringify(seen)).not.toContain(sealed.number)
    const { links: pairs } = await city.detective.call(contract.listCaseLinks, { query: { q: open.number } })
    expect(pairs).toMatchObject([{ state: 'lead' }])
    expect(pairs[0]!.cases.filter((one) => one === null)).toHaveLength(1)
    expect(JSON.stringify(pairs)).not.toContain(sealed.number)
    const guess = await city.detective.call(contract.countCaseLinks, { query: { q: sealed.number } })
    expect(guess.pairs).toBe(0)
    expect((await other.detective.call(contract.countCaseLinks)).pairs).toBe(0)
    await takeBack()
    expect((await city.detective.call(contract.countCaseLinks, { query: { q: open.number } })).pairs).toBe(0)
  })
})
