import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHouse, type TestHouse } from '#testing'
import { faultsOf } from '../fuzz/judge.ts'
import { foreignMembers } from '../values/hostile.ts'
import { CANARY, exampleOf, incident, requestOf, send } from '../town/index.ts'
import { ask, changes, codeOf, readingsOf, sendJson, twoAgencies, type TwoAgencies } from './support.ts'

let house: TestHouse
let town: TwoAgencies
let before: string[]
beforeAll(async () => {
  house = await testHouse()
  town = await twoAgencies(house)
  before = await readingsOf(house, town.theirs)
})
afterAll(() => house.close())

/** Ends a session or all access: their own tests are elsewhere. */
const ENDS = /signOut|enter|stop|kill|disable/i

const bodies = () =>
  house.server.routes.flatMap((route) => {
    const { body } = exampleOf(route, 5)
    if (!route.body || ENDS.test(route.id) || typeof body !== 'object' || body === null) return []
    return [
      {
        route,
        sent: requestOf(route, { ...exampleOf(route, 5), body }),
        body: body as Record<string, unknown>,
      },
    ]
  })

test('members that no contract names change nothing: not the owner, not the roles, not the objects of the program', async () => {
  for (const { route, sent, body } of bodies()) {
    for (const [name, value] of Object.entries(foreignMembers)) {
      if (name in body) continue
      const answer = await sendJson(house, town.mine, sent, JSON.stringify({ ...body, [name]: value }))
      expect([route.id, name, faultsOf(route, sent, answer)]).toEqual([route.id, name, []])
    }
    const raw = `{"__proto__":{"polluted":true,"roles":["administrator"]},${JSON.stringify(body).slice(1)}`
    const answer = await sendJson(house, town.mine, sent, raw)
    expect([route.id, answer.status < 500]).toEqual([route.id, true])
  }
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(await readingsOf(house, town.theirs)).toEqual(before)
}, 60_000)

test('a record entered with the label of another agency still belongs to who entered it', async () => {
  const labels = {
    owner_agency: town.theirs.agencyId,
    ownerAgency: 'Harrow County Sheriff',
    category: 'public',
    sensitivity: 'open',
    id: town.foreign.incident,
  }
  const entered = await ask(house, town.mine, 'incidents.record', {
    body: { ...incident('labelled'), ...labels },
  })
  expect(entered.json).toMatchObject({
    label: { ownerAgency: 'Riverton Police', category: 'incident', sensitivity: 'restricted' },
  })
  expect((entered.json as { id: string }).id).not.toBe(town.foreign.incident)
})

test('leaving out any member is refused in words or changes nothing of others', async () => {
  for (const { route, sent, body } of bodies())
    for (const name of Object.keys(body)) {
      const { [name]: _, ...rest } = body
      const answer = await sendJson(house, town.mine, sent, JSON.stringify(rest))
      expect([route.id, name, faultsOf(route, sent, answer)]).toEqual([route.id, name, []])
    }
  expect(await readingsOf(house, town.theirs)).toEqual(before)
}, 60_000)

test('with the numbers of another agency nothing is read, changed or deleted', async () => {
  const ids = [town.foreign.incident, town.foreign.view, town.foreign.person, String(town.theirs.agencyId)]
  for (const route of house.server.routes.filter(({ params }) => params))
    for (const id of ids) {
      const example = exampleOf(route, 3)
      const [first] = Object.keys(example.params as object)
      const params = { ...(example.params as object), [first!]: id }
      const answer = await send(house, town.mine, requestOf(route, { ...example, params }))
      expect([route.id, id, answer.text.includes(CANARY)]).toEqual([route.id, id, false])
      if (changes(route)) expect([route.id, answer.status]).not.toEqual([route.id, 200])
    }
  expect(await readingsOf(house, town.theirs)).toEqual(before)
}, 60_000)

