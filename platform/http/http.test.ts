import type { InjectOptions } from 'fastify'
import { request } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { platformErrors, Problem, route } from '#contract'
import { testHouse, type Person, type TestHouse } from '#testing'
import { handle } from './index.ts'
import { fixtureServer, type Fixture } from './testing/fixture.ts'

let house: TestHouse
let fixture: Fixture
let person: Person
let port: number

beforeAll(async () => {
  house = await testHouse()
  person = await house.person(await house.agency(), 'analyst')
  fixture = await fixtureServer(house.database)
  await fixture.app.listen({ port: 0, host: '127.0.0.1' })
  port = (fixture.app.server.address() as AddressInfo).port
})
afterAll(async () => {
  await fixture.app.close()
  await house.close()
})

const send = (options: InjectOptions) =>
  fixture.app.inject({
    method: 'POST',
    ...options,
    headers: { cookie: person.cookie, ...options.headers },
  })

/** The answer, held against the shape and the catalogue. */
async function problem(options: InjectOptions) {
  const response = await send(options)
  const read = Problem.strict().parse(response.json())
  const entry = platformErrors[read.code as keyof typeof platformErrors]
  expect(response.statusCode).toBe(entry.status)
  expect(read.requestId).toMatch(/^[0-9a-f-]{36}$/)
  expect(response.headers['cache-control']).toBe('no-store')
  return read
}

const json = { 'content-type': 'application/json' }
const people = '/api/fixture/people'
const throws = (how: string) => ({ url: '/api/fixture/throws', payload: { how } })

describe('every failure is a problem of the catalogue', () => {
  const cases: Record<string, [InjectOptions, string]> = {
    'an unknown address': [{ url: '/api/nothing' }, 'request.unknown_address'],
    'an address that cannot be read': [{ url: '/api/%zz' }, 'request.unknown_address'],
    'a body that is no JSON': [{ url: people, payload: '{"victims":', headers: json }, 'request.invalid'],
    'an empty body': [{ url: people, payload: '', headers: json }, 'request.invalid'],
    'a poisoned body': [{ url: people, payload: '{"__proto__":{"x":1}}', headers: json }, 'request.invalid'],
    'plain text': [
      { url: people, payload: '{"victims":[]}', headers: { 'content-type': 'text/plain' } },
      'request.invalid',
    ],
    'a form': [
      {
        url: people,
        payload: 'victims=1',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      },
      'request.invalid',
    ],
    'JSON where a file is wanted': [
      { url: '/api/fixture/upload', payload: '{}', headers: json },
      'request.invalid',
    ],
    'a body that is too large': [
      { url: people, payload: `{"victims":"${'x'.repeat(1_100_000)}"}`, headers: json },
      'request.too_large',
    ],
    'a file that is too large': [
      {
        url: '/api/fixture/upload',
        payload: Buffer.alloc(1_001),
        headers: { 'content-type': 'application/octet-stream' },
      },
      'request.too_large',
    ],
    'nobody signed in': [{ url: people, payload: {}, headers: { cookie: '' } }, 'session.required'],
    'a made-up session': [
      { url: people, payload: {}, headers: { cookie: 'throughline=abc' } },
      'session.required',
    ],
    'another site': [
      { url: people, payload: { victims: [] }, headers: { 'sec-fetch-site': 'cross-site' } },
      'request.cross_site',
    ],
    'a sister site': [
      { url: people, payload: { victims: [] }, headers: { 'sec-fetch-site': 'same-site' } },
      'request.cross_site',
    ],
    'another origin': [
      { url: people, payload: { victims: [] }, headers: { origin: 'https://elsewhere.example' } },
      'request.cross_site',
    ],
    'an origin that is none': [
      { url: people, payload: { victims: [] }, headers: { origin: 'null' } },
      'request.cross_site',
    ],
    'a refusal of the rules': [throws('refused'), 'permission.missing'],
    'a record that is not there': [throws('gone'), 'record.unavailable'],
    'a mistake in the program': [throws('bug'), 'server.failed'],
    'a query that fails': [throws('database'), 'server.failed'],
    'an answer outside the contract': [throws('response'), 'server.failed'],
    'an answer that left no audit row': [throws('silent'), 'server.failed'],
  }
  test.each(Object.entries(cases))('%s', async (_name, [sent, code]) => {
    const read = await problem(sent)
    expect(read.code).toBe(code)
    expect(JSON.stringify(read)).not.toMatch(/Canary|secret|\.ts|node_modules/)
  })

  test('a request that is not HTTP', async () => {
    const answer = await new Promise<string>((resolve) => {
      let text = ''
      const socket = connect(port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nbad header\r\n\r\n'))
      socket.on('data', (part) => (text += String(part))).on('close', () => resolve(text))
    })
    expect(Problem.strict().parse(JSON.parse(answer.split('\r\n\r\n')[1]!)).code).toBe('request.invalid')
  })
})

test('a file of unsaid length is stopped at the limit, and the refusal still arrives', async () => {
  const answer = await new Promise<string>((resolve, reject) => {
    const headers = { cookie: person.cookie, 'content-type': 'application/octet-stream' }
    const sending = request({ port, method: 'POST', path: '/api/fixture/upload', headers }, (response) => {
      response.on('data', (part) => resolve(String(part)))
    })
    sending.on('error', reject)
    for (let i = 0; i < 40; i++) sending.write(Buffer.alloc(500))
    sending.end()
  })
  expect(Problem.parse(JSON.parse(answer)).code).toBe('request.too_large')
})

test('an upload whose sender is cut off ends in an error, not in half a file', async () => {
  const rows = async () =>
    (await house.database.pool.query(`select from audit.event where action = 'fixture.upload'`)).rowCount
  const before = await rows()
  await new Promise<void>((resolve) => {
    const headers = {
      cookie: person.cookie,
      'content-type': 'application/octet-stream',
      'content-length': '900',
    }
    const sending = request({ port, method: 'POST', path: '/api/fixture/upload', headers })
    sending.on('error', () => resolve())
    sending.write(Buffer.alloc(400))
    setTimeout(() => sending.destroy(new Error('cut off')), 150)
  })
  await new Promise((resolve) => setTimeout(resolve, 200))
  // The handler writes its row only after the last byte.
  expect(await rows()).toBe(before)
})

test('an invalid body names each field by its path, in words', async () => {
  const read = await problem({
    url: people,
    payload: { victims: [{ age: 'young' }, { age: 4 }, { age: null }] },
  })
  expect(read.fields).toEqual([
    { path: 'victims.0.age', message: 'Write the age as a number.' },
    { path: 'victims.2.age', message: 'Write the age as a number.' },
  ])
})

test('a stranger is refused before what they sent is looked at', async () => {
  const read = await problem({ url: people, payload: { victims: 'x' }, headers: { cookie: '' } })
  expect(read).toMatchObject({ code: 'session.required' })
  expect(read.fields).toBeUndefined()
})

test('what the contract does not declare does not leave', async () => {
  const response = await send({ url: people, payload: { victims: [] } })
  expect(response.json()).toEqual({ name: 'Shown' })
})

test('a name given to a file cannot break the header', async () => {
  const response = await send({ method: 'GET', url: '/api/fixture/file' })
  expect(response.headers['content-disposition']).toBe('attachment; filename="Ana _x___.csv"')
})

test('answers carry the headers that browsers obey', async () => {
  const { headers } = await send({ url: people, payload: { victims: [] } })
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
    'cross-origin-opener-policy': 'same-origin',
  })
  const policy = String(headers['content-security-policy'])
  expect(policy).toMatch(/script-src 'self' 'wasm-unsafe-eval'(;|$)/)
  expect(policy).toMatch(/frame-ancestors 'none'/)
  expect(headers['permissions-policy']).toMatch(/camera=\(self\), /)
  expect(headers['strict-transport-security']).toBeUndefined()
  const behindTls = await fixtureServer(house.database, { behindTls: true })
  const secure = await behindTls.app.inject({ url: '/api/fixture/file' })
  expect(secure.headers['strict-transport-security']).toMatch(/max-age=31536000/)
  await behindTls.app.close()
})

