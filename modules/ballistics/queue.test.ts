import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestHouse } from '#testing'
import * as contract from './contract/index.ts'
import { bench, benchHouse, casing, scene, shareEvidence, type Bench } from './testing/exhibits.ts'
import { come, scanned } from './testing/stages.ts'

let house: TestHouse
beforeAll(async () => {
  house = (await benchHouse()).house
})
afterAll(() => house.close())

const HOUR = 3_600_000
const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString()
const dayAgo = (days: number) => ago(days * 24).slice(0, 10)

const queue = (by: Bench, query = {}) => by.technician.call(contract.listQueue, { query })
const summary = (by: Bench, query = {}) => by.technician.call(contract.summariseQueue, { query })
const stageOf = (found: contract.QueueSummary, stage: contract.QueueStage) =>
  found.stages.find((one) => one.stage === stage)!

async function one(by: Bench, moments: { collectedAt?: string | null; receivedAt?: string | null }) {
  const { exhibits } = await scene(by.clerk, { exhibits: [casing()], ...moments })
  return exhibits[0]!.id
}

describe('queues', () => {
  it('hold an exhibit at the one step that it has not passed, until that is done', async () => {
    const there = await bench(house)
    const id = await one(there, { collectedAt: ago(5) })
    const at = async () => (await queue(there)).rows.filter((row) => row.id === id).map(({ stage }) => stage)
    expect(await at()).toEqual(['receive'])
    await come(house, id, { received_at: ago(4), received_time_known: true })
    expect(await at()).toEqual(['triage'])
    await come(house, id, { triaged_at: ago(3), triage: 'enter' })
    expect(await at()).toEqual(['enter'])
    await come(house, id, { acquired_at: ago(2) })
    // Entered at the imaging network alone: searched there, and counted here.
    expect(await at()).toEqual([])
    expect((await summary(there)).elsewhere).toEqual({ count: 1, more: false })
    await scanned(house, id)
    expect(await at()).toEqual(['search'])
    expect((await summary(there)).elsewhere.count).toBe(0)
    await come(house, id, { searched_at: ago(1) })
    expect(await at()).toEqual(['review'])
    await come(house, id, { reviewed_at: ago(0) })
    expect(await at()).toEqual([])
  })

  it('count what was decided not to be entered, so that nothing leaves unseen', async () => {
    const there = await bench(house)
    const [held, unsuitable, kept, standing] = [
      await one(there, { receivedAt: ago(30) }),
      await one(there, { receivedAt: ago(30) }),
      await one(there, { receivedAt: ago(30) }),
      await one(there, { receivedAt: ago(30) }),
    ]
    await come(house, held, { triaged_at: ago(1), triage: 'hold' })
    await come(house, unsuitable, { triaged_at: ago(1), triage: 'not-suitable' })
    await come(house, standing, { triaged_at: ago(1), triage: 'represented', represented_by: kept })
    const found = await summary(there)
    expect(found.decided).toEqual({ represented: 1, hold: 1, 'not-suitable': 1 })
    expect(found.stages.reduce((sum, { count }) => sum + count, 0)).toBe(1)
  })

  it('say what is late, perhaps late and not to be told, by the hours and by the day', async () => {
    const there = await bench(house)
    const late = await one(there, { collectedAt: ago(30) })
    const fresh = await one(there, { collectedAt: ago(2) })
    const unknown = await one(there, { collectedAt: null })
    const dayOnly = await one(there, { collectedAt: dayAgo(40) })
    const { rows } = await queue(there, { stage: 'receive' })
    const standing = new Map(rows.map(({ id, clocks }) => [id, clocks[0]!.standing]))
    expect(standing.get(late)).toBe('late')
    expect(standing.get(fresh)).toBe('in-time')
    expect(standing.get(unknown)).toBe('unknown')
    expect(standing.get(dayOnly)).toBe('late')
    expect(stageOf(await summary(there), 'receive')).toMatchObject({
      count: 4,
      clocks: [{ late: 2, perhaps: 0, unknown: 1 }],
    })
    const onlyLate = await queue(there, { late: 'true' })
    expect(onlyLate.rows.map(({ id }) => id)).toEqual([dayOnly, late])
    const notLate = await queue(there, { late: 'false' })
    expect(new Set(notLate.rows.map(({ id }) => id))).toEqual(new Set([fresh, unknown]))
  })

  it('begin a day of which the time is not known somewhere in that day', async () => {
    const there = await bench(house)
    const id = await one(there, { collectedAt: dayAgo(2) })
    const { rows } = await queue(there)
    const [clock] = rows.find((row) => row.id === id)!.clocks
    expect(clock!.startedAt).toMatch(/^\d{4}-\d\d-\d\d$/)
    const width = Date.parse(clock!.dueLatest!) - Date.parse(clock!.dueEarliest!)
    expect(width).toBeGreaterThan(22 * HOUR)
    expect(['perhaps-late', 'late']).toContain(clock!.standing)
  })

  it('show the first to be due first over all steps, and every row once while they are paged', async () => {
    const there = await bench(house)
    for (let hours = 1; hours <= 6; hours++) {
      await one(there, { collectedAt: ago(hours * 3) })
      const received = await one(there, { collectedAt: ago(200), receivedAt: ago(hours * 20) })
      if (hours % 2 === 0) await come(house, received, { triaged_at: ago(1), triage: 'enter' })
    }
    const all = (await queue(there)).rows
    expect(all).toHaveLength(12)
    const due = all.map(({ clocks }) => Date.parse(clocks[0]!.dueEarliest!))
    expect(due).toEqual(due.toSorted((one, other) => one - other))
    const paged: string[] = []
    let cursor: string | null = null
    do {
      const page: { rows: contract.QueueRow[]; next: string | null } = await queue(there, {
        limit: 5,
        ...(cursor && { cursor }),
      })
      paged.push(...page.rows.map(({ id }) => id))
      cursor = page.next
    } while (cursor)
    expect(paged).toEqual(all.map(({ id }) => id))
    const wrong = await there.technician.refused(contract.listQueue, { query: { cursor: 'bm90aGluZw' } })
    expect(wrong).toMatchObject({ code: 'request.invalid', status: 400 })
  })

  it('are cut down to a case’s agency and to a site', async () => {
    const there = await bench(house)
    const { exhibits } = await scene(there.clerk, {
      case: { agency: 'Merrow Police' },
      exhibits: [casing()],
      receivedAt: ago(3),
    })
    const other = await one(there, { receivedAt: ago(3) })
    await come(house, other, {
      triaged_at: ago(2),
      triage: 'enter',
      acquired_at: ago(1),
      site: 'North bench',
    })
    await scanned(house, other)
    const found = await summary(there)
    expect(found.agencies).toContain('Merrow Police')
    expect(found.sites).toEqual(['North bench'])
    const ids = async (query: object) => (await queue(there, query)).rows.map(({ id }) => id)
    expect(await ids({ agency: 'Merrow Police' })).toEqual([exhibits[0]!.id])
    expect(await ids({ site: 'North bench' })).toEqual([other])
    expect(stageOf(await summary(there, { site: 'North bench' }), 'triage').count).toBe(0)
  })
})

