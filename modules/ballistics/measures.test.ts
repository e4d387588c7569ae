import { Readable } from 'node:stream'
import { text as textOf } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestHouse } from '#testing'
import * as contract from './contract/index.ts'
import { bench, benchHouse, casing, scene, shareEvidence, type Bench } from './testing/exhibits.ts'
import { come, scanned } from './testing/stages.ts'

let house: TestHouse
beforeAll(async () => {
  ;({ house } = await benchHouse())
})
afterAll(() => house.close())

const MONTH = { from: '2026-09', to: '2026-09' }
const read = (by: Bench, query: object = MONTH) => by.analyst.call(contract.readMeasures, { query })
const clock = (found: contract.Measures, key: string) => found.clocks.find((one) => one.key === key)!
const MROS = 'received.acquired.2-business-days'

interface Steps {
  readonly collectedAt?: string | null
  readonly receivedAt?: string | null
  readonly agency?: string
  readonly later?: Readonly<Record<string, string | boolean>>
}

async function exhibit(by: Bench, { collectedAt = null, receivedAt = null, agency, later }: Steps) {
  const { exhibits, case: of } = await scene(by.clerk, {
    ...(agency && { case: { agency } }),
    exhibits: [casing()],
    collectedAt,
    receivedAt,
  })
  if (later) await come(house, exhibits[0]!.id, later)
  return { id: exhibits[0]!.id, caseId: of.id }
}

/** Entered at a moment, New York time in summer. */
const entered = (at: string) => ({ triaged_at: at, triage: 'enter', acquired_at: at })

describe('evidence against the clock', () => {
  it('is in time, late, open, perhaps late or not to be told: everything once, nothing dropped', async () => {
    const there = await bench(house)
    // Friday 4 September 2026: Labor Day is Monday the 7th, so two business days end with Wednesday the 9th.
    await exhibit(there, { receivedAt: '2026-09-04T15:00', later: entered('2026-09-09T23:50:00-04:00') })
    await exhibit(there, { receivedAt: '2026-09-04T15:00', later: entered('2026-09-10T00:10:00-04:00') })
    await exhibit(there, { receivedAt: '2026-09-04', later: entered('2026-09-09T12:00:00-04:00') })
    await exhibit(there, { receivedAt: '2026-09-10T09:00' })
    await exhibit(there, { later: entered('2026-09-20T12:00:00-04:00') })
    await exhibit(there, {
      receivedAt: '2026-09-11T09:00',
      later: { triaged_at: '2026-09-11T10:00:00-04:00', triage: 'not-suitable' },
    })
    const found = await read(there)
    const { whole, months } = clock(found, MROS)
    expect(whole).toMatchObject({ inTime: 2, late: 2, perhaps: 0, open: 0, unknown: 1, excluded: 1 })
    expect(whole.share.value).toBe(0.5)
    expect(whole.share.low).toBeLessThan(0.2)
    expect(whole.share.high).toBeGreaterThan(0.8)
    expect(months).toHaveLength(1)
    expect(found).toMatchObject({ acquisitions: 4, cases: 4, linkedCases: 0, zone: 'America/New_York' })
  })

  it('leaves open what the day alone does not tell', async () => {
    const there = await bench(house)
    await exhibit(there, { collectedAt: '2026-09-14', later: entered('2026-09-15T12:00:00-04:00') })
    await exhibit(there, { collectedAt: '2026-09-14', later: entered('2026-09-14T20:00:00-04:00') })
    await exhibit(there, { collectedAt: '2026-09-14', later: entered('2026-09-17T12:00:00-04:00') })
    const found = await read(there)
    expect(clock(found, 'collected.acquired.24-hours').whole).toMatchObject({
      inTime: 1,
      perhaps: 1,
      late: 1,
    })
    const span = found.spans.find(({ from, to }) => from === 'collected' && to === 'acquired')!
    expect(span).toMatchObject({ n: 3, dayOnly: 3, unknown: 0 })
    // The middle one took between 12 and 36 hours.
    expect(span.median!.low).toBeCloseTo(12, 1)
    expect(span.median!.high).toBeCloseTo(36, 1)
  })

  it('counts months in the agency’s own time, and the steps that ended in them', async () => {
    const there = await bench(house)
    // Half past eleven at night on the last of September in New York; October in London.
    await exhibit(there, { receivedAt: '2026-09-30T23:30', later: entered('2026-10-02T12:00:00-04:00') })
    const both = await read(there, { from: '2026-09', to: '2026-10' })
    expect(both.months.map(({ received, acquisitions }) => [received, acquisitions])).toEqual([
      [1, 0],
      [0, 1],
    ])
    expect(clock(both, MROS).months.map(({ inTime }) => inTime)).toEqual([1, 0])
    expect(both.spans.find(({ from, to }) => from === 'received' && to === 'acquired')).toMatchObject({
      n: 1,
      median: { low: 36.5, high: 36.5 },
    })
  })

  it('compares agencies in the order of their names, never by rank', async () => {
    const there = await bench(house)
    await exhibit(there, {
      agency: 'Zion Police',
      receivedAt: '2026-09-08',
      later: entered('2026-09-08T12:00:00-04:00'),
    })
    await exhibit(there, {
      agency: 'Arden Police',
      receivedAt: '2026-09-08',
      later: entered('2026-09-20T12:00:00-04:00'),
    })
    const { groups } = clock(await read(there), MROS)
    expect(groups.map(({ name, inTime, late }) => [name, inTime, late])).toEqual([
      ['Arden Police', 0, 1],
      ['Zion Police', 1, 0],
    ])
    const bySite = clock(await read(there, { ...MONTH, by: 'site' }), MROS)
    expect(bySite.groups.map(({ name }) => name)).toEqual([null])
  })

  it('tells how old what waited at the end of the period was', async () => {
    const there = await bench(house)
    await exhibit(there, { receivedAt: '2026-09-01T09:00', later: entered('2026-10-05T12:00:00-04:00') })
    await exhibit(there, { receivedAt: '2026-09-30T09:00' })
    await exhibit(there, { receivedAt: '2026-10-02T09:00' })
    const { backlog } = await read(there)
    const triage = backlog.stages.find(({ stage }) => stage === 'triage')!
    expect(triage.count).toBe(2)
    expect(Object.fromEntries(triage.ages.map(({ age, count }) => [age, count]))).toMatchObject({
      'under-1': 1,
      '8-30': 1,
    })
  })

  it('asks for a search only of what has a scan here', async () => {
    const there = await bench(house)
    await exhibit(there, { receivedAt: '2026-09-08', later: entered('2026-09-08T12:00:00-04:00') })
    const { id } = await exhibit(there, {
      receivedAt: '2026-09-08',
      later: { ...entered('2026-09-08T12:00:00-04:00'), searched_at: '2026-09-08T18:00:00-04:00' },
    })
    await scanned(house, id)
    const found = await read(there)
    expect(clock(found, 'acquired.searched.24-hours').whole).toMatchObject({ inTime: 1, late: 0 })
    expect(found.spans.find(({ to }) => to === 'searched')).toMatchObject({
      n: 1,
      median: { low: 6, high: 6 },
    })
  })

  it('refuses a period that has not come, runs backwards or is too long', async () => {
    const there = await bench(house)
    for (const query of [
      { from: '2026-09', to: '2026-08' },
      { from: '2090-01', to: '2090-02' },
      { from: '2001-01', to: '2026-09' },
    ]) {
      const refused = await there.analyst.refused(contract.readMeasures, { query })
      expect(refused).toMatchObject({ code: 'ballistics.period', status: 422 })
    }
    const usual = await read(there, {})
    expect(usual.months).toHaveLength(12)
  })
})