test('an administrator cannot touch an account of another agency', async () => {
  for (const body of [
    { roles: ['auditor'] },
    { disabled: true },
    { roles: ['administrator'], disabled: false },
  ]) {
    const params = { id: town.foreign.person }
    const answer = await ask(house, town.mine, 'access.changePerson', { params, body })
    expect([answer.status, codeOf(answer)]).toEqual([404, 'record.unavailable'])
  }
  expect(await readingsOf(house, town.theirs)).toEqual(before)
})

test('a record of another agency is absent in the same words on every route that opens one', async () => {
  const absent = '01900000-0000-7000-8000-000000000000'
  const opens = house.server.routes.filter(
    ({ path, method }) => method === 'GET' && /^\/api\/incidents\/:id\b/.test(path),
  )
  expect(opens.length).toBeGreaterThan(3)
  for (const route of opens) {
    const of = async (id: string) => {
      const params = { ...(exampleOf(route).params as object), id, version: 1 }
      const { status, text } = await send(
        house,
        town.mine,
        requestOf(route, { params, query: undefined, body: undefined }),
      )
      return [status, text.replace(/"requestId":"[^"]*"/, '')]
    }
    expect([route.id, await of(town.foreign.incident)]).toEqual([route.id, await of(absent)])
  }
})

test('a child is found only under its own parent', async () => {
  const enter = async (number: string) =>
    (await ask(house, town.mine, 'incidents.record', { body: incident(number) })).json as {
      id: string
      version: number
      victims: { id: string }[]
    }
  const [one, other] = [await enter('parent 1'), await enter('parent 2')]
  const content = incident('parent 2')
  const revised = await ask(house, town.mine, 'incidents.revise', {
    params: { id: other.id },
    body: { version: 1, reason: 'A correction', content: { ...content, remarks: 'second' } },
  })
  expect(revised.status).toBe(200)
  // The second version exists, but not under the first record.
  const crossed = await ask(house, town.mine, 'incidents.version', { params: { id: one.id, version: 2 } })
  expect([crossed.status, codeOf(crossed)]).toEqual([404, 'record.unavailable'])
  const nested = house.server.routes.filter(({ path }) => (path.match(/:/g) ?? []).length > 1)
  for (const route of nested) {
    const names = Object.keys(route.params!.shape)
    const ids = [one.id, town.foreign.incident]
    const params = Object.fromEntries(names.map((name, place) => [name, ids[place] ?? '1']))
    const { body } = exampleOf(route)
    const answer = await send(house, town.mine, requestOf(route, { params, query: undefined, body }))
    expect([route.id, answer.status >= 400 && answer.status < 500]).toEqual([route.id, true])
  }
})

test('a victim of another record, or of another agency, cannot be moved into one', async () => {
  type Known = { id: string; version: number; victims: { id: string }[] }
  const enter = async (number: string) =>
    (await ask(house, town.mine, 'incidents.record', { body: incident(number) })).json as Known
  const [taker, holder] = [await enter('taker'), await enter('holder')]
  const theirs = (await ask(house, town.theirs, 'incidents.read', { params: { id: town.foreign.incident } }))
    .json as Known
  for (const stolen of [holder.victims[0]!.id, theirs.victims[0]!.id]) {
    const [victim] = incident('x')['victims'] as object[]
    const content = incident('taker', { victims: [{ ...victim, id: stolen }] })
    const answer = await ask(house, town.mine, 'incidents.revise', {
      params: { id: taker.id },
      body: { version: taker.version, reason: 'A correction', content },
    })
    expect(answer.status).toBeGreaterThanOrEqual(200)
    expect(answer.status).toBeLessThan(500)
    const kept = async (asker: typeof town.mine, { id }: Known) =>
      ((await ask(house, asker, 'incidents.read', { params: { id } })).json as Known).victims.map(
        (one) => one.id,
      )
    expect(await kept(town.mine, holder)).toEqual(holder.victims.map(({ id }) => id))
    expect(await kept(town.theirs, theirs)).toEqual(theirs.victims.map(({ id }) => id))
  }
})
