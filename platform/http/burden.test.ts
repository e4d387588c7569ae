import { connect, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Problem } from '#contract'
import { openDatabase } from '#platform/db'
import { testHouse, type Person, type TestHouse } from '#testing'
import { fixtureServer, type Fixture } from './testing/fixture.ts'

let house: TestHouse
let person: Person
let fixture: Fixture
let port: number
let busy = false
const lines: string[] = []

beforeAll(async () => {
  house = await testHouse()
  person = await house.person(await house.agency(), 'analyst')
  fixture = await fixtureServer(house.database, {
    log: 'json',
    logTo: { write: (line) => void lines.push(line) },
    overloaded: () => busy,
    patience: { headersMs: 400, bodyMs: 300, requestMs: 2_000, silenceMs: 1_000 },
  })
  await fixture.app.listen({ port: 0, host: '127.0.0.1' })
  port = (fixture.app.server.address() as AddressInfo).port
})
afterAll(async () => {
  fixture.app.server.closeAllConnections()
  await fixture.app.close()
  await house.close()
})

const people = '/api/fixture/people'
const post = (payload: string | object, headers: Record<string, string> = {}) =>
  fixture.app.inject({
    method: 'POST',
    url: people,
    payload,
    headers: { cookie: person.cookie, 'content-type': 'application/json', ...headers },
  })

/** Writes text piece by piece and answers what came back and how long the connection lived, in ms. */
const drip = (pieces: readonly string[], everyMs: number) =>
  new Promise<{ text: string; ms: number }>((resolve) => {
    const began = Date.now()
    let text = ''
    let timer: NodeJS.Timeout
    const socket = connect(port, '127.0.0.1', () => {
      const left = [...pieces]
      const next = () => {
        const piece = left.shift()
        if (piece !== undefined) socket.write(piece)
        timer = setTimeout(next, everyMs)
      }
      next()
    })
    socket.on('data', (part) => (text += String(part))).on('error', () => {})
    socket.on('close', () => {
      clearTimeout(timer)
      resolve({ text, ms: Date.now() - began })
    })
  })

describe('slow clients are let go', () => {
  const head = `POST ${people} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n`
  test('whose headers drip in', async () => {
    const { text, ms } = await drip(
      ['GET /api/health HTTP/1.1\r\n', ...Array.from({ length: 99 }, (_, i) => `x-${i}: y\r\n`)],
      100,
    )
    expect(text).not.toContain('200 OK')
    expect(ms).toBeLessThan(3_000)
  })
  test('whose body drips in', async () => {
    const cookie = `cookie: ${person.cookie}\r\n`
    const body = Array.from({ length: 99 }, () => 'x')
    const { text, ms } = await drip([`${head}${cookie}content-length: 5000\r\n\r\n`, ...body], 100)
    expect(text).not.toContain('200 OK')
    expect(ms).toBeLessThan(1_500)
  })
  test('who connect and say nothing', async () => {
    expect((await drip([], 100)).ms).toBeLessThan(3_000)
  })
  test('while an honest one beside them is answered', async () => {
    const slow = Array.from({ length: 50 }, () => drip([head], 100))
    const answer = await fetch(`http://127.0.0.1:${port}/api/fixture/file`)
    expect(answer.status).toBe(200)
    await Promise.all(slow)
  })
})

describe('what is too much is refused', () => {
  test('headers of more than 16 KB', async () => {
    const { text } = await drip(
      [`GET /api/health HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`],
      50,
    )
    expect(text).toMatch(/^HTTP\/1\.1 4\d\d/)
  })
  test.each([33, 1_000, 100_000])('JSON nested %d deep', async (depth) => {
    const answer = await post('{"victims":['.padEnd(12 + depth, '[') + ']'.repeat(depth) + ']}')
    expect(answer.statusCode).toBe(400)
    expect(Problem.strict().parse(answer.json()).sentence).toMatch(/nested/)
  })
  test.each(['__proto__', 'constructor'])('a body that reaches for %s, at any depth', async (name) => {
    const poison = `{"${name}":{"prototype":{"polluted":true}}}`
    for (const body of [poison, `{"victims":[{"age":1,"x":${poison}}]}`])
      expect((await post(body)).statusCode).toBe(400)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
  test('and a query of that name is only a name', async () => {
    const answer = await fixture.app.inject({
      method: 'POST',
      url: `${people}?__proto__[polluted]=1&constructor=2&name=Ana`,
      payload: { victims: [] },
      headers: { cookie: person.cookie },
    })
    expect(answer.statusCode).toBe(200)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
})

test('an overloaded server says so at once and when to come back, and recovers by itself', async () => {
  busy = true
  const turned = await post({ victims: [] })
  expect([turned.statusCode, turned.headers['retry-after']]).toEqual([503, '5'])
  expect(Problem.strict().parse(turned.json()).code).toBe('server.busy')
  busy = false
  expect((await post({ victims: [] })).statusCode).toBe(200)
})

test('a pool with nobody free sheds what waits too long, and serves again afterwards', async () => {
  const small = openDatabase({ url: house.url, poolSize: 1 })
  const crowded = await fixtureServer(small, { overloaded: () => small.pool.waitingCount > 5 })
  const ask = () =>
    crowded.app.inject({
      method: 'POST',
      url: people,
      payload: { victims: [] },
      headers: { cookie: person.cookie },
    })
  const held = await small.pool.connect()
  const asked = Array.from({ length: 40 }, ask)
  await expect.poll(() => small.pool.waitingCount).toBeGreaterThan(5)
  expect((await ask()).statusCode).toBe(503)
  held.release()
  const statuses = (await Promise.all(asked)).map((answer) => answer.statusCode)
  expect(new Set(statuses).has(500)).toBe(false)
  expect((await ask()).statusCode).toBe(200)
  await crowded.app.close()
  await small.close()
})

test('nothing that people write or send reaches the log, and no line can be forged', async () => {
  const canaries = ['078-05-1120', 'Canary Person', 'SERIAL9911', 'token-in-address']
  const forged = '\r\n{"level":30,"msg":"forged"}\u001b[31m'
  lines.length = 0
  await post(
    { victims: [{ age: canaries[0] }] },
    { 'user-agent': canaries[1]!, referer: `https://x/?${canaries[3]}` },
  )
  await post('{"victims": "SERIAL9911', { 'x-forwarded-for': canaries[1]! })
  for (const how of ['bug', 'database', 'refused', 'response'])
    await fixture.app.inject({
      method: 'POST',
      url: `/api/fixture/throws?name=${encodeURIComponent(canaries[1]! + forged)}`,
      payload: { how },
      headers: { cookie: person.cookie },
    })
  await fixture.app.inject({ url: `/api/${encodeURIComponent(forged)}/SERIAL9911?token-in-address` })
  expect(lines.length).toBeGreaterThan(5)
  const text = lines.join('')
  for (const canary of [...canaries, person.cookie.split('=')[1]!, person.email, 'forged'])
    expect(text).not.toContain(canary)
  for (const line of lines) expect(Object.keys(JSON.parse(line) as object)).toContain('level')
})
