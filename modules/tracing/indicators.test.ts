import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHouse, type Person, type TestHouse } from '#testing'
import * as contract from './contract/index.ts'
import { importFile, tracing } from './index.ts'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { investigator } from './testing/gun.ts'
import { DEALERS, HEAD, SALES, STOLEN, traces } from './testing/sales.ts'

let house: TestHouse
let clerk: Person
let analyst: Person
let folder: string
beforeAll(async () => {
  house = await testHouse()
  folder = await mkdtemp(join(tmpdir(), 'throughline-indicators-'))
  const agency = await house.agency()
  clerk = await investigator(house, agency)
  analyst = await investigator(house, agency, 'analyst')
  await load('dealers.csv', DEALERS)
  await load('sales.csv', SALES)
  await load('stolen.csv', STOLEN)
  await load('traces.csv', traces())
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

async function load(name: string, text: string) {
  const path = join(folder, name)
  await writeFile(path, text)
  return importFile(house, clerk.actor, { path })
}

const list = (query: { rule?: contract.Indicator['rule']; state?: contract.IndicatorState } = {}) =>
  clerk.call(contract.listIndicators, { query })
const only = async (rule: contract.Indicator['rule']) => {
  const { rows } = await list({ rule })
  expect(rows).toHaveLength(1)
  return clerk.call(contract.readIndicator, { params: { id: rows[0]!.id } })
}

test('a run finds what stands in the files, each with its numbers, and a second run doubles nothing', async () => {
  const ran = await clerk.call(contract.runIndicators, {})
  const flagged = Object.fromEntries(ran.outcomes.map((one) => [one.rule, one.flagged]))
  expect(flagged).toMatchObject({
    'multiple-sale': 2,
    'repeat-purchaser': 1,
    'unreported-sales': 1,
    'theft-lot': 1,
    'other-hands': 0,
    'obliterated-serials': 0,
  })
  expect(ran.outcomes.every(({ falseAlarms }) => falseAlarms >= 0)).toBe(true)
  expect(await clerk.call(contract.runIndicators, {})).toMatchObject({ found: 0, grown: 0, lapsed: 0 })
  const { rows, run } = await list()
  expect([rows.length, run?.guns, run?.ruleVersion]).toEqual([ran.found, 14, 0])
  expect(rows[0]!.rule).toBe('multiple-sale')
})

test('three spellings of one purchaser are one, shown as a number and never by name', async () => {
  const { evidence, explanation, observed, expected, adjusted } = await only('repeat-purchaser')
  expect([observed, evidence.length, new Set(evidence.map((one) => one.purchaserNumber)).size]).toEqual([
    3, 3, 1,
  ])
  expect(expected).toBeLessThan(0.01)
  expect(adjusted).toBeLessThan(0.05)
  expect(JSON.stringify([evidence, explanation])).not.toMatch(/hauge|sigrid/i)
  const unreported = await only('unreported-sales')
  expect(unreported).toMatchObject({ subject: { name: 'BUSY SUPPLY' }, guns: 3 })
  const theft = await only('theft-lot')
  expect(theft).toMatchObject({ observed: 1, evidence: [{ part: 'recovered 100 days after the report' }] })
})

test('a dismissal takes a reason, stays with the indicator, and ends when further guns stand behind it', async () => {
  const { id, version } = await only('theft-lot')
  const decide = (reason: string, at = version) => ({
    params: { id },
    body: { version: at, decision: 'dismissed' as const, reason },
  })
  expect((await clerk.refused(contract.decideIndicator, decide(''))).fields).toMatchObject([
    { path: 'reason' },
  ])
  expect((await clerk.call(contract.decideIndicator, decide('Known to the burglary unit'))).state).toBe(
    'dismissed',
  )
  expect((await clerk.refused(contract.decideIndicator, decide('again'))).code).toBe('record.changed')
  expect((await clerk.call(contract.runIndicators, {})).grown).toBe(0)
  await load(
    'more.csv',
    `${HEAD}\nT91,2025-09-12,26-91,QST50003,N,RUGER,PISTOL,.380,LCP,2025-09-12,,,,COMPLETED,2025-09-20,DEALER RECORD NOT AVAILABLE,,,,,,,`,
  )
  expect(await clerk.call(contract.runIndicators, {})).toMatchObject({ found: 0, grown: 1 })
  const again = await only('theft-lot')
  expect(again).toMatchObject({ id, state: 'new', guns: 2 })
  expect(again.events.map(({ kind }) => kind)).toEqual(['grown', 'dismissed', 'found'])
})

test('numbers are tried without keeping anything, changed in versions by an analyst only, and what they no longer find lapses', async () => {
  const before = await clerk.call(contract.readIndicatorRules, {})
  expect([before.version, before.content]).toEqual([0, contract.ruleStart()])
  const content = contract.ruleStart()
  content['other-hands'].parameters['days'] = 400
  content['theft-lot'].parameters['lot'] = 4
  const { outcomes } = await clerk.call(contract.tryIndicatorRules, { body: { content } })
  expect(outcomes.find(({ rule }) => rule === 'other-hands')).toMatchObject({ flagged: 4, tested: 13 })
  const body = { version: 0, content, reason: 'Fewer small thefts' }
  expect((await clerk.refused(contract.changeIndicatorRules, { body })).code).toBe('permission.missing')
  content['theft-lot'].parameters['lot'] = 400
  expect((await analyst.refused(contract.changeIndicatorRules, { body })).fields).toHaveLength(1)
  content['theft-lot'].parameters['lot'] = 4
  expect((await analyst.call(contract.changeIndicatorRules, { body })).versions).toHaveLength(1)
  expect((await analyst.refused(contract.changeIndicatorRules, { body })).code).toBe('record.changed')
  expect((await clerk.call(contract.runIndicators, {})).lapsed).toBe(1)
  expect((await list({ state: 'lapsed' })).rows.map(({ rule }) => rule)).toEqual(['theft-lot'])
})

test('a referral goes from indicators to its outcome; what was sent stays as it was sent', async () => {
  const [one] = (await list({ rule: 'repeat-purchaser' })).rows
  const content = {
    receiver: 'atf' as const,
    receiverName: 'ATF Macon Field Office',
    contact: '',
    narrative: 'Three handguns bought in one week were recovered from others within three months.',
    request: 'Please look at the records of the dealer.',
  }
  const body = { indicatorIds: [one!.id], content }
  expect((await clerk.refused(contract.draftReferral, { body })).code).toBe('permission.missing')
  const draft = await analyst.call(contract.draftReferral, { body })
  expect(draft).toMatchObject({ state: 'draft', indicators: [{ id: one!.id }], changedSince: false })
  expect([draft.number, draft.guns.length]).toEqual([expect.stringMatching(/^TR-\d{4}-0001$/), 3])
  expect((await list({ state: 'kept' })).rows).toMatchObject([
    { id: one!.id, referral: { number: draft.number } },
  ])
  const params = { id: draft.id }
  const send = (version: number, correction = '') =>
    ({ params, body: { version, on: '2026-02-20', correction } }) as const
  const sent = await analyst.call(contract.sendReferral, send(draft.version))
  expect(sent).toMatchObject({ state: 'sent', packages: [{ version: 1 }] })
  const later = await analyst.call(contract.changeReferral, {
    params,
    body: { version: sent.version, indicatorIds: [one!.id], content: { ...content, request: 'No longer.' } },
  })
  expect(later.changedSince).toBe(true)
  expect((await analyst.refused(contract.sendReferral, send(later.version))).fields).toMatchObject([
    { path: 'correction' },
  ])
  const corrected = await analyst.call(contract.sendReferral, send(later.version, 'The request'))
  expect([corrected.packages.map(({ version }) => version), corrected.changedSince]).toEqual([[2, 1], false])
  const follow = (state: contract.Referral, step: object) =>
    ({ params, body: { version: state.version, on: '2026-03-02', ...step } }) as never
  const early = await analyst.refused(
    contract.followReferral,
    follow(corrected, { step: 'acknowledged', on: '2026-02-01' }),
  )
  expect(early.fields).toMatchObject([{ path: 'on' }])
  const has = await analyst.call(contract.followReferral, follow(corrected, { step: 'acknowledged' }))
  expect(
    (await analyst.refused(contract.followReferral, follow(has, { step: 'closed' }))).fields,
  ).toMatchObject([{ path: 'outcome' }])
  const closed = await analyst.call(
    contract.followReferral,
    follow(has, { step: 'closed', outcome: 'charges', words: 'Two counts' }),
  )
  expect(closed).toMatchObject({ state: 'closed', outcome: 'charges', mayEdit: false })
  expect(
    (await analyst.refused(contract.followReferral, follow(closed, { step: 'withdrawn', words: 'x' }))).code,
  ).toBe('tracing.referral_state')
  const { answered, rows } = await analyst.call(contract.listReferrals, { query: {} })
  expect([answered, rows[0]?.guns]).toEqual([{ sent: 1, acknowledged: 1, medianDays: 10 }, 3])
})

test('the package leaves as a document and as data, as it was sent, without a name, and that is recorded', async () => {
  const { rows } = await clerk.call(contract.listReferrals, { query: {} })
  const get = async (path: string) =>
    house.server.app.inject({
      url: `/api/tracing/referrals/${rows[0]!.id}/${path}`,
      headers: { cookie: clerk.cookie },
    })
  const [pdf, csv, json] = [
    await get('document?version=1'),
    await get('data?as=csv&version=1'),
    await get('data?version=1'),
  ]
  expect([pdf.headers['content-type'], pdf.rawPayload.subarray(0, 5).toString()]).toEqual([
    'application/pdf',
    '%PDF-',
  ])
  expect(csv.body.trim().split('\r\n')).toHaveLength(4)
  expect(json.json()).toMatchObject({
    request: 'Please look at the records of the dealer.',
    caveat: expect.stringContaining('not shown to have done wrong'),
  })
  expect(csv.body + json.body).not.toMatch(/hauge|sigrid|lund/i)
  expect((await get('data?version=7')).statusCode).toBe(404)
  const { rows: events } = await house.database.pool.query<{ action: string }>(
    `select distinct action from audit.event where action in ('tracing.printReferral', 'tracing.exportReferral')`,
  )
  expect(events).toHaveLength(2)
})

test('nobody else sees any of it: another police agency finds nothing, and history cannot be rewritten', async () => {
  const other = await investigator(house, await house.agency(), 'analyst')
  expect((await other.call(contract.listIndicators, { query: { state: 'kept' } })).rows).toEqual([])
  expect((await other.call(contract.listReferrals, { query: {} })).rows).toEqual([])
  const { rows } = await list({ state: 'kept' })
  const foreign = await other.refused(contract.readIndicator, { params: { id: rows[0]!.id } })
  expect(foreign.code).toBe('record.unavailable')
  const { actor } = clerk
  for (const table of ['indicator_event', 'referral_event', 'referral_package', 'indicator_rules'])
    await expect(
      house.database.withActor(actor, ({ client }) => client.query(`delete from tracing.${table}`)),
    ).rejects.toThrow('never changed')
  const found: unknown[] = []
  for await (const one of tracing.findings!(house, actor)) found.push(one)
  expect(found).toContainEqual(expect.objectContaining({ kind: 'careless-dealer', rule: 'unreported-sales' }))
})

test('every night the run is asked for again, once', async () => {
  await house.database.pool.query(
    `begin; set local role throughline_keeper;
     update tracing.indicator_run set ran_at = now() - interval '21 hours'; commit`,
  )
  await tracing.upkeep!(house)
  await tracing.upkeep!(house)
  const { rows } = await house.database.pool.query(
    `select from jobs.job where kind = 'tracing.findIndicatorsNightly'`,
  )
  expect(rows).toHaveLength(1)
})