test('a route whose permission no policy grants stops the start', async () => {
  const stray = handle(
    route({ id: 'stray.go', method: 'GET', path: '/api/stray', summary: 'x', permission: 'stray.go' }),
    async () => undefined,
  )
  await expect(fixtureServer(house.database, { extra: [stray] })).rejects.toThrow(
    /stray\.go asks for stray\.go/,
  )
})

describe('server-sent events', () => {
  const read = (how: string) => send({ method: 'GET', url: `/api/fixture/events?how=${how}` })
  test('arrive in order and end when their source ends', async () => {
    const response = await read('three')
    expect(response.headers['content-type']).toMatch(/^text\/event-stream/)
    expect(response.body).toBe([1, 2, 3].map((n) => `event: count\ndata: {"n":${n}}\n\n`).join(''))
    expect(fixture.open()).toBe(0)
  })

  test('end with a problem when their source fails', async () => {
    const [first, last] = (await read('fails')).body.split('\n\n')
    expect(first).toBe('event: count\ndata: {"n":1}')
    expect(last).toMatch(/^event: problem\n/)
    expect(Problem.strict().parse(JSON.parse(last!.split('data: ')[1]!)).code).toBe('record.unavailable')
  })

  test('a comment now and then keeps a quiet stream open', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const text = await new Promise<string>((resolve) => {
      const options = { port, path: '/api/fixture/events?how=forever', headers: { cookie: person.cookie } }
      const following = request(options, (response) => {
        let heard = ''
        response.once('data', () => vi.advanceTimersByTime(20_000))
        response.on('data', (part) => {
          heard += String(part)
          if (!heard.includes('still here')) return
          following.destroy()
          resolve(heard)
        })
      })
      following.on('error', () => {}).end()
    }).finally(() => vi.useRealTimers())
    expect(text).toContain('\n\n: still here\n\n')
    await expect.poll(() => fixture.open()).toBe(0)
  })

  test('a follower who leaves frees the source', async () => {
    await new Promise<void>((resolve) => {
      const options = { port, path: '/api/fixture/events?how=forever', headers: { cookie: person.cookie } }
      const leaving = request(options, (response) => {
        response.once('data', () => {
          expect(fixture.open()).toBe(1)
          leaving.destroy()
          resolve()
        })
      })
      leaving.on('error', () => {}).end()
    })
    await expect.poll(() => fixture.open()).toBe(0)
  })
})
