import { afterAll, beforeAll, expect, test } from 'vitest'
import { errorCatalogue } from '#platform/http'
import { doorTo, testHouse, type TestHouse } from '#testing'
import { openHouse, openServer } from './house.ts'
import { modules } from './modules.ts'
import { version } from './version.ts'

let house: TestHouse
beforeAll(async () => void (house = await testHouse()))
afterAll(() => house.close())

const settings = { demonstration: true, address: 'http://house.test', behindTls: false } as const

interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly string[]
}

test('the API document holds every route once, under its own name', async () => {
  const { body } = await house.server.app.inject('/api/openapi.json')
  const document = JSON.parse(body) as {
    openapi: string
    info: { version: string }
    paths: Record<string, Record<string, Operation>>
  }
  expect(document.openapi).toMatch(/^3\.1\./)
  expect(document.info.version).toBe(version)
  const written = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
  )
  const ids = written.map((operation) => operation.operationId)
  expect(new Set(ids).size).toBe(ids.length)
  expect(written.filter((operation) => !operation.summary)).toEqual([])
  const rooms = modules.flatMap((module) => module.routes(house)).map(({ route }) => route)
  expect(rooms.length).toBeGreaterThan(20)
  for (const route of rooms) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    expect(document.paths[path]?.[route.method.toLowerCase()]?.operationId).toBe(route.id)
  }
  expect(ids).toEqual(expect.arrayContaining(['access.signIn', 'audit.myActivity', 'jobs.follow']))
})

test('the API document can be read as a page', async () => {
  const { body, statusCode } = await house.server.app.inject('/api/docs/')
  expect(statusCode).toBe(200)
  for (const [, asset] of body.matchAll(/(?:src|href)="(?!data:)([^"]+)"/g)) {
    const url = new URL(asset!, 'http://house.test/api/docs/')
    expect([asset, (await house.server.app.inject(url.pathname)).statusCode]).toEqual([asset, 200])
  }
})

test('a route names only errors that the catalogue knows', () => {
  const named = modules
    .flatMap((module) => module.routes(house))
    .flatMap(({ route }) => (route.errors ?? []).map((code) => `${route.id} ${code}`))
  expect(named.filter((one) => !errorCatalogue().has(one.split(' ')[1]!))).toEqual([])
})

test('every address that only reads leaves exactly one row of audit for each answer', async () => {
  const person = await house.person(await house.agency(), 'analyst', 'administrator')
  const rows = async () => {
    const sql = 'select count(*)::int as n from audit.event where person_id = $1'
    const { rows } = await house.database.pool.query<{ n: number }>(sql, [person.actor.personId])
    return rows[0]!.n
  }
  const answered: string[] = []
  for (const { route } of modules.flatMap((module) => module.routes(house))) {
    if (route.method !== 'GET' || route.params) continue
    const before = await rows()
    const { statusCode } = await house.server.app.inject({
      url: route.path,
      headers: { cookie: person.cookie },
    })
    expect([route.id, statusCode, (await rows()) - before]).toEqual([
      route.id,
      statusCode,
      statusCode === 400 ? 0 : 1,
    ])
    expect(statusCode).toBeLessThan(500)
    if (statusCode === 200) answered.push(route.id)
  }
  expect(answered.length).toBeGreaterThan(5)
})

test('only counters of what waits for a person leave no row, and those are known by name', async () => {
  const quiet = house.server.routes.filter((route) => route.quiet)
  expect(quiet.map((route) => route.id).sort()).toEqual(['acts.waiting', 'sharing.unread'])
  const person = await house.person(await house.agency(), 'administrator', 'supervisor')
  for (const route of quiet) {
    const { statusCode } = await house.server.app.inject({
      url: route.path,
      headers: { cookie: person.cookie },
    })
    expect(statusCode).toBe(200)
  }
  const { rows } = await house.database.pool.query(
    'select action from audit.event where person_id = $1 and action = any ($2)',
    [person.actor.personId, quiet.map((route) => route.id)],
  )
  expect(rows).toEqual([])
})

