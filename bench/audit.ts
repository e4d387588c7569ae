import { fork, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { auditSecret, createSealer, signedHead, verifyAudit } from '#platform/audit'
import { openDatabase, type Database } from '#platform/db'
import type { AuditLoad } from './audit-process.ts'
import { emptyCity } from './city.ts'
import { printMachine, printTable } from './table.ts'

const CLIENTS = [8, 32]
const SIZES = [100_000, 1_000_000]
const SECONDS = 6
/** Runs of each kind, taken in turns because the machine's speed drifts; the middle one counts. */
const ROUNDS = 3
const KINDS = ['without', 'audited', 'sealed'] as const
type Kind = (typeof KINDS)[number]

/**
 * What the audit costs: transactions a second that change one record, without a row in the audit, with it, and with
 * it while a process of its own seals; then how fast rows are sealed and verified. `chain` and sizes leave the
 * first part out.
 */
export async function run([first = '', ...more]: string[]): Promise<void> {
  const sizes = first === 'chain' || first === '' ? more : [first, ...more]
  printMachine()
  const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-'))
  const city = await emptyCity(folder)
  const database = openDatabase({ url: city.url })
  try {
    await prepare(database)
    if (first !== 'chain') await printCosts(city)
    const rows = []
    for (const size of sizes.length > 0 ? sizes.map(Number) : SIZES) rows.push(await chain(database, size))
    printTable(['rows', 'sealed rows/s', 'verified rows/s', 'verify s', 'verify peak MB'], rows)
  } finally {
    await database.close()
    await city.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function printCosts(city: City): Promise<void> {
  const costs = []
  for (const clients of CLIENTS) costs.push(await cost(city, clients))
  printTable(['clients', 'tx/s without', 'tx/s audited', 'ratio', 'tx/s audited and sealed', 'ratio'], costs)
  console.log()
}

async function prepare({ pool }: Database): Promise<void> {
  await pool.query(`create schema bench;
    create table bench.record (id int primary key, version int not null, remark text not null);
    insert into bench.record select id, 1, 'x' from generate_series(1, 20000) as id;
    grant usage on schema bench to throughline_app; grant select, update on bench.record to throughline_app`)
}

interface City {
  readonly url: string
  readonly email: string
}

async function cost(city: City, clients: number): Promise<(string | number)[]> {
  const paces: Record<Kind, number[]> = { without: [], audited: [], sealed: [] }
  for (let round = 0; round < ROUNDS; round++)
    for (const kind of KINDS) paces[kind].push(await pace(city, clients, kind))
  const [without, audited, sealed] = KINDS.map((kind) => paces[kind].sort((a, b) => a - b)[ROUNDS >> 1]!)
  const ratio = (part: number | undefined) => (part! / without!).toFixed(2)
  const whole = (value: number | undefined) => Math.round(value!).toLocaleString('en')
  return [clients, whole(without), whole(audited), ratio(audited), whole(sealed), ratio(sealed)]
}

/** Transactions a second of one process with this many connections. */
async function pace(city: City, clients: number, kind: Kind): Promise<number> {
  const load = (work: AuditLoad['work']) => start({ ...city, clients, seconds: SECONDS, work })
  const sealer = kind === 'sealed' ? load('seal') : undefined
  const worker = load(kind === 'without' ? 'plain' : 'audited')
  const [done] = (await once(worker, 'message')) as [number]
  if (sealer) {
    const ended = once(sealer, 'exit')
    sealer.kill('SIGTERM')
    await ended
  }
  return done / SECONDS
}

const start = (load: AuditLoad): ChildProcess =>
  fork(fileURLToPath(new URL('./audit-process.ts', import.meta.url)), [JSON.stringify(load)], {
    execArgv: process.execArgv,
  })

/** Fills the audit up to a size with rows as routes leave them, then seals and verifies all of it. */
async function chain(database: Database, size: number): Promise<(string | number)[]> {
  const sealer = createSealer(database)
  await sealer.seal()
  await database.pool.query('vacuum analyze audit.event, audit.seal')
  const { rows } = await database.pool.query<{ n: number }>('select count(*) as n from audit.event')
  const missing = Math.max(0, size - rows[0]!.n)
  await database.withOwner(async (client) => {
    await client.query('set local statement_timeout = 0')
    await client.query(
      `insert into audit.event (person_id, agency_id, purpose, action, subject_type, subject_id, detail, outcome,
         request_id, address, took_ms)
       select gen_random_uuid(), 1, 'crime-analysis', 'incidents.readIncident', 'incident', gen_random_uuid(),
         '{"fields": ["status", "place.address"]}', 'done', gen_random_uuid(), '192.0.2.17', 12
       from generate_series(1, $1::int)`,
      [missing],
    )
  })
  const began = performance.now()
  const { added, ...end } = await sealer.seal()
  const sealing = (performance.now() - began) / 1000
  await database.pool.query('vacuum analyze audit.event, audit.seal')
  const secret = auditSecret(randomBytes(32))
  const heads = { heads: [{ ...signedHead(secret, end), line: 1 }], keys: new Map(), unreadable: [] }
  const watch = peakMemory()
  const report = await verifyAudit(database, { heads, publicKeys: [secret.publicKey] })
  if (report.broken) throw new Error(report.broken.sentence)
  const pace = (count: number, seconds: number) => Math.round(count / seconds).toLocaleString('en')
  return [
    report.rows.toLocaleString('en'),
    pace(added, sealing),
    pace(report.rows, report.seconds),
    report.seconds.toFixed(1),
    watch(),
  ]
}

function peakMemory(): () => number {
  let peak = 0
  const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 100)
  return () => {
    clearInterval(timer)
    return Math.round(peak / 2 ** 20)
  }
}
