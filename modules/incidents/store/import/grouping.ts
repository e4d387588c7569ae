import type { Tx } from '#platform/db'
import type { Profile } from '../../contract/index.ts'
import { areaColumns, incidentColumns } from './staging.ts'

export interface GroupingRules {
  readonly unit: Profile['unit']
  readonly grouping: Profile['grouping']
  readonly source: string
  readonly grazeCounts: boolean
  readonly officerInvolvedCounts: boolean
}

const columns = [...incidentColumns, ...areaColumns]

/**
 * Turns staged rows into staged incidents with their people, their class and a hash of all that their rows
 * say, and finds those already on record. An incident is named by its first row in the file.
 */
export async function groupRows(tx: Tx, rules: GroupingRules): Promise<void> {
  const run = (sql: string, values: unknown[] = []) => tx.client.query(sql, values)
  if (rules.grouping === 'row') await tellTwinsApart(tx)
  await run('analyze staged_row; analyze staged_person; analyze staged_entry')
  await run(`create temp table staged_group on commit drop as
    select key, min(row) as first, count(*)::int as rows, min(hash) as low, max(hash) as high
    from staged_row group by key`)
  await run('analyze staged_group')
  await run(`create temp table staged_member on commit drop as
    select r.row, g.first from staged_row r join staged_group g on g.key = r.key`)
  await run('analyze staged_member')
  await gatherPeople(tx, rules.unit)
  await run(sumSql, [rules.grazeCounts])
  await run('analyze staged_sum')
  await run(
    `create temp table staged_incident on commit drop as
     select x.*, ${classSql} as class from (
       select g.first, g.rows, r.key, ${columns.map((column) => `r.${column}`).join(', ')},
         (case when g.low = g.high then g.low else 0 end) # coalesce(s.hash, 0) as hash,
         coalesce(s.killed, 0)::smallint as killed, coalesce(s.wounded, 0)::smallint as wounded,
         coalesce(s.hit, 0) as hit, coalesce(s.unknown, 0) as unknown,
         coalesce(s.victims, 0) as victims, coalesce(s.suspects, 0)::smallint as suspects,
         i.id as existing, i.source_hash, i.edition, ${excludedSql('r', 's', '$3')} as excluded
       from staged_group g join staged_row r on r.row = g.first left join staged_sum s on s.first = g.first
       left join incidents.incident i on i.owner_agency = $1 and i.source = $2 and i.source_key = g.key) x`,
    [tx.actor.agencyId, rules.source, rules.officerInvolvedCounts],
  )
  await run('analyze staged_incident')
  await settleDifferences(tx, rules)
}

/** Rows that are each an incident and read alike are still several incidents: they are numbered. */
async function tellTwinsApart(tx: Tx): Promise<void> {
  await tx.client
    .query(`update staged_row r set key = left(r.key, 50) || ' #' || t.n, number = left(r.number, 50) || ' #' || t.n
    from (select row, row_number() over (partition by key order by row) as n from staged_row) t
    where t.row = r.row and t.n > 1`)
}

/**
 * The people of each incident. Where rows repeat people (each victim for every suspect), those who are
 * alike in all that is known are one person; where each row is a victim, twins are two.
 */
async function gatherPeople(tx: Tx, unit: Profile['unit']): Promise<void> {
  const repeated = { 'victim-suspect': `'v', 's', 'w'`, victim: `'s', 'w'`, incident: '' }[unit]
  const from = `from staged_person p join staged_member g on g.row = p.row join staged_entry e on e.entry = p.entry`
  // Where a row is a whole incident, a second row with its number repeats it and adds nobody.
  const whole = 'select g.first, p.entry, p.row from staged_person p join staged_group g on g.first = p.row'
  const each = `select g.first, p.entry, p.row ${from} where e.kind <> all (array[${repeated}]::"char"[])`
  const once = `select g.first, p.entry, min(p.row) as row ${from} where e.kind = any (array[${repeated}]::"char"[]) group by 1, 2`
  const parts = { 'victim-suspect': once, victim: `${each} union all ${once}`, incident: whole }[unit]
  await tx.client.query(`create temp table staged_people on commit drop as ${parts}`)
  await tx.client.query('analyze staged_people')
}

/**
 * Why an incident does not count, by the same rules as `classify`; `row` holds what its row says, `sum` its
 * people, `counts` whether shootings by and of officers count.
 */
const excludedSql = (row: string, sum: string, counts: string): string =>
  `coalesce(nullif(${row}.exclusion, case when ${row}.officer_involved then 'officer-involved' end),
    case when ${row}.officer_involved and not ${counts}::boolean then 'officer-involved'
      when ${sum}.killed > 0 or ${sum}.wounded > 0 then null
      when ${sum}.unknown > 0 then 'injury-not-stated' when ${sum}.hit > 0 then 'graze-only' end)`

const classSql = `case when excluded is not null then 'excluded' when killed > 0 then 'fatal'
  when wounded > 0 then 'nonfatal' else 'shots-fired' end`

const is = (kind: string, state = '') =>
  `filter (where e.kind = '${kind}'${state && ` and e.state = '${state}'`})`

// Both a sum and an exclusive or: the one tells apart what the other cannot.
const sumSql = `create temp table staged_sum on commit drop as
  select p.first, count(*) ${is('v')}::int as victims, count(*) ${is('s')}::int as suspects,
    count(*) ${is('v', 'killed')}::int as killed, count(*) ${is('v', 'wounded')}::int as hit,
    count(*) filter (where e.kind = 'v' and e.state = 'wounded' and ($1::boolean or e.wound is distinct from 'graze'))::int as wounded,
    count(*) ${is('v', 'unknown')}::int as unknown,
    sum((e.hash & 2147483647)::int) # bit_xor(e.hash) as hash
  from staged_people p join staged_entry e using (entry) group by p.first`

/**
 * Where the rows of an incident differ in what belongs to the incident, the first row that says something
 * counts, column by column, and the hash covers every row.
 */
async function settleDifferences(tx: Tx, { officerInvolvedCounts }: GroupingRules): Promise<void> {
  const settled = columns.map(
    (column) =>
      `(array_agg(r.${column} order by r.row) filter (where r.${column} is not null))[1] as ${column}`,
  )
  await tx.client
    .query(`update staged_incident s set ${columns.map((column) => `${column} = d.${column}`).join(', ')}, hash = s.hash # d.hash
    from (select g.first, ${settled.join(', ')}, sum(distinct (r.hash & 2147483647)) :: bigint as hash
      from staged_group g join staged_row r on r.key = g.key where g.low <> g.high group by g.first) d
    where d.first = s.first`)
  await tx.client.query(
    `update staged_incident s set excluded = ${excludedSql('s', 's', '$1')}
     from staged_group g where g.first = s.first and g.low <> g.high`,
    [officerInvolvedCounts],
  )
  await tx.client.query(
    `update staged_incident s set class = ${classSql} from staged_group g where g.first = s.first and g.low <> g.high`,
  )
}