test('a session is a cookie that scripts and other sites cannot use', async () => {
  const person = await house.person(await house.agency(), 'analyst')
  const enter = async (behindTls: boolean) => {
    const { app } = await openServer(house, { ...settings, behindTls, log: 'silent' })
    const response = await app.inject({
      method: 'POST',
      url: '/api/session/demonstration',
      payload: { email: person.email },
    })
    await app.close()
    return String(response.headers['set-cookie'])
  }
  expect(await enter(false)).toMatch(/^throughline=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
  expect(await enter(true)).toMatch(
    /^__Host-throughline=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
  )
})

test('without its database the server says so, and recovers by itself', async () => {
  const door = await doorTo(house.url)
  const away = openHouse(door.url, house.files)
  const { app } = await openServer(away, { ...settings, log: 'silent' })
  const health = async () => {
    const response = await app.inject('/api/health')
    return [response.statusCode, response.json<{ code?: string; status?: string }>()] as const
  }
  expect(await health()).toEqual([200, { status: 'ok', version }])
  door.shut()
  for (let i = 0; i < 3; i++) expect(await health()).toMatchObject([503, { code: 'server.busy' }])
  const session = await app.inject({ url: '/api/activity', headers: { cookie: 'throughline=x' } })
  expect([session.statusCode, session.json()]).toMatchObject([503, { code: 'server.busy' }])
  door.reopen()
  expect(await health()).toEqual([200, { status: 'ok', version }])
  await app.close()
  await away.database.close()
  await door.close()
})

test('logs and counters name routes, never people, words searched for or addresses', async () => {
  const lines: string[] = []
  const server = await openServer(house, {
    ...settings,
    log: 'json',
    logTo: { write: (line) => void lines.push(line) },
  })
  const person = await house.person(await house.agency('Canary Agency'), 'analyst')
  const headers = { cookie: person.cookie, 'user-agent': 'canary-agent', referer: 'http://house.test/canary' }
  const { app } = server
  const requests = [
    { url: '/api/incidents?q=canary%20street&unknown=canary' },
    { url: '/api/incidents/canary' },
    { url: '/api/canary?name=canary' },
    { url: '/api/%zzcanary' },
    { url: '/api/session', method: 'POST', payload: { email: 'canary@city.example', password: 'canary' } },
    { url: '/api/session', method: 'POST', payload: '{"email": canary' },
    { url: '/api/invitations/canary' },
  ] as const
  for (const request of requests)
    await app.inject({
      ...request,
      headers: { ...headers, 'content-type': 'application/json' },
    })
  const counters = (await app.inject('/api/metrics')).body
  await app.close()
  const told = lines.join('')
  expect(told).toContain('"route":"/api/session"')
  expect(counters).toContain('route="/api/invitations/:token"')
  expect(counters).toMatch(/throughline_database_connections \d+\n/)
  for (const text of [told, counters]) {
    expect(text).not.toMatch(/canary/i)
    expect(text).not.toMatch(/127\.0\.0\.1|@/)
    expect(text).not.toContain(person.actor.personId)
    expect(text).not.toContain(person.cookie.split('=')[1])
  }
})

test('many requests at once that need the owner inside a transaction do not wait for each other', async () => {
  const boss = await house.person(await house.agency(), 'administrator')
  const { statusCode } = await house.server.app.inject({
    url: '/api/people',
    headers: { cookie: boss.cookie },
  })
  expect(statusCode).toBe(200)
  const answers = await Promise.all(
    Array.from({ length: 48 }, () =>
      house.server.app.inject({ url: '/api/people', headers: { cookie: boss.cookie } }),
    ),
  )
  expect(new Set(answers.map((answer) => answer.statusCode))).toEqual(new Set([200]))
})

test('a person who exports again and again is stopped, and others are not', async () => {
  const agency = await house.agency()
  const [busy, calm] = [await house.person(agency, 'analyst'), await house.person(agency, 'analyst')]
  const take = (cookie: string) =>
    house.server.app.inject({ url: '/api/incidents/export?format=csv', headers: { cookie } })
  const answers: number[] = []
  for (let i = 0; i < 121; i++) answers.push((await take(busy.cookie)).statusCode)
  expect(answers.slice(0, 120).every((status) => status === 200)).toBe(true)
  expect(answers.at(-1)).toBe(429)
  expect((await take(calm.cookie)).statusCode).toBe(200)
})
