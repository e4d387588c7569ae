import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as contract from './contract/index.ts'
import { listNotices } from '../../platform/sharing/contract.ts'
import {
  agreeing,
  examined,
  leadTown,
  made,
  propose,
  readOf,
  tellOf,
  WORDS,
  type LeadTown,
} from './testing/leads.ts'

let town: LeadTown
beforeAll(async () => {
  town = await leadTown()
  await town.agree(town.laboratory, town.city)
  await town.agree(town.laboratory, town.harbor)
})
afterAll(() => town.close())

describe('a lead', () => {
  it('needs two different people who see a probable link', async () => {
    const { laboratory, city, harbor } = town
    const [one, two] = [await town.scene(city), await town.scene(harbor)]
    const lead = await propose(laboratory.technician, one, two)
    expect(lead).toMatchObject({
      state: 'proposed',
      madeAt: null,
      number: expect.stringMatching(/^L-\d{4}-\d{5}$/),
    })
    // The second reader does not learn what the first one saw.
    const before = await readOf(laboratory.examiner, lead)
    expect(before.pairs[0]!.readings[0]).toMatchObject({ decision: null, words: null })
    const refused = await laboratory.technician.refused(contract.secondReading, {
      params: { id: lead.id },
      body: { pairId: lead.pairs[0]!.id, decision: 'probable-link', words: 'Still the same' },
    })
    expect(refused.code).toBe('ballistics.same_reader')
    expect(
      await laboratory.examiner.refused(contract.tellLead, { params: { id: lead.id }, body: {} }),
    ).toMatchObject({ code: 'ballistics.lead_state' })
    const agreed = await agreeing(laboratory.examiner, lead)
    expect(agreed).toMatchObject({ state: 'unconfirmed', madeAt: expect.any(String), toldAt: null })
    expect(agreed.pairs[0]!.readings.map((one) => one.words)).toEqual([WORDS, 'Seen likewise'])
  })

  it('is none when the second reader sees no link, and the pair can be proposed again', async () => {
    const { laboratory, city, harbor } = town
    const [one, two] = [await town.scene(city), await town.scene(harbor)]
    const lead = await propose(laboratory.technician, one, two)
    expect(await agreeing(laboratory.examiner, lead, 'no-link')).toMatchObject({ state: 'not-agreed' })
    expect((await propose(laboratory.technician, one, two)).id).not.toBe(lead.id)
  })

  it('holds every pair of exhibits of its two cases, whatever their order', async () => {
    const { laboratory, city, harbor } = town
    const [one, two] = [await town.scene(city), await town.scene(harbor)]
    const lead = await agreeing(laboratory.examiner, await propose(laboratory.technician, one, two))
    const more = await town.scene(city, { caseId: one.caseId })
    const joined = await propose(laboratory.analyst, two, more)
    expect([joined.id, joined.pairs.length, joined.state]).toEqual([lead.id, 2, 'unconfirmed'])
    const again = await laboratory.technician.refused(contract.proposeLead, {
      body: { exhibits: [two.exhibit, one.exhibit], words: WORDS },
    })
    expect(again.code).toBe('ballistics.lead_exists')
    // Entering the pair that waits is its second reading.
    const second = await propose(laboratory.technician, more, two)
    expect(second.pairs[1]!.state).toBe('agreed')
  })

  it('links two cases, not one with itself', async () => {
    const { laboratory, city } = town
    const one = await town.scene(city)
    const two = await town.scene(city, { caseId: one.caseId })
    const refused = await laboratory.technician.refused(contract.proposeLead, {
      body: { exhibits: [one.exhibit, two.exhibit], words: WORDS },
    })
    expect(refused).toMatchObject({ status: 422, code: 'ballistics.same_case' })
  })
})

