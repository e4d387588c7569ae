import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findActor } from '#platform/access'
import { openDatabase, type Actor, type Database } from '#platform/db'
import { findSerials } from '#modules/tracing'
import { policies } from '../server/house.ts'
import { emptyCity } from './city.ts'
import { printMachine, printTable } from './table.ts'

const SIZES = [100_000, 1_000_000, 5_000_000]
const SOUGHT = 200
/** The first searches of each kind are not measured: a server that has just started compiles and plans them. */
const WARM = 5
/** A scan takes so long that few are enough. */
const SCANS = 5

/** How people come by what they look for: a number they read, misread, or could read only in part. */
const KINDS: Readonly<Record<string, (serial: string, at: number) => string>> = {
  'read right, O for 0': (serial) => serial.replaceAll('0', 'O').replaceAll('1', 'I'),
  'one character wrong': (serial, at) =>
    serial.slice(0, at) + (serial[at] === '7' ? '4' : '7') + serial.slice(at + 1),
  'one left out': (serial, at) => serial.slice(0, at) + serial.slice(at + 1),
  'three unread': (serial, at) =>
    Array.from(serial)
      .map((one, i) => ((i + at) % 3 === 0 ? '?' : one))
      .join(''),
  'end unread': (serial) => `${serial.slice(0, 4)}*`,
  'middle only': (serial) => `*${serial.slice(2, 6)}*`,
}

/**
 * Search among serial numbers under the rule of who sees what, and beside it the same question as a scan over every
 * row. Numbers have the shapes that makers give them, so that beginnings are shared by many.
 */
export async function run(sizes: string[]): Promise<void> {
  printMachine()
  const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-'))
  const city = await emptyCity(folder)
  const database = openDatabase({ url: city.url, statementTimeout: 0 })
  try {
    const actor = (await findActor(database, { email: city.email }, policies, 'criminal-investigation'))!
    const rows = []
    for (const size of sizes.length > 0 ? sizes.map(Number) : SIZES) {
      await fill(database, actor, size)
      for (const name of Object.keys(KINDS)) rows.push(await measure(database, actor, size, name))
    }
    printTable(['guns', 'looked for', 'found', 'p50 ms', 'p99 ms', 'scan p50 ms', 'times quicker'], rows)
  } finally {
    await database.close()
    await city.close()
    await rm(folder, { recursive: true, force: true })
  }
}

const SHAPE = `case n % 5
  when 0 then chr(65 + (n / 7) % 26) || chr(65 + (n / 11) % 26) || chr(65 + (n / 13) % 4) || lpad((n * 7919::bigint % 10000)::text, 4, '0')
  when 1 then lpad((n * 104729::bigint % 100000000)::text, 8, '0')
  when 2 then 'T' || chr(65 + (n / 3) % 26) || chr(65 + (n / 17) % 26) || lpad((n * 6007::bigint % 1000000)::text, 6, '0')
  when 3 then (n % 999)::text || lpad((n * 15485863::bigint % 100000)::text, 5, '0')
  else 'BKR' || chr(65 + (n / 19) % 26) || lpad((n * 3571::bigint % 1000)::text, 3, '0') end`

/** Fills the table anew, indexes last, as a first import would; some numbers belong to recovered guns. */
async function fill(database: Database, actor: Actor, size: number): Promise<void> {
  await database.withOwner(async (client) => {
    const { rows } = await client.query<{ name: string; text: string }>(
      `select indexname as name, indexdef as text from pg_indexes
       where schemaname = 'tracing' and tablename = 'serial' and indexname not like '%key%'`,
    )
    for (const { name } of rows.filter((row) => !row.name.endsWith('pkey')))
      await client.query(`drop index tracing.${name}`)
    await client.query('truncate tracing.serial')
    await client.query('set local role throughline_keeper')
    await client.query('delete from tracing.recovery')
    await client.query(
      `insert into tracing.serial (id, owner_agency, source, record_id, canonical, folded)
       select gen_random_uuid(), $1, 'recovery', gen_random_uuid(), number, translate(number, 'OISBZ', '01582')
       from (select ${SHAPE} as number from generate_series(1, $2::int) n) x`,
      [actor.agencyId, size],
    )
    await client.query(
      `insert into tracing.recovery (id, owner_agency, case_number, recovered_on, circumstance, serial, serial_state,
         serial_canonical, type, recorded_by, recorded_by_name)
       select record_id, owner_agency, 'bench', '2026-02-14', 'other', canonical, 'legible', canonical, 'pistol', $1, 'Bench'
       from tracing.serial order by id limit ${SOUGHT}`,
      [actor.personId],
    )
    await client.query('set local role none')
    for (const { name, text } of rows) if (!name.endsWith('pkey')) await client.query(text)
  })
  await database.pool.query('vacuum analyze tracing.serial')
}

async function measure(
  database: Database,
  actor: Actor,
  size: number,
  name: string,
): Promise<(string | number)[]> {
  const { rows } = await database.withActor(actor, ({ client }) =>
    client.query<{ id: string; canonical: string }>(
      'select id, serial_canonical as canonical from tracing.recovery order by id',
    ),
  )
  const times: number[] = []
  const scans: number[] = []
  let found = 0
  const asked = (index: number) => {
    const { canonical } = rows[index]!
    return KINDS[name]!(canonical, 1 + (index % (canonical.length - 2)))
  }
  for (let index = 0; index < WARM; index++)
    await database.withActor(actor, (tx) => findSerials(tx, { q: asked(index) }))
  for (const [index, { id }] of rows.entries()) {
    const q = asked(index)
    const began = performance.now()
    const { hits, more } = await database.withActor(actor, (tx) => findSerials(tx, { q }))
    times.push(performance.now() - began)
    // A list that is full says so: the number may stand behind what is shown.
    if (more || hits.some(({ recordId }) => recordId === id)) found++
    if (index < SCANS) scans.push(await scan(database, actor, q))
  }
  const [p50, p99, slow] = [middle(times, 0.5), middle(times, 0.99), middle(scans, 0.5)]
  return [
    size.toLocaleString('en'),
    name,
    `${found} of ${rows.length}`,
    ms(p50),
    ms(p99),
    ms(slow),
    Math.round(slow / p50),
  ]
}

/** The same question as an expression over every row. */
async function scan(database: Database, actor: Actor, q: string): Promise<number> {
  const folded = q.replaceAll(/[OISBZ]/g, (one) => '01582'['OISBZ'.indexOf(one)]!)
  const expression = /[?*]/.test(folded)
    ? `^${folded.replaceAll('?', '.').replaceAll('*', '.*')}$`
    : `^(${Array.from(folded)
        .map((_, at) => `${folded.slice(0, at)}.{0,2}${folded.slice(at + 1)}`)
        .join('|')})$`
  const began = performance.now()
  await database.withActor(actor, ({ client }) =>
    client.query('select record_id from tracing.serial where folded ~ $1 limit 400', [expression]),
  )
  return performance.now() - began
}

const middle = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))]!
const ms = (time: number): string => time.toFixed(1)