describe('reasons for waiting', () => {
  it('mark an exhibit, keep it in its queue and stay readable after they end', async () => {
    const there = await bench(house)
    const id = await one(there, { receivedAt: ago(80) })
    const body = { exhibits: [id], stage: 'triage' as const, reason: 'other-examination' as const }
    await there.technician.call(contract.recordDelay, {
      body: { ...body, words: 'Latent prints first', until: '2030-01-04' },
    })
    const [row] = (await queue(there)).rows
    expect(row).toMatchObject({
      id,
      delay: {
        reason: 'other-examination',
        words: 'Latent prints first',
        until: '2030-01-04',
        by: 'Test Person',
      },
    })
    expect(stageOf(await summary(there), 'triage')).toMatchObject({ count: 1, delayed: 1 })
    expect((await queue(there, { delayed: 'false' })).rows).toEqual([])
    await there.technician.call(contract.recordDelay, { body: { ...body, reason: 'staff' } })
    await there.technician.call(contract.endDelay, { body: { exhibits: [id], stage: 'triage' } })
    expect((await queue(there)).rows[0]!.delay).toBeNull()
    const { delays } = await there.clerk.call(contract.listDelays, { params: { id } })
    expect(delays.map(({ reason }) => reason)).toEqual(['staff', 'other-examination'])
    expect(delays.every(({ endedAt }) => endedAt !== null)).toBe(true)
  })

  it('are refused without words where none of the reasons fits, and at a step that is passed', async () => {
    const there = await bench(house)
    const id = await one(there, { receivedAt: ago(80) })
    const delay = { exhibits: [id], stage: 'triage' as const, reason: 'other' as const }
    const wordless = await there.technician.refused(contract.recordDelay, { body: delay })
    expect(wordless.fields).toEqual([{ path: 'words', message: 'Say what they wait for.' }])
    const passed = await there.technician.refused(contract.recordDelay, {
      body: { ...delay, stage: 'receive', reason: 'transport' },
    })
    expect(passed).toMatchObject({ code: 'ballistics.not_waiting', status: 422 })
  })
})

