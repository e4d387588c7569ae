import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ThroughlineServer } from '#platform/http'
import { colleague, firstAdministrator, testHouse, type Newcomer, type TestHouse } from '#testing'
import { openServer } from './house.ts'

const ADDRESS = 'https://throughline.city.example'
const EVIL = 'evil.example'
const HOSTILE_HEADERS = {
  host: EVIL,
  'x-forwarded-host': EVIL,
  'x-forwarded-proto': 'javascript',
  'x-forwarded-server': EVIL,
  'x-original-url': `//${EVIL}/`,
  'x-rewrite-url': `//${EVIL}/`,
  forwarded: `host=${EVIL};proto=https`,
  referer: `https://${EVIL}/`,
}
const TARGETS = [`https://${EVIL}/`, `//${EVIL}/`, `/\\${EVIL}/`, `javascript:alert('${EVIL}')`]
const QUERIES = TARGETS.map((target) => {
  const names = ['next', 'return', 'returnTo', 'redirect', 'redirect_uri', 'url', 'continue', 'search']
  return new URLSearchParams(names.map((name): [string, string] => [name, target])).toString()
})
const PAGES = [
  '/',
  '/sign-in',
  '/sign-in/return',
  '/welcome/x',
  `//${EVIL}`,
  `//${EVIL}/`,
  `//${EVIL}/%2e%2e`,
  `/\\${EVIL}`,
  `/%5c${EVIL}`,
  `/%2f%2f${EVIL}/`,
  `/api//${EVIL}/`,
  `/api/docs/..//${EVIL}`,
  '/api/docs',
  '/api/docs/',
  '/assets',
  `/assets//${EVIL}/..`,
]

let house: TestHouse
let folder: string
beforeAll(async () => {
  house = await testHouse()
  folder = await mkdtemp(join(tmpdir(), 'throughline-redirect-'))
  await writeFile(join(folder, 'index.html'), '<title>Throughline</title>')
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

describe.each([
  ['behind a proxy whose headers are trusted', true],
  ['without a proxy', false],
])('%s', (name, behindTls) => {
  let server: ThroughlineServer
  let boss: Newcomer
  let ana: Newcomer & { id: string }
  beforeAll(async () => {
    server = await openServer(house, {
      demonstration: true,
      address: ADDRESS,
      behindTls,
      log: 'silent',
      webDirectory: folder,
    })
    const here = { server, database: house.database }
    boss = await firstAdministrator(here, `City ${behindTls}`)
    ana = await colleague(here, boss, `ana-${behindTls}@city.example`, ['analyst'])
  })
  afterAll(async () => {
    await server.app.close()
  })

  const cookieOf = (person: Newcomer) =>
    [...person.browser.cookies].map(([key, value]) => `${key}=${value}`).join('; ')

  type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
  const ask = (method: Method, url: string, cookie = '', payload?: object) =>
    server.app.inject({
      method,
      url,
      headers: { ...HOSTILE_HEADERS, ...(cookie && { cookie }) },
      ...(payload && { payload }),
    })

  /** Headers by which a browser could be sent elsewhere. */
  const leadsAway = ({ headers }: Awaited<ReturnType<typeof ask>>): boolean =>
    ['location', 'refresh', 'link', 'content-location', 'access-control-allow-origin', 'set-cookie'].some(
      (one) => String(headers[one] ?? '').includes(EVIL),
    ) ||
    // A location of its own stays on this host: one slash, then something that is none.
    (headers.location !== undefined && !/^\/(?![/\\])/.test(headers.location))

  test('no page and no route leads to another host', { timeout: 120_000 }, async () => {
    const { paths } = (await server.app.inject('/api/openapi.json')).json<{
      paths: Record<string, Record<string, unknown>>
    }>()
    const methods = ['get', 'post', 'put', 'delete']
    const routes = Object.entries(paths).flatMap(([path, shapes]) =>
      Object.keys(shapes)
        .filter((method) => methods.includes(method))
        .map((method) => [method.toUpperCase() as Method, path] as const),
    )
    expect(routes.length).toBeGreaterThan(60)
    const away: string[] = []
    const look = async (method: Method, url: string, cookie?: string) => {
      if (leadsAway(await ask(method, url, cookie))) away.push(`${method} ${url}`)
    }
    for (const page of PAGES)
      for (const query of QUERIES) {
        await look('GET', page)
        await look('GET', `${page}?${query}`)
      }
    for (const [method, path] of routes)
      for (const [i, target] of TARGETS.entries()) {
        const url = `${path.replace(/\{\w+\}/g, encodeURIComponent(target))}?${QUERIES[i]}`
        await look(method, url)
        // Signing out would end the session that the other routes are asked with.
        if (method === 'GET') await look(method, url, cookieOf(boss))
      }
    expect(away).toEqual([])
  })

  test('links that are handed over begin with the address of the settings, whatever a request says', async () => {
    const cookie = cookieOf(boss)
    const invitation = { name: 'Ben Ode', email: `ben-${name.length}@city.example`, roles: ['analyst'] }
    const answers = [
      await ask('POST', '/api/people', cookie, invitation),
      await ask('POST', `/api/people/${ana.id}/recovery`, cookie),
    ]
    for (const answer of answers) {
      expect([answer.statusCode, answer.body.includes(EVIL)]).toEqual([200, false])
      expect(answer.json<{ link: string }>().link).toMatch(/^https:\/\/throughline\.city\.example\/welcome\//)
    }
  })
})
