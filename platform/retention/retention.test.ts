import { afterAll, beforeAll, expect, test } from 'vitest'
import { uuid } from '#platform/db'
import { testHouse, type TestHouse } from '#testing'
import * as contract from './contract.ts'
import { approve, ask, finished, keep, look, scenes, typeOf } from './testing/scene.ts'

let house: TestHouse
const { scene, incident, exists, asKeeper } = scenes(() => house)
beforeAll(async () => {
  house = await testHouse()
  await house.work()
})
afterAll(() => house.close())

test('a schedule is set with its authority, replaced, ended; all of it stays on record', async () => {
  const it = await scene()
  await keep(it, 30)
  const set = await keep(it, 0, 7)
  expect(set).toMatchObject({ years: 7, days: 0, authority: 'General Schedule 12-4', setBy: 'Test Person' })
  const { categories } = await it.boss.call(contract.listSchedules)
  expect(categories.find(({ category }) => category === 'incident')?.schedule).toMatchObject({ id: set.id })
  await it.boss.call(contract.endSchedule, { params: { category: 'incident' } })
  expect(await it.boss.refused(contract.endSchedule, { params: { category: 'incident' } })).toMatchObject({
    code: 'retention.no_schedule',
  })
  const { rows } = await asKeeper(`select from retention.schedule where owner_agency = ${it.agency}`)
  expect(rows).toHaveLength(2)
})

test('criminal intelligence is not kept past five years', async () => {
  const { boss } = await scene()
  const body = { years: 5, days: 1, countedFrom: 'entry', authority: '28 CFR 23.20' } as const
  const params = { category: 'intelligence' } as const
  expect(await boss.refused(contract.setSchedule, { params, body })).toMatchObject({
    status: 422,
    code: 'retention.too_long',
  })
  await boss.call(contract.setSchedule, { params, body: { ...body, days: 0 } })
})

test('the preview stands on the day: yesterday’s last due record and the one a day younger', async () => {
  const it = await scene()
  await keep(it, 30)
  const [due] = [await incident(it, 31), await incident(it, 30), await incident(it, 2)]
  const shown = await look(it)
  expect(typeOf(shown)).toMatchObject({ total: 3, due: 1, held: 0, undated: 0, oldest: shown.dueTo })
  expect(typeOf(shown)?.sample).toEqual([{ id: due, day: shown.dueTo, path: `/incidents/${due}` }])
})

test('of a date known to the year or month the end counts, so that nothing goes early', async () => {
  const it = await scene()
  await keep(it, 400)
  await incident(it, 401, 'y')
  await incident(it, 401, 'm')
  await incident(it, 1200, 'y')
  const counts = typeOf(await look(it))
  expect(counts?.due).toBeLessThanOrEqual(2)
  const { rows } = await asKeeper(
    `select count(*) filter (where (date_trunc(case date_precision when 'y' then 'year' else 'month' end, occurred_at)
       + case date_precision when 'y' then interval '1 year' else interval '1 month' end)::date + 400 <
       (now() at time zone 'America/New_York')::date) as n from incidents.incident where owner_agency = ${it.agency}`,
  )
  expect(counts?.due).toBeLessThanOrEqual(Number(rows[0]!['n']) + 1)
  expect(counts?.due).toBeGreaterThanOrEqual(1)
})

test('without a schedule nothing is due and nothing can be asked for', async () => {
  const it = await scene()
  await incident(it, 20_000)
  expect(typeOf(await look(it))).toMatchObject({ total: 1, due: 0, sample: [] })
  expect(
    await it.boss.refused(contract.askPurge, { body: { category: 'incident', reason: 'x', expected: 1 } }),
  ).toMatchObject({ code: 'retention.no_schedule' })
})

test('a hold keeps a record or a whole category, also one placed after the approval was asked for', async () => {
  const it = await scene()
  await keep(it, 30)
  const [held, free] = [await incident(it, 40), await incident(it, 50)]
  const place = (recordId: string) =>
    it.boss.call(contract.placeHold, {
      body: {
        what: { scope: 'record', recordType: 'incident', recordId },
        matter: 'Claim 7',
        reason: 'Civil claim',
      },
    })
  const first = await place(held)
  expect(typeOf(await look(it))).toMatchObject({ due: 1, held: 1 })
  const { id, actId } = await ask(it, 1)
  await place(free)
  await approve(it.second, actId)
  expect((await finished(it, id)).certificate).toMatchObject({ purged: 0, held: 1 })
  expect(await exists([held, free])).toHaveLength(2)
  await it.boss.call(contract.liftHold, { params: { id: first.id }, body: { reason: 'Settled' } })
  expect(
    await it.boss.refused(contract.liftHold, { params: { id: first.id }, body: { reason: 'Again' } }),
  ).toMatchObject({ code: 'retention.lifted' })
  expect(typeOf(await look(it))).toMatchObject({ due: 1, held: 1 })
  await it.boss.call(contract.placeHold, {
    body: { what: { scope: 'category', category: 'incident' }, matter: 'Consent decree', reason: 'Order' },
  })
  expect(await look(it)).toMatchObject({ onHold: true, types: [{ due: 0, held: 2, sample: [] }] })
})

test('a hold on a record of another agency, or on none, is a hold on nothing', async () => {
  const [it, other] = [await scene(), await scene()]
  const theirs = await incident(other, 1)
  for (const [recordType, recordId] of [
    ['incident', theirs],
    ['incident', uuid()],
    ['no such thing', uuid()],
  ] as const)
    expect(
      await it.boss.refused(contract.placeHold, {
        body: { what: { scope: 'record', recordType, recordId }, matter: 'm', reason: 'r' },
      }),
    ).toMatchObject({ status: 404, code: 'record.unavailable' })
})

test('who may not keep records may not look either', async () => {
  const it = await scene()
  expect(await it.clerk.refused(contract.listHolds)).toMatchObject({ status: 403 })
  const auditor = await house.person(it.agency, 'auditor')
  await auditor.call(contract.listSchedules)
  expect(await auditor.refused(contract.endSchedule, { params: { category: 'incident' } })).toMatchObject({
    status: 403,
  })
})
