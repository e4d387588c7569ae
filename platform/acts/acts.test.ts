import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Policy, Role } from '#contract'
import { auditOf } from '#platform/audit'
import { uuid, type Actor } from '#platform/db'
import { buildServer, type ThroughlineServer } from '#platform/http'
import { callsOf, testHouse, type Person, type TestHouse } from '#testing'
import * as contract from './contract.ts'
import { actPolicy, actRoutes, askAct, defineAct, requireSecondPerson } from './index.ts'

const people = new Map<string, Actor>()
let house: TestHouse
let server: ThroughlineServer
let performed: { text: string; by: string }[] = []

const say = defineAct({
  kind: 'testing.say',
  title: 'Say something',
  ask: 'testing.ask',
  approve: 'testing.decide',
  payload: z.object({ text: z.string(), fails: z.boolean().default(false) }),
  subject: ({ text }) => text,
  describe: ({ text }) => ({ summary: `Say ${text}`, facts: [['Text', text]], warning: 'It stays said.' }),
  async perform(tx, { text, fails }) {
    await tx.client.query(`select pg_notify('said', $1)`, [text])
    if (fails) await tx.client.query('select 1 / 0')
    performed.push({ text, by: tx.actor.personId })
    return `/said/${text}`
  },
})

const policy: Policy = { 'testing.ask': ['analyst', 'supervisor'], 'testing.decide': ['supervisor'] }

beforeAll(async () => {
  house = await testHouse()
  server = await buildServer({
    audit: auditOf(house.database),
    routes: actRoutes([say]),
    throttle: async () => {},
    authenticate: async (request) => {
      const actor = people.get(String(request.headers.cookie))
      return actor ? { actor, confirmed: true, purposesOpening: () => [] } : null
    },
    permissions: new Set(Object.keys({ ...actPolicy, ...policy })),
    version: '0.0.0',
    log: 'silent',
    behindTls: false,
  })
  await server.app.ready()
})
afterAll(async () => {
  await server.app.close()
  await house.close()
})

/** A person whose calls go to the server with the act of this file. */
async function person(agency: number, ...roles: Role[]): Promise<Person> {
  const made = await house.person(agency, ...roles)
  const held = Object.entries({ ...actPolicy, ...policy }).filter(([, allowed]) =>
    roles.some((role) => allowed.includes(role)),
  )
  const actor = { ...made.actor, permissions: new Set(held.map(([permission]) => permission)) }
  people.set(actor.personId, actor)
  return { ...made, actor, ...callsOf(server, actor.personId) }
}

async function scene() {
  const agency = await house.agency()
  const [asker, boss, other] = await Promise.all([
    person(agency, 'analyst'),
    person(agency, 'supervisor'),
    person(agency, 'supervisor'),
  ])
  performed = []
  return { agency, asker, boss, other }
}

const ask = (by: Person, text: string, fails = false) =>
  house.database.withActor(by.actor, (tx) => askAct(tx, say, { text, fails }, 'It has to be said'))

const shownTo = async (by: Person, id: string) => {
  const item = await by.call(contract.readAct, { params: { id } })
  return { params: { id }, body: { hash: item.hash } }
}

test('what one person asks for, another reads in words, approves, and it is done once', async () => {
  const { asker, boss, other } = await scene()
  const text = uuid()
  const id = await ask(asker, text)
  const { acts } = await boss.call(contract.listActs)
  expect(acts).toMatchObject([
    {
      id,
      title: 'Say something',
      summary: `Say ${text}`,
      warning: 'It stays said.',
      state: 'waiting',
      mayDecide: true,
    },
  ])
  expect(await boss.call(contract.countWaiting)).toEqual({ waiting: 1 })
  const shown = await shownTo(boss, id)
  expect(await boss.call(contract.approveAct, shown)).toMatchObject({
    state: 'approved',
    path: `/said/${text}`,
  })
  expect(await other.refused(contract.approveAct, shown)).toMatchObject({ status: 409, code: 'acts.decided' })
  expect(performed).toEqual([{ text, by: boss.actor.personId }])
  expect(await boss.call(contract.countWaiting)).toEqual({ waiting: 0 })
})

test('of twenty approvals at one moment one is done', async () => {
  const { asker, boss, other } = await scene()
  const id = await ask(asker, uuid())
  const shown = await shownTo(boss, id)
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      (i % 2 ? boss : other).call(contract.approveAct, shown).then(
        () => 'done',
        () => 'refused',
      ),
    ),
  )
  expect(answers.filter((answer) => answer === 'done')).toHaveLength(1)
  expect(performed).toHaveLength(1)
})

test('nobody decides their own request, not even past the program', async () => {
  const { agency, boss } = await scene()
  const id = await ask(boss, uuid())
  const shown = await shownTo(boss, id)
  expect(await boss.refused(contract.approveAct, shown)).toMatchObject({ status: 403, code: 'acts.own' })
  const asOwner = house.database.pool.query(
    `begin; set local role throughline_keeper; update acts.act set state = 'approved', decided_by = asked_by,
     decided_by_name = 'x', decided_at = now() where id = '${id}' and owner_agency = ${agency}; commit`,
  )
  await expect(asOwner).rejects.toThrow(/two_people/)
  const past = house.database.withActor(boss.actor, (tx) =>
    tx.client.query(
      `update acts.act set state = 'approved', decided_by = $2, decided_by_name = 'x', decided_at = now() where id = $1`,
      [id, uuid()],
    ),
  )
  await expect(past).rejects.toThrow(/row-level security/)
})

