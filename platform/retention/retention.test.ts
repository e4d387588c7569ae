import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { uuid } from '#platform/db'
import { testHouse, type Person, type TestHouse } from '#testing'
import { approveAct, readAct } from '../acts/contract.ts'
import * as contract from './contract.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
  await house.work()
})
afterAll(() => house.close())

interface Scene {
  readonly agency: number
  readonly boss: Person
  readonly second: Person
  readonly clerk: Person
}

async function scene(): Promise<Scene> {
  const agency = await house.agency()
  const [boss, second, clerk] = await Promise.all([
    house.person(agency, 'administrator'),
    house.person(agency, 'administrator'),
    house.person(agency, 'records-clerk'),
  ])
  return { agency, boss, second, clerk }
}

/** An incident of a day with a victim, entered past the forms; `days` is how long ago it was at the agency. */
async function incident(
  { agency, clerk }: Scene,
  daysAgo: number,
  more: { precision?: string } = {},
): Promise<string> {
  const id = uuid()
  await house.database.withActor(clerk.actor, async (tx) => {
    await tx.client.query(
      `insert into incidents.incident (id, owner_agency, number, source, class, occurred_at, date_precision, time_known, recorded_by, recorded_by_name)
       select $1::uuid, $2::int, $1::text, 'test', 'nonfatal', (now() at time zone time_zone)::date - $3::int + time '23:59', $4, true, $5, 'Clerk'
       from access.agency where id = $2`,
      [id, agency, daysAgo, more.precision ?? 'd', clerk.actor.personId],
    )
    await tx.client.query(
      `insert into incidents.victim (id, incident_id, owner_agency, place, outcome) values ($1, $2, $3, 1, 'wounded')`,
      [uuid(), id, agency],
    )
  })
  return id
}

const keep = ({ boss }: Scene, days: number, years = 0) =>
  boss.call(contract.setSchedule, {
    params: { category: 'incident' },
    body: { years, days, countedFrom: 'event', authority: 'General Schedule 12-4' },
  })

const look = ({ boss }: Scene) => boss.call(contract.readPreview, { params: { category: 'incident' } })
const typeOf = (preview: contract.Preview, type = 'incident') =>
  preview.types.find(({ recordType }) => recordType === type)

const ask = ({ boss }: Scene, expected: number) =>
  boss.call(contract.askPurge, { body: { category: 'incident', reason: 'Yearly purge', expected } })

async function approve(person: Person, actId: string) {
  const { hash } = await person.call(readAct, { params: { id: actId } })
  return person.call(approveAct, { params: { id: actId }, body: { hash } })
}

