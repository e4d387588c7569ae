import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as contract from './contract/index.ts'
import { listNotices } from '../../platform/sharing/contract.ts'
import { agreeing, leadTown, made, propose, readOf, tellOf, type LeadTown } from './testing/leads.ts'

let town: LeadTown
beforeAll(async () => {
  town = await leadTown()
  await town.agree(town.laboratory, town.city)
  await town.agree(town.laboratory, town.harbor)
})
afterAll(() => town.close())

describe('telling', () => {
  it('opens the lead and both cases to the agencies concerned, and to nobody else', async () => {
    const { city, harbor, other } = town
    const lead = await made(town)
    for (const person of [city.detective, harbor.analyst, other.analyst])
      expect(await person.refused(contract.readLead, { params: { id: lead.id } })).toMatchObject({
        status: 404,
      })
    const told = await tellOf(town.laboratory.examiner, lead)
    expect(told.toldAt).not.toBeNull()
    expect(told.notices.map((one) => [one.agency, one.way])).toEqual(
      expect.arrayContaining([
        ['City Police', 'here'],
        ['Harbor Police', 'here'],
        ['State Laboratory', 'here'],
      ]),
    )
    for (const person of [city.detective, harbor.analyst]) {
      const seen = await readOf(person, lead)
      expect([seen.one.number, seen.two.number].every(Boolean)).toBe(true)
      expect(seen.pairs[0]).toMatchObject({ one: { calibre: '9mm Luger' }, two: { calibre: '9mm Luger' } })
      expect(Object.values(seen.may)).toEqual([false, false, false, false, false, true])
    }
    const unknown = { params: { id: crypto.randomUUID() } }
    const { requestId: _one, ...hidden } = await other.analyst.refused(contract.readLead, {
      params: { id: lead.id },
    })
    const { requestId: _two, ...missing } = await other.analyst.refused(contract.readLead, unknown)
    expect(hidden).toEqual(missing)
    expect(await other.analyst.call(contract.listLeads)).toEqual({ rows: [], next: null })
    expect(await other.analyst.call(contract.countLeads)).toMatchObject({ leads: 0, hits: 0, agencies: [] })
    expect(await other.detective.call(listNotices)).toEqual({ notices: [] })
  })

  it('shows who has read, once, and takes the notice off their list', async () => {
    const { city, laboratory } = town
    const lead = await made(town)
    await tellOf(town.laboratory.examiner, lead)
    const notice = async () => (await city.analyst.call(listNotices)).notices[0]!
    expect(await notice()).toMatchObject({
      kind: 'told',
      unread: true,
      record: { path: `/ballistics/leads/${lead.id}` },
    })
    expect((await city.detective.call(contract.listLeads, { query: { unread: 'true' } })).rows[0]!.id).toBe(
      lead.id,
    )
    const first = (await readOf(city.detective, lead)).notices.find((one) => one.agency === 'City Police')!
    expect(first.readAt).not.toBeNull()
    await readOf(city.analyst, lead)
    const seen = await readOf(laboratory.examiner, lead)
    expect(seen.notices.find((one) => one.agency === 'City Police')).toEqual({
      ...first,
      mayPhone: false,
      // The city is not shown by which clock the laboratory works.
      dueAt: expect.any(String),
    })
    expect(first.dueAt).toBeNull()
    // Who told it is not who was to hear of it.
    expect(seen.notices.find((one) => one.agency === 'State Laboratory')!.readAt).toBeNull()
    expect((await notice()).unread).toBe(false)
    expect((await city.detective.call(contract.listLeads, { query: { unread: 'true' } })).rows).toEqual([])
  })

  it('says whom to call where nothing opens the lead, until someone was called', async () => {
    const { laboratory, city, other } = town
    const lead = await agreeing(
      laboratory.examiner,
      await propose(
        laboratory.technician,
        await town.scene(city),
        await town.scene({ id: null, name: 'Far County Sheriff' }),
      ),
    )
    const told = await tellOf(town.laboratory.examiner, lead)
    expect(told.toldAt).toBeNull()
    const call = told.notices.find((one) => one.agency === 'Far County Sheriff')!
    expect(call).toMatchObject({ toldAt: null, hindrance: 'not-here', contact: 'Det. Alder', mayPhone: true })
    const phone = (at: string) => ({
      params: { id: lead.id },
      body: { noticeId: call.id, toldTo: 'Det. Alder', at },
    })
    expect(
      await laboratory.examiner.refused(
        contract.phoneLead,
        phone(new Date(Date.now() + 60_000).toISOString()),
      ),
    ).toMatchObject({ code: 'ballistics.told_when' })
    const done = await laboratory.examiner.call(contract.phoneLead, phone(new Date().toISOString()))
    expect(done.toldAt).not.toBeNull()
    expect(
      await laboratory.examiner.refused(contract.phoneLead, phone(new Date().toISOString())),
    ).toMatchObject({
      code: 'ballistics.told_already',
    })

    const without = await agreeing(
      laboratory.examiner,
      await propose(laboratory.technician, await town.scene(city), await town.scene(other)),
    )
    const waiting = (await tellOf(laboratory.examiner, without)).notices.find(
      (one) => one.agency === 'Elsewhere Police',
    )!
    expect(waiting).toMatchObject({ hindrance: 'no-agreement', contact: 'Elsewhere Police, desk 12' })
    expect(await other.analyst.refused(contract.readLead, { params: { id: without.id } })).toMatchObject({
      status: 404,
    })
  })

  it('is due by the clock that the agency keeps for it, and by none where it keeps none', async () => {
    const { examiner } = town.laboratory
    const lead = await made(town)
    await town.house.database.withOwner(async (client) => {
      await client.query('set local role throughline_keeper')
      await client.query(`update ballistics.lead set made_at = now() - interval '30 hours' where id = $1`, [
        lead.id,
      ])
    })
    const hoursOf = ({ madeAt, tellBy }: contract.Lead) =>
      tellBy && (Date.parse(tellBy) - Date.parse(madeAt!)) / 3_600_000
    const late = async () => ({
      counted: (await examiner.call(contract.countLeads)).late,
      listed: (await examiner.call(contract.listLeads, { query: { late: 'true' } })).rows.length,
    })
    expect(hoursOf(await readOf(examiner, lead))).toBe(48)
    expect(await late()).toEqual({ counted: 0, listed: 0 })
    const keep = async (change: (clock: contract.ClockRule) => contract.ClockRule[]) => {
      const { version, content } = await examiner.call(contract.readClocks)
      const clocks = content.clocks.flatMap((clock) => (clock.to === 'told' ? change(clock) : [clock]))
      const body = { version, content: { ...content, clocks }, reason: 'Told sooner.' }
      await examiner.call(contract.changeClocks, { body })
    }
    await keep((clock) => [{ ...clock, count: 24 }])
    const read = await readOf(examiner, lead)
    expect([hoursOf(read), read.tellClock]).toMatchObject([24, { count: 24, unit: 'hours' }])
    expect(await late()).toEqual({ counted: 1, listed: 1 })
    await keep(() => [])
    expect(await readOf(examiner, lead)).toMatchObject({ tellBy: null, tellClock: null })
    expect(await late()).toEqual({ counted: 0, listed: 0 })
  })
})
