import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { uuid } from '#platform/db'
import { writeRows } from '../../bench/rows.ts'
import type { ProofOptions } from '../run.ts'
import { atRest, countAll, shapeOf } from './count.ts'
import { installation, type Installation } from './installation.ts'
import { workOn, type Ledger } from './work.ts'

const ROWS = 1_500
/** Later than this an import of that size is done, and there is nothing left to interrupt. */
const LATEST_MS = 4_000
const EMAIL = 'killed@house.example'

/**
 * `kill -9` of the server or the database at random moments while people enter incidents, files are imported
 * and the audit is sealed; then counts what was answered and is gone, is there twice, or is not in the chain.
 */
export async function run({ points = '100', seed = '1' }: ProofOptions): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-kill-'))
  const place = installation(folder)
  const random = randomOf(Number(seed))
  const ledger: Ledger = { entered: [], inDoubt: [], imports: [] }
  try {
    await place.up()
    const cookie = await hire(place)
    const csv = await fileOf(folder)
    const shape = await unharmed(place, cookie, csv)
    for (let point = 1; point <= Number(points); point++) {
      const work = workOn(place, cookie, point, csv, ledger)
      await wait(random() * LATEST_MS)
      await place.kill(random() < 0.5 ? 'server' : 'database')
      await work.stop()
      await place.up()
      if (point % 10 === 0) console.log(`${point} points, ${ledger.entered.length} incidents answered`)
    }
    await atRest(place.url())
    const count = await countAll(place.url(), folder, ledger, shape)
    console.table({
      points: Number(points),
      seed: Number(seed),
      'incidents answered with 200': ledger.entered.length,
      'asked and never answered': ledger.inDoubt.length,
      'imports begun': ledger.imports.length,
      ...count,
    })
    return (
      count.lost + count.duplicates + count.importsWrong + count.auditOff + count.unsealed === 0 &&
      count.chain === 'intact'
    )
  } finally {
    await place.end()
    await rm(folder, { recursive: true, force: true })
  }
}

/** An analyst who may enter and import; answers their cookie, which outlives every restart. */
async function hire(place: Installation): Promise<string> {
  const client = new pg.Client({ connectionString: place.url() })
  await client.connect()
  await client.query(
    `with agency as (insert into access.agency (name) values ('Killed Police') returning id)
     insert into access.person (id, agency_id, name, email, roles, demonstration)
     select $1, id, 'Ana Killed', $2, '{analyst,records-clerk}', true from agency`,
    [uuid(), EMAIL],
  )
  await client.end()
  const entered = await fetch(`${place.address()}/api/session/demonstration`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: EMAIL }),
  })
  return entered.headers.getSetCookie()[0]!.split(';')[0]!
}

async function fileOf(folder: string): Promise<string> {
  const path = join(folder, 'rows.csv')
  await writeRows(path, ROWS)
  return readFile(path, 'utf8')
}

/** What an import that nobody disturbs leaves. */
async function unharmed(place: Installation, cookie: string, csv: string): Promise<string> {
  const once: Ledger = { entered: [], inDoubt: [], imports: [] }
  const work = workOn(place, cookie, 0, csv, once)
  await wait(2_000)
  await work.stop()
  await atRest(place.url())
  const client = new pg.Client({ connectionString: place.url() })
  await client.connect()
  await client.query('set role throughline_keeper')
  const shape = await shapeOf(client, once.imports[0]!.prefix)
  await client.end()
  return shape
}

/** Mulberry32: the same seed gives the same moments. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
