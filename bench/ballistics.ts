import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import { findActor, seedDemonstration } from '#platform/access'
import { startEmbedded } from '#platform/db'
import { openFiles, openHouse, openServer, policies, prepareDatabase } from '../server/house.ts'
import { fill } from './ballistics/fill.ts'
import { printMachine, printTable } from './table.ts'

const EMAIL = 'examiner@bench.example'
const TIMES = 200

/**
 * `npm run bench -- ballistics [1000000]`: how long the pages of searches take when there are so many exhibits, each
 * with a scan, and candidates of every fifth. A tenth of the exhibits wait at some step.
 */
export async function run([size = '1000000']: string[]): Promise<void> {
  printMachine()
  const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-'))
  const embedded = await startEmbedded({ directory: join(folder, 'database') })
  await prepareDatabase(embedded.url)
  const house = openHouse(embedded.url, openFiles({ s3: undefined }, join(folder, 'files')))
  try {
    const people = [{ name: 'Bench Examiner', email: EMAIL, roles: ['examiner' as const], title: 'Examiner' }]
    await seedDemonstration(house.database, { name: 'Bench Laboratory', unit: '' }, people)
    const { agencyId, personId } = (await findActor(house.database, { email: EMAIL }, policies))!
    const began = performance.now()
    await house.database.withOwner((client) => fill(client, { agencyId, personId, count: Number(size) }))
    await house.database.pool.query('analyze')
    console.log(`${size} exhibits entered in ${((performance.now() - began) / 1_000).toFixed(0)} s\n`)
    await measure(house, await someScans(house.database.pool))
  } finally {
    await house.database.close()
    await embedded.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function someScans(pool: { connect(): Promise<ClientBase & { release(): void }> }): Promise<string[]> {
  const client = await pool.connect()
  try {
    await client.query('set role throughline_keeper')
    const { rows } = await client.query<{ id: string }>(
      `select scan_id as id from ballistics.search order by md5(scan_id::text) limit ${TIMES}`,
    )
    return rows.map(({ id }) => id)
  } finally {
    await client.query('reset role')
    client.release()
  }
}

async function measure(house: Parameters<typeof openServer>[0], scans: readonly string[]): Promise<void> {
  const server = await openServer(house, {
    demonstration: true,
    address: 'http://house.test',
    behindTls: false,
    log: 'json',
    logTo: { write: () => {} },
  })
  try {
    const entered = await server.app.inject({
      method: 'POST',
      url: '/api/session/demonstration',
      payload: { email: EMAIL },
    })
    const headers = { cookie: String(entered.headers['set-cookie']).split(';')[0]! }
    const pages: Record<string, (turn: number) => string> = {
      'candidates of a scan': (turn) => `/api/ballistics/scans/${scans[turn % scans.length]!}/candidates`,
      'reading list': () => '/api/ballistics/reviews',
      'queue: what is due first': () => '/api/ballistics/queue',
      'queue: counts of each step': () => '/api/ballistics/queue/summary',
      'newest scans': () => '/api/ballistics/scans',
    }
    const rows: (string | number)[][] = []
    for (const [name, path] of Object.entries(pages)) {
      const took: number[] = []
      let failed = 0
      for (let turn = 0; turn < TIMES; turn++) {
        const began = performance.now()
        const { statusCode } = await server.app.inject({ url: path(turn), headers })
        took.push(performance.now() - began)
        if (statusCode !== 200) failed++
      }
      took.sort((a, b) => a - b)
      const at = (share: number) => took[Math.floor(share * (TIMES - 1))]!.toFixed(0)
      rows.push([name, at(0.5), at(0.95), at(1), failed])
    }
    printTable(['page', 'p50 ms', 'p95 ms', 'most ms', 'not 200'], rows)
  } finally {
    await server.app.close()
  }
}
