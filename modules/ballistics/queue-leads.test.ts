import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as contract from './contract/index.ts'
import { examined, leadTown, made, readOf, tellOf, type LeadTown } from './testing/leads.ts'

let town: LeadTown
beforeAll(async () => {
  town = await leadTown()
})
afterAll(() => town.close())

const queue = (by = town.laboratory, query: object = {}) => by.analyst.call(contract.listQueue, { query })

describe('leads in the queues', () => {
  it('wait to be told, then to be examined, and are then done', async () => {
    await town.agree(town.laboratory, town.city)
    await town.agree(town.laboratory, town.harbor)
    const lead = await made(town)
    const at = async () => {
      const { rows } = await queue(town.laboratory, { stage: 'tell,confirm' })
      return rows.filter(({ id }) => id === lead.id).map((row) => row.stage)
    }
    const [row] = (await queue(town.laboratory, { stage: 'tell' })).rows
    expect(row).toMatchObject({
      id: lead.id,
      number: lead.number,
      kind: null,
      case: { agency: 'City Police' },
      otherCase: { agency: 'Harbor Police' },
      clocks: [{ key: 'lead-made.told.48-hours', standing: 'in-time' }],
    })
    expect(await at()).toEqual(['tell'])
    await tellOf(town.laboratory.analyst, lead)
    expect(await at()).toEqual(['confirm'])
    expect((await queue(town.laboratory, { agency: 'Harbor Police' })).rows.map(({ id }) => id)).toContain(
      lead.id,
    )
    const told = await readOf(town.laboratory.examiner, lead)
    await town.laboratory.examiner.call(contract.examineLead, examined(told))
    expect(await at()).toEqual([])
    const { stages } = await town.laboratory.analyst.call(contract.summariseQueue, {})
    expect(stages.map(({ stage, count }) => [stage, count])).toContainEqual(['confirm', 0])
  })

  it('are not in the queues of agencies that were told of them', async () => {
    await made(town)
    expect((await queue(town.laboratory, { stage: 'tell' })).rows).toHaveLength(1)
    // The evidence it shares in may wait there; the lead itself, of which no kind is said, never does.
    for (const told of [town.city, town.other])
      expect((await queue(told)).rows.filter(({ kind }) => kind === null)).toEqual([])
  })

  it('are measured by their own clock, apart from those of the network', async () => {
    const now = new Date().toISOString().slice(0, 7)
    const found = await town.laboratory.analyst.call(contract.readMeasures, { query: { from: now, to: now } })
    expect(found.leads).toEqual([
      expect.objectContaining({ source: 'own', leads: 2, confirmed: 1, unconfirmed: 1, hits: 1 }),
      expect.objectContaining({ source: 'network', leads: 0, hits: 0 }),
    ])
    const told = found.clocks.find(({ rule }) => rule.to === 'told')!
    expect(told.whole).toMatchObject({ inTime: 1, open: 1, late: 0 })
    expect(found.outcomes).toMatchObject({ leads: 1, reported: 0 })
    const other = await town.other.analyst.call(contract.readMeasures, { query: { from: now, to: now } })
    expect(other.leads[0]).toMatchObject({ leads: 0, hits: 0 })
  })
})