describe('an examination', () => {
  it('makes a hit of a lead, and tells everyone again', async () => {
    const { laboratory, city, harbor } = town
    const lead = await made(town)
    await tellOf(town.laboratory.examiner, lead)
    await readOf(city.detective, lead)
    expect(await laboratory.analyst.refused(contract.examineLead, examined(lead))).toMatchObject({
      code: 'permission.missing',
    })
    const confirmed = await laboratory.examiner.call(contract.examineLead, examined(lead))
    expect(confirmed).toMatchObject({
      state: 'confirmed',
      hit: { creditedTo: 'State Laboratory', undoneAt: null },
    })
    const again = confirmed.notices.filter((one) => one.about === 'hit')
    expect(again.map((one) => [one.agency, one.way])).toHaveLength(3)
    expect((await harbor.analyst.call(listNotices)).notices[0]!.remark).toContain(
      'hit, confirmed by an examiner',
    )
    expect(await city.detective.call(contract.countLeads, { query: { q: lead.number } })).toMatchObject({
      leads: 0,
      hits: 1,
    })
    const undone = await laboratory.examiner.call(contract.undoHit, {
      params: { id: lead.id },
      body: { reason: 'Items were exchanged' },
    })
    expect(undone).toMatchObject({ state: 'unconfirmed', hit: { undoneReason: 'Items were exchanged' } })
    expect(undone.notices.filter((one) => one.about === 'undone')).toHaveLength(3)
    // The pair of cases is free to be counted again.
    expect(await laboratory.examiner.call(contract.examineLead, examined(lead))).toMatchObject({
      state: 'confirmed',
    })
  })

  it('counts one pair of cases once, however many confirm it at the same moment', async () => {
    const lead = await made(town)
    await tellOf(town.laboratory.examiner, lead)
    const second = await town.house.person(town.laboratory.id, 'examiner')
    const tries = await Promise.allSettled(
      [town.laboratory.examiner, second, town.city.examiner, town.harbor.examiner].map((examiner) =>
        examiner.call(contract.examineLead, examined(lead)),
      ),
    )
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    const { rows } = await town.house.database
      .withOwner((client) =>
        client.query(
          `set local role throughline_keeper; select count(*) from ballistics.hit where lead_id = '${lead.id}'`,
        ),
      )
      .then((all) => (all as unknown as { rows: { count: number }[] }[])[1]!)
    expect(rows[0]!.count).toBe(1)
  })

  it('of another agency is credited to that agency', async () => {
    const lead = await made(town)
    await tellOf(town.laboratory.examiner, lead)
    const confirmed = await town.city.examiner.call(contract.examineLead, examined(lead))
    expect(confirmed).toMatchObject({ state: 'confirmed', hit: { creditedTo: 'City Police' } })
    const refused = await town.laboratory.examiner.refused(contract.undoHit, {
      params: { id: lead.id },
      body: { reason: 'Not ours' },
    })
    expect(refused).toMatchObject({ status: 403, code: 'ballistics.other_agency_lead' })
  })

  it('of a link that was known is confirmed and no hit', async () => {
    const lead = await made(town)
    await tellOf(town.laboratory.examiner, lead)
    await town.laboratory.examiner.call(contract.settleLead, {
      params: { id: lead.id },
      body: { version: lead.version, priority: 'high', knownLink: 'The suspect said so in both cases' },
    })
    expect(await town.laboratory.examiner.call(contract.examineLead, examined(lead))).toMatchObject({
      state: 'confirmed',
      hit: null,
      knownLink: 'The suspect said so in both cases',
    })
  })

  it('needs items of both cases', async () => {
    const lead = await made(town)
    const { one } = lead.pairs[0]!
    const stray = await town.scene(town.city)
    for (const exhibits of [
      [one!.id, one!.id],
      [one!.id, stray.exhibit],
    ])
      expect(
        await town.laboratory.examiner.refused(contract.examineLead, examined(lead, { exhibits })),
      ).toMatchObject({
        code: 'ballistics.items_needed',
      })
  })
})

describe('a wrong lead', () => {
  it('is withdrawn with its reason, and everyone who was told is told again', async () => {
    const { laboratory, city } = town
    const lead = await made(town)
    await tellOf(town.laboratory.examiner, lead)
    const withdrawn = await laboratory.examiner.call(contract.withdrawLead, {
      params: { id: lead.id },
      body: { reason: 'Wrong exhibit was scanned' },
    })
    expect(withdrawn.state).toBe('withdrawn')
    expect(withdrawn.notices.filter((one) => one.about === 'withdrawn' && one.toldAt)).toHaveLength(3)
    const seen = await readOf(city.detective, lead)
    expect(seen).toMatchObject({ state: 'withdrawn', may: { examine: false } })
    expect(seen.events.at(-1)).toMatchObject({ kind: 'withdrawn', words: 'Wrong exhibit was scanned' })
    expect(await city.examiner.refused(contract.examineLead, examined(lead))).toMatchObject({
      code: 'ballistics.lead_state',
    })
  })
})

describe('an outcome', () => {
  it('is said by each agency for itself, and its last word counts', async () => {
    const { city, harbor, laboratory } = town
    const lead = await made(town)
    await tellOf(town.laboratory.examiner, lead)
    const said = (more: Partial<contract.OutcomeContent>) => ({
      params: { id: lead.id },
      body: {
        assignment: 'assigned' as const,
        assignedTo: 'Det. Alder',
        assignedOn: '2026-11-20',
        investigation: null,
        workedOn: null,
        result: null,
        usefulness: null,
        words: null,
        ...more,
      },
    })
    await city.detective.call(contract.recordOutcome, said({}))
    await city.detective.call(
      contract.recordOutcome,
      said({ investigation: 'new-suspect', usefulness: 'very-helpful' }),
    )
    await harbor.detective.call(
      contract.recordOutcome,
      said({ assignment: 'screened-out', words: 'No witness' }),
    )
    const seen = await readOf(laboratory.examiner, lead)
    expect(seen.outcomes.map((one) => [one.agency, one.assignment, one.usefulness])).toEqual([
      ['City Police', 'assigned', 'very-helpful'],
      ['Harbor Police', 'screened-out', null],
    ])
    expect(
      await city.detective.refused(contract.recordOutcome, said({ assignment: 'screened-out', words: null })),
    ).toMatchObject({ status: 400, fields: [{ message: 'Say why it was screened out.' }] })
  })
})
