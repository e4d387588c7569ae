import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findActor, seedDemonstration } from '#platform/access'
import { openDatabase, type Actor, type Database } from '#platform/db'
import { policies } from '../server/house.ts'
import { emptyCity } from './city.ts'
import { printMachine, printTable } from './table.ts'

const SIZES = [100_000, 1_000_000]
/** Statements are taken in turns, with and without the rule, because the machine's speed drifts; the middle one counts. */
const ROUNDS = { group: 9, page: 400, session: 60 } as const

/** One table under the rule, and a copy of it under none; people of other agencies see it through grants. */
const PEOPLE = {
  'own records': { grants: 0 },
  'a shared category': { grants: 1 },
  '50 live grants': { grants: 50 },
  '500 live grants': { grants: 500 },
} as const

/**
 * What it costs that a person sees only what the rule shows: the same statements over the same rows in the same role,
 * on the protected table and on a copy without row-level security; and how long it takes to find out who someone is
 * and what they see.
 */
export async function run(sizes: string[]): Promise<void> {
  printMachine()
  const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-'))
  const city = await emptyCity(folder)
  const database = openDatabase({ url: city.url })
  try {
    const people = await grantees(database, city.email)
    const costs = []
    for (const size of sizes.length > 0 ? sizes.map(Number) : SIZES) {
      await fill(database, size)
      await database.pool.query('vacuum analyze incidents.incident, bench.incident')
      for (const { name, email } of people) {
        const actor = (await findActor(database, { email }, policies))!
        costs.push(await compare(database, actor, size, name))
      }
    }
    printTable(
      ['rows', 'seen as', 'group-by ms', 'under the rule', 'ratio', 'page ms', 'under the rule', 'ratio'],
      costs,
    )
    console.log()
    const sessions = []
    for (const { name, email } of people) sessions.push([name, await sightTime(database, email)])
    printTable(['who', 'person and sight, ms'], sessions)
  } finally {
    await database.close()
    await city.close()
    await rm(folder, { recursive: true, force: true })
  }
}

interface Grantee {
  readonly name: string
  readonly email: string
}

/** An analyst who owns the records, and one in an agency for each number of grants. */
async function grantees(database: Database, owner: string): Promise<Grantee[]> {
  const people: Grantee[] = []
  for (const [name, { grants }] of Object.entries(PEOPLE)) {
    if (grants === 0) {
      people.push({ name, email: owner })
      continue
    }
    const email = `analyst-${grants}@bench.example`
    const person = { name: 'Bench Analyst', email, roles: ['analyst' as const], title: '' }
    const agency = await seedDemonstration(database, { name: `Bench ${grants}`, unit: '' }, [person])
    await grant(database, agency, grants)
    people.push({ name, email })
  }
  return people
}

/** The first grant covers the records, the others those of as many further agencies. */
async function grant(database: Database, to: number, count: number): Promise<void> {
  await database.withOwner((client) =>
    client.query(
      `with owners as (
         insert into access.agency (name) select 'Bench owner ' || $1::int || '-' || n from generate_series(2, $2::int) n returning id),
       everyone as (
         select gen_random_uuid() as agreement, id from (select id from owners union all
           select id from access.agency where name = 'Bench Police') o),
       agreements as (
         insert into sharing.agreement (id, name, document, proposed_by, categories, purposes, up_to, starts_on, expires_on, approved_at)
         select agreement, 'Bench', 'Bench', id, '{incident}', '{crime-analysis}', 'restricted', current_date, current_date + 9, now()
         from everyone),
       parties as (
         insert into sharing.party (agreement_id, agency_id, accepted_at)
         select agreement, unnest(array[id, $1::int]), now() from everyone)
       insert into sharing.grant (id, agreement_id, owner_agency, granted_by, to_agency, category, up_to, granted_by_person)
       select gen_random_uuid(), agreement, id, id, $1::int, 'incident', 'restricted', gen_random_uuid() from everyone`,
      [to, count],
    ),
  )
}

