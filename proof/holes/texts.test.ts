import dns from 'node:dns'
import net from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import type { RouteShape } from '#contract'
import { testHouse, type TestHouse } from '#testing'
import { openServer } from '../../server/house.ts'
import { addressStrings, logStrings, pathStrings, sqlStrings } from '../values/hostile.ts'
import { CANARY, exampleOf, requestOf, send, type Sent } from '../town/index.ts'
import { ask, twoAgencies, type TwoAgencies } from './support.ts'

let house: TestHouse
let town: TwoAgencies
beforeAll(async () => {
  house = await testHouse()
  town = await twoAgencies(house)
})
afterAll(() => house.close())

const ENDS = /signOut|enterDemonstration|stop|kill/i

/**
 * Requests to every route with one of `texts` in each text of its address or body, one place at a time. Each place
 * gets the next text of the list, and gets `rounds` of them: every text meets many places, every place some texts.
 */
function* requestsWith(
  texts: readonly string[],
  rounds = 1,
): Generator<[route: RouteShape, sent: Sent, where: string]> {
  let turn = 0
  for (let round = 0; round < rounds; round++)
    for (const route of house.server.routes)
      if (!ENDS.test(route.id))
        for (const [sent, where] of placesOf(route, () => texts[turn++ % texts.length]!))
          yield [route, sent, `${where} in round ${round}`]
}

function* placesOf(route: RouteShape, next: () => string): Generator<[sent: Sent, where: string]> {
  const example = exampleOf(route, 7)
  for (const name of Object.keys(route.params?.shape ?? {}))
    yield [
      requestOf(route, { ...example, params: { ...(example.params as object), [name]: next() } }),
      `:${name}`,
    ]
  for (const name of Object.keys(route.query?.shape ?? {}))
    yield [
      requestOf(route, { ...example, query: { ...(example.query as object), [name]: next() } }),
      `?${name}`,
    ]
  for (const [path, body] of withText(example.body, next))
    yield [requestOf(route, { ...example, body }), path]
}

function withText(value: unknown, next: () => string): [path: string, body: unknown][] {
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return []
  return Object.entries(value).flatMap(([name, member]) => {
    const put = (inner: unknown) =>
      Array.isArray(value) ? value.with(Number(name), inner) : { ...value, [name]: inner }
    if (typeof member === 'string') return [[name, put(next())] as [string, unknown]]
    return withText(member, next).map(([path, inner]): [string, unknown] => [`${name}.${path}`, put(inner)])
  })
}

describe('SQL', () => {
  test('no text of any request reaches a statement as anything but a value', async () => {
    for (const [route, sent, where] of requestsWith(sqlStrings, 3)) {
      const began = performance.now()
      const answer = await send(house, town.mine, sent)
      const place = `${route.id} ${where}`
      expect([place, answer.status < 500, answer.text.includes(CANARY)]).toEqual([place, true, false])
      // The texts that make a database wait ask for five seconds.
      expect([place, performance.now() - began < 4_500]).toEqual([place, true])
    }
  }, 240_000)

  test('a search for an injected condition finds what a search for nonsense finds', async () => {
    const search = async (q: string) =>
      ((await ask(house, town.mine, 'incidents.list', { query: { q } })).json as { rows?: unknown[] }).rows
        ?.length ?? 0
    for (const text of sqlStrings.filter((one) => one.length <= 80))
      expect([text, await search(text)]).toEqual([text, 0])
    expect(await search('%')).toBe(0)
    expect(await search('_')).toBe(0)
  })

  test('names of columns in a file are names, whatever they hold', async () => {
    const headers = ['key"; drop table x; --', "o'clock", ']', '"" as y', '`x`', '$1', '\\', 'a.b']
    const file = `${headers.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')}\n${headers.map(() => '1').join(',')}\n`
    const answer = await ask(house, town.mine, 'incidents.uploadImport', {
      query: { name: 'x.csv' },
      body: file,
    })
    expect(answer.status).toBe(200)
    const columns = (answer.json as { columns: { header: string }[] }).columns.map(({ header }) => header)
    expect(columns).toEqual(headers)
  })
})

test('whatever address is sent, the server opens no connection and asks for no name', async () => {
  const reached: string[] = []
  const database = new URL(house.url)
  const original = net.Socket.prototype.connect
  net.Socket.prototype.connect = function (this: net.Socket, ...args: never[]) {
    const options = ([args[0]].flat(2) as unknown[])[0] as { host?: string; port?: number; path?: string }
    const ours = options?.path !== undefined || Number(options?.port) === Number(database.port)
    if (!ours) reached.push(JSON.stringify(options))
    return (original as (...given: never[]) => net.Socket).apply(this, args)
  } as typeof original
  const lookup = vi.spyOn(dns, 'lookup')
  try {
    for (const [, sent] of requestsWith(addressStrings)) await send(house, town.mine, sent)
  } finally {
    net.Socket.prototype.connect = original
  }
  expect(reached).toEqual([])
  expect(lookup.mock.calls.map(([name]) => name).filter((name) => name !== database.hostname)).toEqual([])
  lookup.mockRestore()
}, 240_000)

test('no path leads to a file of the machine', async () => {
  for (const path of pathStrings) {
    const text = encodeURIComponent(path)
    const urls = [
      `/${path}`,
      `/${text}`,
      `/assets/${text}`,
      `/api/docs/static/${text}`,
      `/api/incidents/imports/${text}/rejected`,
    ]
    for (const url of urls) {
      const answer = await send(house, town.mine, {
        method: 'GET',
        url: url.replace(/[^\x20-\x7e]/g, ''),
        headers: {},
      })
      expect([url, answer.status < 500, /root:.*:0:0|\[fonts\]/.test(answer.text)]).toEqual([
        url,
        true,
        false,
      ])
    }
    const kept = await ask(house, town.mine, 'incidents.uploadImport', {
      query: { name: path },
      body: 'a,b\n1,2\n',
    })
    expect([path, kept.status < 500]).toEqual([path, true])
  }
})

test('what is sent can neither write a line of the log nor appear in it', async () => {
  const lines: string[] = []
  const server = await openServer(house, {
    demonstration: true,
    address: 'http://house.test',
    behindTls: false,
    log: 'json',
    logTo: { write: (line) => void lines.push(line) },
  })
  const secret = 'canary-secret-8431'
  for (const [, sent] of requestsWith([...logStrings, secret]))
    await send({ ...house, server }, town.mine, sent)
  const sessions = { email: `${secret}@city.example`, password: secret }
  for (const payload of [JSON.stringify(sessions), `{"password":"${secret}"`, `[${secret}`]) {
    const response = await server.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'content-type': 'application/json', 'user-agent': secret },
      payload,
    })
    expect(response.body).not.toContain(secret)
  }
  await server.app.close()
  expect(lines.length).toBeGreaterThan(100)
  for (const line of lines) {
    expect(z.object({ level: z.number(), at: z.string() }).safeParse(JSON.parse(line)).success).toBe(true)
    expect(line.trimEnd()).not.toMatch(/\p{Cc}|forged|jndi|canary-secret/u)
  }
}, 240_000)
