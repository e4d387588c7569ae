import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHouse, type Person, type TestHouse } from '#testing'
import * as contract from './contract/index.ts'
import { gun, investigator } from './testing/gun.ts'
import { request } from './testing/requests.ts'

let house: TestHouse
let clerk: Person
beforeAll(async () => {
  house = await testHouse()
  clerk = await investigator(house, await house.agency())
})
afterAll(() => house.close())

let counter = 0
/** A gun whose number two readings agree on, and a request begun for it. */
async function begun(): Promise<contract.Trace> {
  counter++
  const serial = `BKR${4100 + counter}`
  const { id } = await clerk.call(contract.recordRecovery, { body: gun(`26-1${counter}`, { serial }) })
  await clerk.call(contract.readSerialAgain, { params: { id }, body: { text: serial } })
  return clerk.call(contract.draftTrace, { params: { id } })
}
const complete = (trace: contract.Trace) =>
  clerk.call(contract.changeTrace, {
    params: { id: trace.id },
    body: { version: trace.version, request: request({ serial: trace.request.firearm.serial }) },
  })
const submitted = async () => {
  const trace = await complete(await begun())
  await clerk.call(contract.submitTraces, { body: { ids: [trace.id], by: 'file' } })
  return clerk.call(contract.readTrace, { params: { id: trace.id } })
}
const result = (more: Partial<contract.TraceResult> = {}): contract.TraceResult => ({
  number: null,
  outcome: 'purchaser-identified',
  answeredOn: '2026-02-23',
  steps: [
    step('manufacturer', 'Glock', '2024-08-06'),
    step('wholesaler', 'Corder Supply', '2024-11-19'),
    step('dealer', 'Tri-County Outfitters', '2025-05-08'),
    step('purchaser', '', '2025-05-22'),
  ],
  purchaser: {
    last: 'Hayes',
    first: 'Shannon',
    bornOn: '1988-04-08',
    sex: null,
    race: null,
    address: null,
    city: null,
    state: null,
  },
  ...more,
})
const step = (kind: contract.StepKind, name: string, on: string): contract.Step => ({
  kind,
  name,
  on,
  licence: null,
  city: 'Macon',
  state: 'GA',
})

test('a request begins from the gun, is refused while incomplete, and leaves when it is complete', async () => {
  const trace = await begun()
  expect(trace).toMatchObject({ status: 'draft', clock: { rule: 'submit' }, request: { bonaFide: false } })
  expect(trace.findings.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['not-bona-fide', 'ori-missing']),
  )
  const refused = await clerk.refused(contract.submitTraces, { body: { ids: [trace.id], by: 'form' } })
  expect(refused).toMatchObject({ status: 422, code: 'tracing.trace_incomplete' })
  expect(refused.fields?.[0]?.message).toContain(trace.reference)
  const ready = await complete(trace)
  expect(ready.findings.filter(({ severity }) => severity === 'reject')).toEqual([])
  await clerk.call(contract.submitTraces, { body: { ids: [ready.id], by: 'form' } })
  const sent = await clerk.call(contract.readTrace, { params: { id: ready.id } })
  expect(sent).toMatchObject({ status: 'submitted', clock: { rule: 'routine' }, submittedBy: 'Test Person' })
  const again = await clerk.refused(contract.submitTraces, { body: { ids: [ready.id], by: 'form' } })
  expect(again.code).toBe('tracing.trace_state')
})

test('the next request knows who asks', async () => {
  expect((await begun()).request.requester).toMatchObject({ ori: 'GA0070100', unit: 'Gun crime' })
})

test('a rejected request is corrected with one click, and the correction is the one that goes on', async () => {
  const trace = await submitted()
  const rejected = await clerk.call(contract.rejectTrace, {
    params: { id: trace.id },
    body: {
      version: trace.version,
      codes: ['country-make'],
      words: 'Country does not fit',
      on: '2026-02-20',
    },
  })
  expect(rejected).toMatchObject({ status: 'rejected', rejection: { words: 'Country does not fit' } })
  const fixed = await clerk.call(contract.correctTrace, { params: { id: trace.id } })
  expect(fixed).toMatchObject({ status: 'draft', corrects: { id: trace.id } })
  expect((await clerk.call(contract.correctTrace, { params: { id: trace.id } })).id).toBe(fixed.id)
})

test('a result gives the chain, the days and the band; the name of the purchaser only on request, and that is recorded', async () => {
  const trace = await submitted()
  const answered = await clerk.call(contract.answerTrace, {
    params: { id: trace.id },
    body: { ...result(), version: trace.version },
  })
  expect(answered.result).toMatchObject({ daysToCrime: 268, band: '7-to-12-months', purchaserNumber: 1 })
  expect(JSON.stringify(answered)).not.toMatch(/hayes|shannon/i)
  const purchaser = await clerk.call(contract.showPurchaser, { params: { id: trace.id } })
  expect(purchaser).toMatchObject({ last: 'Hayes', first: 'Shannon' })
  const { rows } = await house.database.pool.query<{ detail: unknown; purpose: string }>(
    `select detail, purpose from audit.event where action = 'tracing.purchaser'`,
  )
  expect([rows.length, rows[0]?.purpose, JSON.stringify(rows[0]?.detail)]).toEqual([
    1,
    'criminal-investigation',
    expect.stringContaining('purchaser'),
  ])
  const other = await submitted()
  const same = await clerk.call(contract.answerTrace, {
    params: { id: other.id },
    body: {
      ...result({ purchaser: { ...result().purchaser!, last: 'SHANNON', first: 'HAYES' } }),
      version: other.version,
    },
  })
  expect(same.result?.purchaserNumber).toBe(1)
  const { bands, traced } = await clerk.call(contract.readTimeToCrime, {})
  expect([traced, bands.find(({ band }) => band === '7-to-12-months')?.count]).toEqual([2, 2])
})

test('a result that contradicts itself is refused', async () => {
  const trace = await submitted()
  const send = (more: Partial<contract.TraceResult>) =>
    clerk.refused(contract.answerTrace, {
      params: { id: trace.id },
      body: { ...result(more), version: trace.version },
    })
  expect((await send({ purchaser: null })).fields).toMatchObject([{ path: 'purchaser.last' }])
  const backwards = [step('dealer', 'A', '2025-05-08'), step('purchaser', '', '2024-05-08')]
  expect((await send({ steps: backwards })).fields).toMatchObject([{ path: 'steps' }])
})

test('requests leave as a file and as a form, neither of which names a purchaser', async () => {
  const get = async (url: string) => house.server.app.inject({ url, headers: { cookie: clerk.cookie } })
  const file = await get('/api/tracing/traces/export?status=answered')
  expect(file.body.split('\r\n')[0]).toContain('5a_serial,5b_obliterated')
  expect(file.body).not.toMatch(/hayes/i)
  const { rows } = await clerk.call(contract.listTraces, { query: { status: 'answered' } })
  const form = await get(`/api/tracing/traces/${rows[0]!.id}/form`)
  expect([form.headers['content-type'], form.rawPayload.subarray(0, 5).toString()]).toEqual([
    'application/pdf',
    '%PDF-',
  ])
})

test('a withdrawn request is no trace of the gun any more', async () => {
  const trace = await begun()
  await clerk.call(contract.withdrawTrace, { params: { id: trace.id }, body: { version: trace.version } })
  const next = await clerk.call(contract.draftTrace, { params: { id: trace.recovery.id } })
  expect(next.id).not.toBe(trace.id)
})
