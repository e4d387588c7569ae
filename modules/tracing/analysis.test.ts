import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testHouse, type Person, type TestHouse } from '#testing'
import { publishedTotals } from '#modules/tracing'
import { choosePurpose } from '../../platform/access/contract.ts'
import { approveAct, listActs } from '../../platform/acts/contract.ts'
import * as contract from './contract/index.ts'
import { importFile } from './service/import/index.ts'
import { investigator } from './testing/gun.ts'
import { traceLines } from './testing/trace-lines.ts'

let house: TestHouse
let folder: string
let clerk: Person
let agency: number

const { gun, text } = traceLines()
const FOUND = 'PURCHASER IDENTIFIED'
const read = (query: object = {}) => clerk.call(contract.readAnalysis, { query })

beforeAll(async () => {
  house = await testHouse()
  folder = await mkdtemp(join(tmpdir(), 'throughline-analysis-'))
  agency = await house.agency()
  clerk = await investigator(house, agency)
  const day = { recovered: '2025-06-10', requested: '2025-06-12', answered: '2025-06-20', result: FOUND }
  // 90, 100, 364, 400, 1095 and 1096 days before the recovery; one of them sold in Georgia.
  for (const sold of ['2025-03-12', '2025-03-02', '2024-06-11', '2024-05-06', '2022-06-11'])
    gun({ ...day, sold, state: 'DE' })
  gun({ ...day, sold: '2022-06-10', state: 'GA', type: 'RIFLE' })
  gun({ ...day, result: 'DEALER RECORD NOT AVAILABLE', answered: '2025-07-02' })
  gun({ recovered: '2025-06-11', requested: '2025-06-16' })
  gun({ ...day, result: 'PRIVATELY MADE FIREARM' })
  for (let at = 0; at < 12; at++)
    gun({
      ...day,
      recovered: '2024-03-01',
      requested: '2024-03-03',
      answered: '2024-03-09',
      sold: '2024-01-01',
      state: 'DE',
    })
  const path = join(folder, 'traces.csv')
  await writeFile(path, text())
  await importFile(house, clerk.actor, { path, kind: 'traces' })
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

describe('analysis', () => {
  test('every gun is counted once: in a band, or with what is not known of it', async () => {
    const found = await read({ from: '2025-01-01' })
    expect(found.guns).toBe(9)
    expect(Object.fromEntries(found.answers.map(({ answer, count }) => [answer, count]))).toEqual({
      known: 6,
      'no-time': 1,
      'no-sale': 1,
      waiting: 1,
      'sent-back': 0,
      'not-traced': 0,
    })
    expect(found.bands.map(({ count }) => count)).toEqual([1, 1, 1, 1, 1, 1])
    expect(found.reasons).toEqual([{ outcome: 'dealer-record-unavailable', count: 1 }])
    expect(found.facets.types).toEqual([
      { key: 'pistol', count: 8 },
      { key: 'rifle', count: 1 },
    ])
  })

  test('unknown times move a share between bounds, and never out of the question', async () => {
    const { underOneYear, underThreeYears, curves } = await read({ from: '2025-01-01' })
    // Six known and two unknown; the one that was never sold at retail has no such time.
    expect(underOneYear).toMatchObject({ count: 3, of: 6, least: 0.375, most: 0.625 })
    expect(underThreeYears).toMatchObject({ count: 5, of: 6, least: 0.625, most: 0.875 })
    const [all] = curves
    expect(all).toMatchObject({ key: 'all', known: 6, unknown: 2, median: { value: 382, low: 90 } })
    for (const { share, low, high, least, most } of all!.points) {
      expect(share).toBeGreaterThanOrEqual(low ?? 0)
      expect(share).toBeLessThanOrEqual(high ?? 1)
      expect(most - least).toBeCloseTo(0.25, 10)
    }
  })

  test('states of sale with their routes, and curves side by side', async () => {
    const found = await read({ from: '2025-01-01', by: 'origin' })
    expect(found.home).toBe('DE')
    expect(
      found.sources.map(({ state, count, underThreeYears, known }) => [state, count, underThreeYears, known]),
    ).toEqual([
      ['DE', 5, 5, 5],
      ['GA', 1, 0, 1],
    ])
    expect(found.routes).toMatchObject([
      { from: 'DE', count: 5 },
      { from: 'GA', count: 1 },
    ])
    expect(found.curves.map(({ key, known }) => [key, known])).toEqual([
      ['same-state', 5],
      ['other-state', 1],
    ])
    expect((await read({ type: 'rifle' })).guns).toBe(1)
  })

  test('a recovery whose day is corrected has its time counted anew', async () => {
    const list = await clerk.call(contract.listRecoveries, { query: { q: '26-1' } })
    const { id } = list.rows.find(({ caseNumber }) => caseNumber === '26-1')!
    const before = await clerk.call(contract.readRecovery, { params: { id } })
    const { caseNumber, propertyTag, exhibitNumber, recoveredTime, circumstance, crimeCode } = before
    const { place, firearm, stolen, people, remarks } = before
    const content = {
      caseNumber,
      propertyTag,
      exhibitNumber,
      recoveredTime,
      circumstance,
      crimeCode,
      place,
      firearm,
      stolen,
      people,
      remarks,
    }
    const revise = (version: number, recoveredOn: string) =>
      clerk.call(contract.reviseRecovery, {
        params: { id },
        body: { version, reason: 'Day corrected', content: { ...content, recoveredOn } },
      })
    const after = await revise(before.version, '2025-06-12')
    const trace = await clerk.call(contract.readTrace, { params: { id: after.traces[0]!.id } })
    expect(trace.result?.daysToCrime).toBe(92)
    await revise(after.version, '2025-06-10')
  })
})

describe('measures', () => {
  test('shares, days and causes with what they are taken of', async () => {
    const found = await clerk.call(contract.readTraceMeasures, { query: { from: '2025-06', to: '2025-07' } })
    expect(found.whole).toMatchObject({
      recovered: 9,
      traced: 9,
      privatelyMade: 1,
      known: 6,
      unknown: 2,
      underOneYear: 3,
      underThreeYears: 5,
      requested: 9,
      answered: 8,
      toPurchaser: 6,
      toRequest: { n: 9, unknown: 0, median: 2, ninetieth: 5 },
      toResult: { n: 8, unknown: 0, median: 8, ninetieth: 20 },
    })
    expect(found.months.map(({ month, recovered, answered }) => [month, recovered, answered])).toEqual([
      ['2025-06', 9, 7],
      ['2025-07', 0, 1],
    ])
    const refused = await clerk.refused(contract.readTraceMeasures, {
      query: { from: '2025-07', to: '2025-06' },
    })
    expect(refused.code).toBe('tracing.period')
  })

  test('requests that came back count with their causes', async () => {
    const { rows: waiting } = await clerk.call(contract.listTraces, { query: { status: 'submitted' } })
    const trace = await clerk.call(contract.readTrace, { params: { id: waiting[0]!.id } })
    await clerk.call(contract.rejectTrace, {
      params: { id: trace.id },
      body: { version: trace.version, codes: ['serial-missing'], words: 'No number', on: '2025-06-20' },
    })
    const found = await clerk.call(contract.readTraceMeasures, { query: { from: '2025-06', to: '2025-06' } })
    expect(found.whole).toMatchObject({ requested: 9, sentBack: 1 })
    expect(found.causes).toEqual([{ cause: 'serial-missing', count: 1 }])
  })

  test('the report is a PDF, its figures a CSV with intervals and denominators', async () => {
    const file = (format: 'pdf' | 'csv') =>
      house.server.app.inject({
        url: `/api/tracing/measures/report?from=2025-06&to=2025-06&format=${format}`,
        headers: { cookie: clerk.cookie },
      })
    expect((await file('pdf')).rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    const csv = (await file('csv')).body
    expect(csv).toContain(
      'Comprehensive tracing,Period,2025-06,2025-06,1,0.7009,1,share,9,"Not every gun is traced',
    )
    expect(csv).toContain(
      '"Days from recovery to request, median",Month,2025-06,2025-06,2,,,days,9,"Not every gun is traced',
    )
  })
})

describe('public totals', () => {
  const state = () => clerk.call(contract.readPublication, { query: {} })
  const counsel = { name: 'A. Counsel', reference: 'Opinion 12', on: '2026-01-15' }
  const ask = { threshold: 10, counsel, reason: 'Asked for by the council' }

  test('are off, and nothing of them leaves', async () => {
    const { current, preview } = await state()
    expect(current).toBeNull()
    expect(preview.years).toMatchObject([{ year: 2024, total: 12 }])
    expect(preview.withheldYears).toEqual([2025])
    expect((await clerk.refused(contract.downloadPublication, {})).code).toBe('tracing.not_public')
    expect((await clerk.refused(contract.endPublication, { body: { reason: 'x' } })).code).toBe(
      'tracing.not_public',
    )
    const unsaid = { ...ask, counsel: { ...counsel, reference: ' ' } }
    expect((await clerk.refused(contract.askPublication, { body: unsaid })).fields).toMatchObject([
      { path: 'counsel.reference' },
    ])
  })

  test('come on when a second person approves exactly the figures that were shown, and go off at once', async () => {
    const publisher = await house.person(agency, 'publisher')
    const { actId } = await clerk.call(contract.askPublication, { body: ask })
    expect((await state()).current).toBeNull()
    const { acts } = await publisher.call(listActs, { query: {} })
    const act = acts.find(({ id }) => id === actId)!
    expect(act.facts.map(({ value }) => value).join(' ')).toContain('12 traced')
    expect(
      (await clerk.refused(approveAct, { params: { id: actId }, body: { hash: act.hash } })).status,
    ).toBe(403)
    await publisher.call(approveAct, { params: { id: actId }, body: { hash: act.hash } })
    const { current } = await state()
    expect(current).toMatchObject({ threshold: 10, counsel, approvedBy: publisher.actor.name })
    // Of one band with all twelve guns and six empty ones, nothing can be shown: not even which is empty.
    expect(current!.years[0]!.tables.find(({ table }) => table === 'bands')!.cells).toEqual([])
    const csv = await house.server.app.inject({
      url: '/api/tracing/publication/totals',
      headers: { cookie: clerk.cookie },
    })
    expect(csv.body).toContain('\n2024,total,traced,12,"Not every gun is traced')
    // The room of open data reads the snapshot, in the name of someone who sees no trace.
    const seen = await house.database.withActor(publisher.actor, (tx) => publishedTotals(tx))
    expect(seen).toMatchObject([{ year: 2024, total: 12 }])
    await clerk.call(contract.endPublication, { body: { reason: 'Counsel withdrew it' } })
    expect((await state()).current).toBeNull()
  })
})

describe('the floor of trace data holds for every figure made of it', () => {
  const FIGURES = [
    '/api/tracing/analysis',
    '/api/tracing/state-totals',
    '/api/tracing/time-to-crime/differences',
    '/api/tracing/measures',
    '/api/tracing/measures/report?format=csv',
    '/api/tracing/publication',
    '/api/tracing/publication/totals',
  ]

  test.each(['city-office', 'health', 'community'])('nothing for a %s, under any purpose', async (kind) => {
    const other = await house.agency()
    await house.database.pool.query('update access.agency set kind = $2 where id = $1', [other, kind])
    const person = await house.person(other, 'analyst', 'trace-clerk', 'publisher')
    for (const purpose of ['criminal-investigation', 'publication'] as const) {
      await person.call(choosePurpose, { body: { purpose } })
      for (const url of FIGURES) {
        const { statusCode, body } = await house.server.app.inject({
          url,
          headers: { cookie: person.cookie },
        })
        expect([url, statusCode, /tracing\.closed|permission\.missing/.test(body)]).toEqual([url, 403, true])
      }
    }
  })

  test('nothing for the public', async () => {
    for (const url of FIGURES)
      expect([url, (await house.server.app.inject({ url })).statusCode]).toEqual([url, 401])
  })

  test('nothing of this agency’s guns for another one that was given none', async () => {
    const stranger = await investigator(house, await house.agency())
    expect((await stranger.call(contract.readAnalysis, { query: {} })).guns).toBe(0)
    const refused = await stranger.refused(contract.readTraceMeasures, { query: { agency } })
    expect(refused.code).toBe('record.unavailable')
    expect((await stranger.call(contract.readPublication, { query: {} })).preview.years).toEqual([])
  })
})