test('what was asked for cannot be changed, removed or decided again', async () => {
  const { asker, boss } = await scene()
  const id = await ask(asker, uuid())
  const change = (sql: string) => house.database.withActor(asker.actor, (tx) => tx.client.query(sql, [id]))
  await expect(change(`update acts.act set payload = '{}' where id = $1`)).rejects.toThrow(
    /permission denied/,
  )
  await expect(change('delete from acts.act where id = $1')).rejects.toThrow(/permission denied/)
  await boss.call(contract.approveAct, await shownTo(boss, id))
  const again = await change(`update acts.act set state = 'withdrawn' where id = $1`).catch(() => ({
    rowCount: 0,
  }))
  expect(again.rowCount).toBe(0)
})

test('only what was shown is approved', async () => {
  const { agency, asker, boss } = await scene()
  const id = await ask(asker, uuid())
  const shown = await shownTo(boss, id)
  const wrong = { ...shown, body: { hash: '0'.repeat(64) } }
  expect(await boss.refused(contract.approveAct, wrong)).toMatchObject({ status: 409, code: 'acts.changed' })
  await house.database.pool.query(
    `begin; set local role throughline_keeper; update acts.act set payload = '{"text":"something else"}'
     where id = '${id}' and owner_agency = ${agency}; commit`,
  )
  expect(await boss.refused(contract.approveAct, shown)).toMatchObject({ code: 'acts.changed' })
  expect(performed).toEqual([])
})

test('what fails leaves the request waiting and nothing done', async () => {
  const { asker, boss } = await scene()
  const id = await ask(asker, uuid(), true)
  expect(await boss.refused(contract.approveAct, await shownTo(boss, id))).toMatchObject({ status: 500 })
  expect(await boss.call(contract.readAct, { params: { id } })).toMatchObject({ state: 'waiting' })
})

test('a refusal says why; the request then is closed', async () => {
  const { asker, boss } = await scene()
  const id = await ask(asker, uuid())
  expect(await boss.refused(contract.refuseAct, { params: { id }, body: { reason: '  ' } })).toMatchObject({
    status: 400,
  })
  await boss.call(contract.refuseAct, { params: { id }, body: { reason: 'Not now' } })
  const [mine] = (await asker.call(contract.listActs, { query: { view: 'mine' } })).acts
  expect(mine).toMatchObject({ id, state: 'refused', decisionReason: 'Not now', mayDecide: false })
  expect((await boss.call(contract.listActs, { query: { view: 'decided' } })).acts).toHaveLength(1)
})

test('who asked takes it back; nobody else does, and then it can be asked for again', async () => {
  const { asker, boss } = await scene()
  const text = uuid()
  const id = await ask(asker, text)
  await expect(ask(asker, text)).rejects.toMatchObject({ code: 'acts.waiting' })
  expect(await boss.refused(contract.withdrawAct, { params: { id } })).toMatchObject({ status: 404 })
  await asker.call(contract.withdrawAct, { params: { id } })
  expect(await asker.refused(contract.withdrawAct, { params: { id } })).toMatchObject({
    code: 'acts.decided',
  })
  await ask(asker, text)
})

test('after 72 hours a request has lapsed', async () => {
  const { agency, asker, boss } = await scene()
  const text = uuid()
  const id = await ask(asker, text)
  const shown = await shownTo(boss, id)
  await house.database.pool.query(
    `begin; set local role throughline_keeper; update acts.act set asked_at = now() - interval '80 hours',
     expires_at = asked_at + interval '72 hours' - interval '80 hours'
     where id = '${id}' and owner_agency = ${agency}; commit`,
  )
  expect(await boss.refused(contract.approveAct, shown)).toMatchObject({ status: 410, code: 'acts.expired' })
  expect(await boss.call(contract.countWaiting)).toEqual({ waiting: 0 })
  expect(await boss.call(contract.readAct, { params: { id } })).toMatchObject({ state: 'expired' })
  await ask(asker, text)
  expect(performed).toEqual([])
})

test('another agency, and a role that neither asks nor decides, see no request', async () => {
  const { agency, asker } = await scene()
  const id = await ask(asker, uuid())
  const elsewhere = await person(await house.agency(), 'supervisor')
  const clerk = await person(agency, 'records-clerk')
  for (const one of [elsewhere, clerk])
    expect(await one.refused(contract.readAct, { params: { id } })).toMatchObject({
      code: 'record.unavailable',
    })
  const publisher = await person(agency, 'publisher')
  const hash = '0'.repeat(64)
  expect(await publisher.refused(contract.approveAct, { params: { id }, body: { hash } })).toMatchObject({
    status: 404,
  })
})

test('an approval permits exactly one thing to exactly who asked', async () => {
  const { asker, boss, other } = await scene()
  const text = uuid()
  const use = (by: Person, what: string) =>
    house.database
      .withActor(by.actor, (tx) => requireSecondPerson(tx, say, { text: what, fails: false }))
      .then(
        () => 'passed',
        (error: { code: string }) => error.code,
      )
  expect(await use(asker, text)).toBe('acts.second_person')
  const id = await ask(asker, text)
  expect(await use(asker, text)).toBe('acts.second_person')
  await boss.call(contract.approveAct, await shownTo(boss, id))
  expect(await use(asker, uuid())).toBe('acts.second_person')
  expect(await use(other, text)).toBe('acts.second_person')
  expect(await use(asker, text)).toBe('passed')
  expect(await use(asker, text)).toBe('acts.second_person')
})
