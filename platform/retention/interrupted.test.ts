import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHouse, type TestHouse } from '#testing'
import * as contract from './contract.ts'
import { executePurge } from './service/purge.ts'
import { approve, ask, finished, keep, scenes } from './testing/scene.ts'

let house: TestHouse
const { scene, incident, asKeeper } = scenes(() => house)
beforeAll(async () => void (house = await testHouse()))
afterAll(() => house.close())

test('a purge whose job failed is continued under the approval it has', async () => {
  const it = await scene()
  await keep(it, 30)
  await incident(it, 60)
  const { id, actId } = await ask(it, 1)
  await approve(it.second, actId)
  await house.database.withOwner((client) =>
    client.query(`update jobs.job set state = 'failed' where owner_agency = $1`, [it.agency]),
  )
  await it.boss.call(contract.continuePurge, { params: { id } })
  const { rows } = await house.database.pool.query<{ n: number }>(
    `select count(*) as n from audit.event where agency_id = $1 and action = 'retention.continuePurge'`,
    [it.agency],
  )
  expect(rows[0]!.n).toBe(1)
  await executePurge(house.files, id, {
    jobId: id,
    actor: it.boss.actor,
    database: house.database,
    progress: () => Promise.resolve(),
    cancelled: () => false,
    done: () => Promise.resolve(),
  })
  expect((await finished(it, id)).certificate).toMatchObject({ purged: 1 })
})

test('a purge that is stopped between batches goes on where it was, and counts nothing twice', async () => {
  const it = await scene()
  await keep(it, 30)
  await incident(it, 60)
  await house.database.withActor(it.clerk.actor, (tx) =>
    tx.client.query(
      `insert into incidents.incident (id, owner_agency, number, source, class, occurred_at, time_known, recorded_by, recorded_by_name)
       select gen_random_uuid(), owner_agency, number || n, source, class, occurred_at, time_known, recorded_by, recorded_by_name
       from incidents.incident, generate_series(1, 1199) n where owner_agency = $1`,
      [it.agency],
    ),
  )
  const { id, actId } = await ask(it, 1200)
  await approve(it.second, actId)
  const { actor } = it.second
  const killed = executePurge(house.files, id, {
    jobId: id,
    actor,
    database: house.database,
    progress: () => Promise.reject(new Error('killed')),
    cancelled: () => false,
    done: () => Promise.resolve(),
  })
  await expect(killed).rejects.toThrow('killed')
  expect(await it.boss.call(contract.readPurge, { params: { id } })).toMatchObject({
    asked: 1200,
    purged: 500,
  })
  expect(await it.boss.refused(contract.continuePurge, { params: { id } })).toMatchObject({
    code: 'retention.not_stopped',
  })
  await house.work()
  expect((await finished(it, id)).certificate).toMatchObject({ purged: 1200, held: 0, kept: 0 })
  const left = await asKeeper(`select from incidents.incident where owner_agency = ${it.agency}`)
  expect(left.rowCount).toBe(0)
  const sums = await asKeeper(
    `select sum(incidents) as n from incidents.tally where owner_agency = ${it.agency}`,
  )
  expect(Number(sums.rows[0]!['n'])).toBe(0)
})