describe('other agencies', () => {
  it('see and count nothing of a queue that is not shared, and hold nothing up', async () => {
    const [here, there] = [await bench(house), await bench(house)]
    const id = await one(here, { receivedAt: ago(80) })
    expect((await queue(there)).rows).toEqual([])
    expect((await summary(there)).stages.every(({ count }) => count === 0)).toBe(true)
    const asked = await there.technician.refused(contract.listQueue, { query: { keeper: here.agencyId } })
    expect(asked).toMatchObject({ code: 'record.unavailable', status: 404 })
    const stopped = await there.technician.refused(contract.recordDelay, {
      body: { exhibits: [id], stage: 'triage', reason: 'staff' },
    })
    expect(stopped).toMatchObject({ code: 'record.unavailable', status: 404 })
  })

  it('see a shared queue by the clocks of its keeper, and never mixed with their own', async () => {
    const [here, there] = [await bench(house), await bench(house)]
    const id = await one(here, { receivedAt: ago(80) })
    const mine = await one(there, { receivedAt: ago(80) })
    const { content } = await here.examiner.call(contract.readClocks, {})
    const patient = content.clocks.map((clock) =>
      clock.to === 'triaged' ? { ...clock, unit: 'days' as const, count: 100 } : clock,
    )
    await here.examiner.call(contract.changeClocks, {
      body: { version: 0, content: { ...content, clocks: patient }, reason: 'One person at the bench' },
    })
    const back = await shareEvidence(house, { from: here.agencyId, to: there.agencyId })
    const shared = await queue(there, { keeper: here.agencyId })
    expect(shared.rows.map((row) => [row.id, row.clocks[0]!.key, row.clocks[0]!.standing])).toEqual([
      [id, 'received.triaged.100-days', 'in-time'],
    ])
    expect((await queue(there)).rows.map((row) => row.id)).toEqual([mine])
    expect((await summary(there)).keepers.map(({ id: agency }) => agency)).toEqual([
      there.agencyId,
      here.agencyId,
    ])
    await back()
    await there.technician.refused(contract.listQueue, { query: { keeper: here.agencyId } })
  })

  it('that keep no evidence themselves begin at the queue of who keeps it for them', async () => {
    const [laboratory, police] = [await bench(house), await bench(house)]
    const id = await one(laboratory, { receivedAt: ago(80) })
    expect((await summary(police)).keeper).toBe(police.agencyId)
    await shareEvidence(house, { from: laboratory.agencyId, to: police.agencyId })
    expect((await summary(police)).keeper).toBe(laboratory.agencyId)
    expect((await queue(police)).rows.map((row) => row.id)).toEqual([id])
    await one(police, { receivedAt: ago(1) })
    expect((await summary(police)).keeper).toBe(police.agencyId)
  })

  it('of the city never see the room', async () => {
    const office = await house.person(await house.agency(), 'prevention-staff')
    const refused = await office.refused(contract.summariseQueue, {})
    expect(refused.status).toBe(403)
  })
})