describe('other agencies', () => {
  it('are never counted, and a shared agency is measured by itself', async () => {
    const [here, there] = [await bench(house), await bench(house)]
    await exhibit(here, { receivedAt: '2026-09-08', later: entered('2026-09-08T12:00:00-04:00') })
    const nothing = await read(there)
    expect(nothing.acquisitions).toBe(0)
    expect(clock(nothing, MROS).whole).toMatchObject({ inTime: 0, late: 0, share: { value: null } })
    const asked = await there.analyst.refused(contract.readMeasures, {
      query: { ...MONTH, keeper: here.agencyId },
    })
    expect(asked.code).toBe('record.unavailable')
    await shareEvidence(house, { from: here.agencyId, to: there.agencyId })
    const shared = await read(there, { ...MONTH, keeper: here.agencyId })
    expect(shared.acquisitions).toBe(1)
    expect((await read(there, { ...MONTH, keeper: there.agencyId })).acquisitions).toBe(0)
  })
})

describe('the report of a month', () => {
  it('is a PDF that names what it is, and a table with every figure, its unit and its count', async () => {
    const there = await bench(house)
    await exhibit(there, { receivedAt: '2026-09-08', later: entered('2026-09-08T12:00:00-04:00') })
    await exhibit(there, { receivedAt: '2026-09-08', later: entered('2026-09-28T12:00:00-04:00') })
    const answer = (format: string) =>
      house.server.app.inject({
        url: `/api/ballistics/measures/report?month=2026-09&format=${format}`,
        headers: { cookie: there.analyst.cookie },
      })
    const pdf = await answer('pdf')
    expect(pdf.statusCode).toBe(200)
    expect(pdf.headers['content-type']).toBe('application/pdf')
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    const csv = await answer('csv')
    expect(csv.headers['content-disposition']).toContain('evidence-2026-09.csv')
    const lines = (await textOf(Readable.from([csv.rawPayload]))).split('\r\n')
    expect(lines[0]).toContain('measure,part,from_month,to_month,value,low_95,high_95,unit,count')
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^Entered within 2 business days of receipt,share in time,2026-09,2026-09,0\.5,0\.0\d+,0\.9\d+,share,2$/,
      ),
    )
    expect(lines).toContainEqual('Acquisitions,,2026-09,2026-09,2,,,exhibits,2')
  })

  it('leaves the house only with people who may export', async () => {
    const there = await bench(house)
    const clerk = await there.clerk.refused(contract.reportMeasures, { query: { month: '2026-09' } })
    expect(clerk).toMatchObject({ code: 'permission.missing', status: 403 })
  })
})