async function finished({ boss }: Scene, id: string): Promise<contract.PurgeItem> {
  for (;;) {
    const purge = await boss.call(contract.readPurge, { params: { id } })
    if (purge.finishedAt || purge.job?.state === 'failed') return purge
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function exists(ids: readonly string[]): Promise<string[]> {
  const { rows } = await asKeeper(`select id from incidents.incident where id = any ('{${ids.join(',')}}')`)
  return (rows as { id: string }[]).map((row) => row.id)
}

const asKeeper = (sql: string) =>
  house.database.withOwner(async (client) => {
    await client.query('set local role throughline_keeper')
    return client.query(sql)
  })

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
  await incident(it, 401, { precision: 'y' })
  await incident(it, 401, { precision: 'm' })
  await incident(it, 1200, { precision: 'y' })
  const counts = typeOf(await look(it))
  expect(counts?.due).toBeLessThanOrEqual(2)
  const { rows } = await asKeeper(
    `select count(*) filter (where (date_trunc(case date_precision when 'y' then 'year' else 'month' end, occurred_at)
       + case date_precision when 'y' then interval '1 year' else interval '1 month' end)::date + 400 <
       (now() at time zone 'America/New_York')::date) as n from incidents.incident where owner_agency = ${it.agency}`,
  )
  expect(counts?.due).toBeLessThanOrEqual((rows[0] as { n: number }).n + 1)
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

test('a purge destroys exactly what was due, with its parts, once a second person approved', async () => {
  const it = await scene()
  await keep(it, 30)
  const old = [await incident(it, 40), await incident(it, 50), await incident(it, 60)]
  const young = await incident(it, 3)
  const elsewhere = await scene()
  const others = await incident(elsewhere, 400)
  const { id, actId } = await ask(it, 3)
  const since = await incident(it, 45)
  expect(await it.boss.refused(contract.readPurge, { params: { id } })).toMatchObject({ status: 404 })
  expect(await exists(old)).toHaveLength(3)
  expect(await it.second.call(readAct, { params: { id: actId } })).toMatchObject({
    summary: expect.stringContaining('Destroy 3 incident records') as string,
    warning: expect.stringContaining('cannot be brought back') as string,
  })
  await approve(it.second, actId)
  const purge = await finished(it, id)
  expect(await exists([...old, young, since, others])).toEqual([young, others, since].sort())
  expect(purge.certificate).toMatchObject({
    purged: 3,
    held: 0,
    kept: 0,
    records: [{ recordType: 'incident', asked: 3, purged: 3 }],
    reason: 'Yearly purge',
    schedule: { days: 30, authority: 'General Schedule 12-4' },
  })
  const parts = await asKeeper(`select from incidents.victim where incident_id = any ('{${old.join(',')}}')`)
  expect(parts.rowCount).toBe(0)
})

test('the certificate proves itself: its hash, the hash of the ids, and rows of the audit', async () => {
  const it = await scene()
  await keep(it, 30)
  const old = [await incident(it, 40), await incident(it, 50)]
  const { id, actId } = await ask(it, 2)
  await approve(it.second, actId)
  const purge = await finished(it, id)
  const file = await it.boss.call(contract.downloadCertificate, { params: { id } })
  const text = typeof file === 'string' ? file : JSON.stringify(file)
  const parsed = JSON.parse(text) as { certificate: object; certificateHash: string; records: string[] }
  const sha = (of: string) => createHash('sha256').update(of).digest('hex')
  expect(parsed.records).toEqual(old.map((one) => `incident ${one}`).sort())
  expect(sha(parsed.records.join('\n'))).toBe(purge.certificate!.idsHash)
  expect(sha(JSON.stringify(parsed.certificate))).toBe(parsed.certificateHash)
  const { first, last } = purge.certificate!.auditEvents
  const { rows } = await house.database.pool.query<{ action: string }>(
    'select action from audit.event where id between $1 and $2 and agency_id = $3 order by id',
    [first, last, it.agency],
  )
  const actions = rows.map((row) => row.action)
  expect(actions).toEqual(expect.arrayContaining(['acts.approve', 'retention.purgeBatch']))
  await expect(
    asKeeper(`update retention.purge set certificate_hash = 'x' where id = '${id}'`),
  ).rejects.toThrow(/has ended/)
})

test('the one who asked cannot approve, and another agency sees nothing of it', async () => {
  const it = await scene()
  await keep(it, 30)
  const old = await incident(it, 40)
  const { actId } = await ask(it, 1)
  const { hash } = await it.boss.call(readAct, { params: { id: actId } })
  expect(await it.boss.refused(approveAct, { params: { id: actId }, body: { hash } })).toMatchObject({
    code: 'acts.own',
  })
  const stranger = await house.person(await house.agency(), 'administrator')
  expect(await stranger.refused(approveAct, { params: { id: actId }, body: { hash } })).toMatchObject({
    status: 404,
  })
  expect(await exists([old])).toEqual([old])
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

test('a schedule that is replaced before the purge runs takes its authority away', async () => {
  const it = await scene()
  await keep(it, 30)
  const old = await incident(it, 40)
  const { id, actId } = await ask(it, 1)
  await keep(it, 30)
  await approve(it.second, actId)
  expect((await finished(it, id)).certificate).toMatchObject({ purged: 0, kept: 1 })
  expect(await exists([old])).toEqual([old])
})

test('a record changed so that it is not due any more stays', async () => {
  const it = await scene()
  await keep(it, 30)
  const old = await incident(it, 40)
  const { id, actId } = await ask(it, 1)
  await house.database.withActor(it.clerk.actor, (tx) =>
    tx.client.query(`update incidents.incident set occurred_at = now() where id = $1`, [old]),
  )
  await approve(it.second, actId)
  expect((await finished(it, id)).certificate).toMatchObject({ purged: 0, kept: 1 })
  expect(await exists([old])).toEqual([old])
})

test('what was asked for is what the person was shown', async () => {
  const it = await scene()
  await keep(it, 30)
  await incident(it, 40)
  const more = { body: { category: 'incident', reason: 'x', expected: 2 } } as const
  expect(await it.boss.refused(contract.askPurge, more)).toMatchObject({
    status: 409,
    code: 'record.changed',
  })
  await ask(it, 1)
  expect(await it.boss.refused(contract.askPurge, { body: { ...more.body, expected: 1 } })).toMatchObject({
    code: 'acts.waiting',
  })
})

test('content goes with the last file that names it', async () => {
  const it = await scene()
  await keep(it, 30)
  const other = await scene()
  const [shared, own] = ['shared content', 'own content'].map((text) => `${text} ${uuid()}`)
  const put = async (at: Scene, text: string, daysAgo: number) => {
    const { hash, size } = await house.files.put(Readable.from([Buffer.from(text)]))
    await house.database.withActor(at.clerk.actor, (tx) =>
      tx.client.query(
        `insert into files.file (id, owner_agency, category, name, media_type, hash, size, created_by, created_at)
         values ($1, $2, 'incident', 'a.csv', 'text/csv', $3, $4, $5, now() - make_interval(days => $6))`,
        [uuid(), at.agency, hash, size, at.clerk.actor.personId, daysAgo],
      ),
    )
    return hash
  }
  const ownHash = await put(it, own!, 100)
  const sharedHash = await put(it, shared!, 100)
  await put(other, shared!, 100)
  const { id, actId } = await ask(it, 2)
  await approve(it.second, actId)
  expect((await finished(it, id)).certificate).toMatchObject({ purged: 2 })
  expect([await house.files.has(ownHash), await house.files.has(sharedHash)]).toEqual([false, true])
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
