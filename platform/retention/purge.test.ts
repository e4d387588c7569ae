import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { uuid } from '#platform/db'
import { testHouse, type TestHouse } from '#testing'
import { approveAct, readAct } from '../acts/contract.ts'
import * as contract from './contract.ts'
import { approve, ask, finished, keep, scenes, type Scene } from './testing/scene.ts'

let house: TestHouse
const { scene, incident, exists, asKeeper } = scenes(() => house)
beforeAll(async () => {
  house = await testHouse()
  await house.work()
})
afterAll(() => house.close())

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
    summary: expect.stringContaining('Destroy 3 records of') as string,
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
