import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSetup } from '#platform/access'
import { handle } from '#platform/http'
import { testHouse, type TestHouse } from '#testing'
import { openServer, policies, twoPersonActs } from '../../server/house.ts'
import { addressStrings } from '../values/hostile.ts'
import { addPerson, exampleOf, nobody, requestOf, send, type Sent } from '../town/index.ts'
import { changes, codeOf, twoAgencies, type TwoAgencies } from './support.ts'

let house: TestHouse
let town: TwoAgencies
beforeAll(async () => {
  house = await testHouse()
  town = await twoAgencies(house)
})
afterAll(() => house.close())

/** Before anyone is signed in, or while a sign-in or a session is still being proven; health, and alarms that are empty for most. */
const PUBLIC = new Set([
  'access.acceptInvitation',
  'access.addAuthenticator',
  'access.addPasskey',
  'access.askAuthenticator',
  'access.askNewPasskey',
  'access.askPasskey',
  'access.beginProvider',
  'access.changePassword',
  'access.confirmSession',
  'access.enterDemonstration',
  'access.finishProvider',
  'access.giveCode',
  'access.givePasskey',
  'access.listDemonstrationAccounts',
  'access.readEntrance',
  'access.readInvitation',
  'access.readSession',
  'access.signIn',
  'access.signOut',
  'audit.readAlarms',
  'health.alive',
  'health.metrics',
])

describe('acting without being someone', () => {
  test('no route but the public ones answers a stranger anything but to sign in', async () => {
    for (const route of house.server.routes.filter(({ permission }) => permission !== 'public')) {
      const params = { id: town.foreign.incident }
      const example = exampleOf(route)
      for (const input of [example, { ...example, params: { ...(example.params as object), ...params } }]) {
        const answer = await send(house, nobody, requestOf(route, input))
        expect([route.id, answer.status, codeOf(answer)]).toEqual([route.id, 401, 'session.required'])
      }
    }
  })

  test('a cookie that nobody was given opens nothing', async () => {
    for (const value of ['x', 'a'.repeat(43), "' or '1'='1", '../../x', '%00', 'null', town.mine.personId!]) {
      const forged = { ...nobody, cookie: `throughline=${value}` }
      const answer = await send(house, forged, { method: 'GET', url: '/api/people', headers: {} })
      expect([value, answer.status]).toEqual([value, 401])
    }
  })

  test('the list of public routes is short and known', () => {
    const open = house.server.routes.filter(({ permission }) => permission === 'public').map(({ id }) => id)
    expect(open.filter((id) => !PUBLIC.has(id))).toEqual([])
  })
})

describe('typing errors in who may do what', () => {
  test('a route whose permission no policy grants stops the start', async () => {
    const route = { id: 'x.read', method: 'GET', path: '/api/x', summary: 'X', permission: 'x.raed' } as const
    const { buildServer } = await import('#platform/http')
    const start = buildServer({
      routes: [handle(route, async () => undefined as never)],
      permissions: new Set(['x.read']),
      throttle: async () => {},
      authenticate: async () => null,
      audit: {
        transact: () => Promise.reject(new Error('never')),
        unrecorded: () => Promise.reject(new Error('never')),
        refused: async () => {},
      },
      version: '0',
      log: 'silent',
      behindTls: false,
    } as unknown as Parameters<typeof buildServer>[0])
    await expect(start).rejects.toThrow(/x\.raed, which no policy grants/)
  })

  test('no policy grants a permission that nothing asks for', async () => {
    const asked = new Set<string>([
      ...house.server.routes.map(({ permission }) => permission),
      ...twoPersonActs(house).flatMap(({ ask, approve }) => [ask, approve]),
    ])
    const granted = policies.flatMap((policy) => Object.keys(policy))
    expect(granted.filter((permission) => !asked.has(permission))).toEqual([])
  })
})