/** Rows of one agency, as wide and as mixed as a city's, in the protected table and in its copy. */
async function fill(database: Database, size: number): Promise<void> {
  await database.withOwner(async (client) => {
    await client.query(`set local statement_timeout = 0;
      alter table incidents.incident disable trigger user; alter table incidents.incident no force row level security;
      truncate incidents.incident; drop schema if exists bench cascade`)
    await client.query(
      `insert into incidents.incident (id, owner_agency, number, source, class, occurred_at, time_known, address, latitude,
         longitude, setting, kind, status, area_1, killed, wounded, recorded_by, recorded_by_name)
       select gen_random_uuid(), a.id, 'B-' || n, 'bench', case n % 4 when 0 then 'fatal' else 'nonfatal' end,
         timestamp '2006-01-01' + (n::bigint * 7919 % 9862560) * interval '1 minute', true, n || ' Example Street',
         40.6 + (n % 3000) / 10000.0, -74 + (n % 2900) / 10000.0, case n % 3 when 0 then 'inside' else 'outside' end, 'street', 'open',
         n % 77, (n % 4 = 0)::int, (n % 4 <> 0)::int, gen_random_uuid(), 'Bench'
       from generate_series(1, $1::int) n, access.agency a where a.name = 'Bench Police'`,
      [size],
    )
    await client.query(`create schema bench; create table bench.incident (like incidents.incident including all);
      insert into bench.incident select * from incidents.incident;
      grant usage on schema bench to throughline_app; grant select on bench.incident to throughline_app;
      alter table incidents.incident force row level security; alter table incidents.incident enable trigger user`)
  })
}

const GROUP = (table: string) =>
  `select i.class, date_trunc('month', i.occurred_at) as month, count(*), sum(i.killed) from ${table} i group by 1, 2`
const PAGE = (table: string) =>
  `select i.id, i.number, i.occurred_at, i.class from ${table} i where i.owner_agency = $1
   order by i.occurred_at desc, i.id desc limit 50`

async function compare(
  database: Database,
  actor: Actor,
  size: number,
  name: string,
): Promise<(string | number)[]> {
  const owner = Math.min(...actor.agencies)
  const group = await inTurns(database, actor, GROUP, [], ROUNDS.group)
  const page = await inTurns(database, actor, PAGE, [owner], ROUNDS.page)
  return [size.toLocaleString('en'), name, ...cells(group, 0), ...cells(page, 2)]
}

interface Times {
  readonly bare: number
  readonly ruled: number
}

const cells = ({ bare, ruled }: Times, digits: number): string[] => [
  bare.toFixed(digits),
  ruled.toFixed(digits),
  (ruled / bare).toFixed(2),
]

/** Middle time of a statement over both tables, in milliseconds, in one transaction of the person. */
function inTurns(
  database: Database,
  actor: Actor,
  statement: (table: string) => string,
  values: readonly unknown[],
  rounds: number,
): Promise<Times> {
  return database.withActor(actor, async ({ client }) => {
    await client.query('set local statement_timeout = 0')
    const [bare, ruled]: [number[], number[]] = [[], []]
    const counts = new Set<number>()
    for (let round = 0; round < rounds; round++)
      for (const [table, times] of [
        ['bench.incident', bare] as const,
        ['incidents.incident', ruled] as const,
      ]) {
        const began = performance.now()
        const { rowCount } = await client.query(statement(table), [...values])
        times.push(performance.now() - began)
        counts.add(rowCount ?? 0)
      }
    if (counts.size !== 1) throw new Error('The two tables answered differently.')
    return { bare: middle(bare), ruled: middle(ruled) }
  })
}

const middle = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1]!

/** Milliseconds from an account to what its person may see: done for every request. */
async function sightTime(database: Database, email: string): Promise<string> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS.session; round++) {
    const began = performance.now()
    await findActor(database, { email }, policies)
    times.push(performance.now() - began)
  }
  return middle(times).toFixed(2)
}
