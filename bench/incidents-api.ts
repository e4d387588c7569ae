import autocannon from 'autocannon'
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { environmentFor } from '../server/settings.ts'
import { benchCity } from './city.ts'
import { printMachine, printTable } from './table.ts'

const SECONDS = 10

/**
 * The addresses an analyst's screen calls, over many different filters: `first` runs through more
 * filters than any cache has seen, `again` repeats the same few as colleagues at a briefing do.
 */
const SCREENS: Record<string, (pick: Pick) => string> = {
  'list page': (pick) => `/api/incidents?${span(pick)}${pick.area()}&limit=50`,
  'filtered counts': (pick) => `/api/incidents/summary?${span(pick)}${pick.area()}${pick.detail()}`,
  overview: (pick) => `/api/incidents/overview?${span(pick)}${pick.area()}`,
  'map viewport': (pick) => `/api/incidents/map?${span(pick)}&${pick.window()}`,
}

interface Pick {
  number(below: number): number
  area(): string
  detail(): string
  window(): string
}

export async function run([size = '1000000']: string[]): Promise<void> {
  printMachine()
  const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-'))
  const city = await benchCity(folder, Number(size))
  console.log(`${city.incidents.toLocaleString('en')} incidents in the database\n`)
  const server = await startServer(city.url, city.files)
  try {
    const cookie = await signIn(server.address, city.email)
    const rows = []
    for (const [screen, path] of Object.entries(SCREENS))
      for (const clients of [1, 32])
        for (const kind of ['first', 'again'] as const)
          rows.push(await measure(server.address, cookie, screen, path, clients, kind))
    printTable(['screen', 'clients', 'filters', 'requests/s', 'p50 ms', 'p99 ms', 'not 200'], rows)
  } finally {
    server.process.kill('SIGTERM')
    await once(server.process, 'exit')
    await city.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(
  url: string,
  cookie: string,
  screen: string,
  path: (pick: Pick) => string,
  connections: number,
  kind: 'first' | 'again',
): Promise<(string | number)[]> {
  const pick = picker(kind === 'again' ? 7 : 1_000 + connections)
  const paths = Array.from({ length: kind === 'again' ? 20 : 20_000 }, () => path(pick))
  if (kind === 'again') for (const one of paths) await fetch(url + one, { headers: { cookie } })
  let next = 0
  const result = await autocannon({
    url,
    connections,
    duration: SECONDS,
    headers: { cookie },
    requests: [{ setupRequest: (request) => ({ ...request, path: paths[next++ % paths.length]! }) }],
  })
  const { latency, requests, non2xx } = result
  return [screen, connections, kind, Math.round(requests.average), latency.p50, latency.p99, non2xx]
}

function span(pick: Pick): string {
  const year = 2006 + pick.number(18)
  const month = 1 + pick.number(12)
  const until = Math.min(2024, year + pick.number(4))
  return `from=${year}-${String(month).padStart(2, '0')}-01&to=${until}-12-31`
}

/** A small generator of our own, so that two runs ask for the same (Lehmer, modulus 2^31 − 1). */
function picker(seed: number): Pick {
  let state = seed
  const number = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below
  return {
    number,
    area: () => (number(2) === 0 ? '' : `&area=${1 + number(78)}`),
    detail: () =>
      ['', '&class=fatal', '&setting=inside', '&hourFrom=20&hourTo=4', '&kind=street'][number(5)]!,
    window() {
      const lon = -74.05 + number(250) / 1000
      const lat = 40.6 + number(250) / 1000
      const size = [0.02, 0.05, 0.2][number(3)]!
      return `bounds=${lon.toFixed(3)},${lat.toFixed(3)},${(lon + size).toFixed(3)},${(lat + size).toFixed(3)}&zoom=${{ 0.02: 14, 0.05: 12, 0.2: 10 }[String(size) as '0.02']}`
    },
  }
}

async function startServer(url: string, files: string): Promise<{ address: string; process: ChildProcess }> {
  const child = fork(fileURLToPath(new URL('./server-process.ts', import.meta.url)), [files], {
    env: environmentFor(url),
    execArgv: process.execArgv,
  })
  const [address] = (await once(child, 'message')) as [string]
  return { address, process: child }
}

async function signIn(address: string, email: string): Promise<string> {
  const response = await fetch(`${address}/api/session/demonstration`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email }),
  })
  return response.headers.get('set-cookie')!.split(';')[0]!
}