describe('other sites', () => {
  const FOREIGN: readonly Readonly<Record<string, string>>[] = [
    { origin: 'null' },
    { origin: 'https://attacker.example' },
    { origin: 'http://house.test.attacker.example' },
    { origin: 'http://localhost:81' },
    { origin: 'x' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:80' },
  ]

  test('no change is made for a page of another site', async () => {
    for (const route of house.server.routes.filter(changes))
      for (const headers of FOREIGN) {
        const sent = requestOf(route, exampleOf(route))
        const answer = await send(house, town.mine, { ...sent, headers: { ...sent.headers, ...headers } })
        expect([route.id, headers, codeOf(answer)]).toEqual([route.id, headers, 'request.cross_site'])
      }
  })

  test('what a form can send without asking is not read', async () => {
    const types = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']
    for (const route of house.server.routes.filter(({ body, upload }) => body ?? upload))
      for (const type of types) {
        const sent = { ...requestOf(route, exampleOf(route)), headers: { 'content-type': type } }
        const answer = await send(house, town.mine, sent)
        expect([route.id, type, answer.status >= 400 && answer.status < 500]).toEqual([route.id, type, true])
      }
  })
})

describe('sessions', () => {
  const enter = (email: string, cookie: string): Promise<Awaited<ReturnType<typeof send>>> =>
    send(
      house,
      { ...nobody, cookie },
      {
        method: 'POST',
        url: '/api/session/demonstration',
        headers: { 'content-type': 'application/json' },
        payload: JSON.stringify({ email }),
      },
    )
  const who = async (cookie: string) =>
    (
      (await send(house, { ...nobody, cookie }, { method: 'GET', url: '/api/session', headers: {} }))
        .json as {
        person: { email: string } | null
      }
    ).person?.email

  test('a cookie planted before signing in is worth nothing after it', async () => {
    const person = await addPerson(house, town.mine.agencyId!, ['analyst'])
    const planted = `throughline=${'p'.repeat(43)}`
    const { headers } = await enter(person.email, planted)
    const given = [headers['set-cookie']].flat().map((one) => String(one).split(';')[0]!)
    expect(given).not.toContain(planted)
    expect(await who(planted)).toBeUndefined()
    expect(await who(given.at(-1)!)).toBe(person.email)
  })

  test('signing in again ends the session before, and leaves the one of another person', async () => {
    const [first, second] = [
      await addPerson(house, town.mine.agencyId!, ['analyst']),
      await addPerson(house, town.mine.agencyId!, ['analyst']),
    ]
    const { headers } = await enter(second.email, first.cookie)
    expect(await who(first.cookie)).toBeUndefined()
    expect(
      await who(
        [headers['set-cookie']]
          .flat()
          .map((one) => String(one).split(';')[0]!)
          .at(-1)!,
      ),
    ).toBe(second.email)
    expect(await who(second.cookie)).toBe(second.email)
  })
})

test('the link of the first setup works for one person once, however many try at the same moment', async () => {
  const empty = await testHouse()
  try {
    const token = await createSetup(empty.database)
    const json = { 'content-type': 'application/json' }
    const get = async (url: string) => (await send(empty, nobody, { method: 'GET', url, headers: {} })).json
    const { banner } = (await get('/api/session/entrance')) as { banner: { version: string } }
    const accept = (link: string, n: number) => {
      const body = {
        name: `Person ${n}`,
        email: `first-${n}@town.example`,
        agency: `Agency ${n}`,
        password: 'a long and quiet sentence',
        banner: banner.version,
      }
      const url = `/api/invitations/${link}`
      return send(empty, nobody, {
        method: 'POST',
        url,
        headers: json,
        payload: JSON.stringify(body),
        from: `10.9.0.${n}`,
      })
    }
    expect((await accept('x'.repeat(43), 0)).status).toBe(410)
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => accept(token, n)))
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([
      200,
      ...Array.from({ length: 7 }, () => 410),
    ])
    expect((await accept(token, 9)).status).toBe(410)
    const { rows } = await empty.database.pool.query('select from access.agency')
    expect(rows).toHaveLength(1)
  } finally {
    await empty.close()
  }
})

describe('ways out', () => {
  test('nothing that is asked for leads a browser elsewhere', async () => {
    const asked: Sent[] = addressStrings.flatMap((address) => {
      const text = encodeURIComponent(address)
      return [
        `/${address}`,
        `/${text}`,
        `/api/${text}`,
        `/?next=${text}`,
        `/api/session?next=${text}`,
        `/api/docs?url=${text}`,
      ].map((url) => ({
        method: 'GET' as const,
        url,
        headers: { host: 'house.test', referer: address.replace(/[^\x20-\x7e]/g, '') },
      }))
    })
    for (const sent of asked) {
      const { headers, status } = await send(house, town.mine, sent)
      expect([sent.url, String(headers['location'] ?? '')]).toEqual([
        sent.url,
        expect.not.stringMatching(/attacker|169\.254|javascript|^\/[\\/]|^https?:/),
      ])
      expect(status).toBeLessThan(500)
    }
  })

  test('links are made from the setting, never from what a request says of itself', async () => {
    const boss = await addPerson(house, town.mine.agencyId!, ['administrator'])
    const response = await house.server.app.inject({
      method: 'POST',
      url: '/api/people',
      headers: { cookie: boss.cookie, host: 'attacker.example', 'x-forwarded-host': 'attacker.example' },
      payload: { name: 'New Colleague', email: 'new@town.example', roles: ['analyst'] },
    })
    expect(response.body).not.toContain('attacker.example')
  })
})

test('a server without a demonstration lets nobody in with one click', async () => {
  const { app } = await openServer(house, {
    demonstration: false,
    address: 'http://house.test',
    behindTls: false,
    log: 'silent',
  })
  const response = await app.inject({
    method: 'POST',
    url: '/api/session/demonstration',
    payload: { email: town.mine.email },
  })
  expect(response.statusCode).toBe(401)
  await app.close()
})
