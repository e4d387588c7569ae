import { escapeIdentifier, type ClientBase } from 'pg'
import { BackupError } from './failure.ts'

/** Reads everything of every agency and may change nothing; row-level security lets it. */
export const KEEPER = 'throughline_keeper'

/** A table to be kept, and under which role every one of its rows can be read. */
export interface Table {
  readonly name: string
  /** Quoted, for statements. */
  readonly sql: string
  readonly columns: readonly string[]
  readonly reader: 'owner' | 'keeper'
}

interface Row {
  readonly oid: number
  readonly schema: string
  readonly relation: string
  readonly columns: string[]
  readonly owner_reads: boolean
  readonly keeper_reads: boolean
  readonly needs: number[]
  readonly passing: boolean
}

/**
 * Sessions end with a restore: a token that was given back after the backup must not work again. The queue
 * is made anew from the jobs that wait.
 */
const PASSING = ['access.session']

/** Every schema of ours: not the system's, not the queue's, and nothing that others put into `public`. */
export const OURS = String.raw`n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'graphile_worker')`

/** The policies that hide nothing from the keeper: `true`, or that it is the keeper who asks. */
const ALL_ROWS = String.raw`^(true|\((\( SELECT CURRENT_USER AS "current_user"\)|CURRENT_USER) = ''${KEEPER}''::name\))$`

const whole = (role: string, rule: string) => `(exists (select from pg_policy p
  where p.polrelid = c.oid and p.polpermissive and p.polcmd in ('*', 'r') and pg_get_expr(p.polqual, c.oid) ~ '${rule}'
    and (p.polroles = '{0}' or exists (select from unnest(p.polroles) r where r <> 0 and ${role})))
  and not exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive
    and (p.polroles = '{0}' or exists (select from unnest(p.polroles) r where r <> 0 and ${role}))))`

const TABLES = `
  select c.oid::int, n.nspname as schema, c.relname as relation,
    array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = '' order by a.attnum) as columns,
    not c.relrowsecurity or not c.relforcerowsecurity
      or ${whole("pg_has_role(current_user, r, 'usage')", '^true$')} as owner_reads,
    coalesce(has_table_privilege(to_regrole('${KEEPER}'), c.oid, 'select'), false)
      and ${whole(`r = to_regrole('${KEEPER}')`, ALL_ROWS)} as keeper_reads,
    array(select f.confrelid::int from pg_constraint f
      where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs,
    c.relpersistence <> 'p' or n.nspname || '.' || c.relname = any ($1) as passing
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and c.relpersistence in ('p', 'u') and ${OURS}
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  order by 2, 3`

/**
 * The tables of a database, each behind those it refers to. A table of which some rows could stay hidden is
 * refused by name: a backup that silently leaves out records is worse than none.
 */
export async function inventory(client: ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Row>(TABLES, [PASSING])
  const kept = ordered(withoutPassing(rows))
  const hidden = kept.filter((row) => !row.owner_reads && !row.keeper_reads)
  if (hidden.length > 0)
    throw new BackupError(
      'backup.refused',
      `Row-level security hides rows of ${hidden.map(nameOf).join(', ')} from the backup.`,
      `Give ${KEEPER} the right to select there and a policy of using (true), in a migration.`,
    )
  return kept.map((row) => ({
    name: nameOf(row),
    sql: `${escapeIdentifier(row.schema)}.${escapeIdentifier(row.relation)}`,
    columns: row.columns,
    reader: row.owner_reads ? 'owner' : 'keeper',
  }))
}

const nameOf = (row: Row) => `${row.schema}.${row.relation}`

/** What refers to something that is left out is left out too. */
function withoutPassing(rows: readonly Row[]): Row[] {
  const gone = new Set(rows.filter((row) => row.passing).map((row) => row.oid))
  for (let before = -1; before < gone.size;) {
    before = gone.size
    for (const row of rows) if (row.needs.some((oid) => gone.has(oid))) gone.add(row.oid)
    if (before === gone.size) break
  }
  return rows.filter((row) => !gone.has(row.oid))
}

function ordered(rows: readonly Row[]): Row[] {
  const done = new Set<number>()
  const result: Row[] = []
  let waiting = [...rows]
  while (waiting.length > 0) {
    const ready = waiting.filter((row) => row.needs.every((oid) => done.has(oid)))
    if (ready.length === 0)
      throw new BackupError(
        'backup.refused',
        `These tables refer to each other in a circle: ${waiting.map(nameOf).join(', ')}.`,
        'Take one of the references away, in a migration.',
      )
    for (const row of ready) done.add(row.oid)
    result.push(...ready)
    waiting = waiting.filter((row) => !done.has(row.oid))
  }
  return result
}

/** Quoted columns of a table, as COPY wants them. */
export const columnList = (columns: readonly string[]): string => columns.map(escapeIdentifier).join(', ')

/** The same value is written the same way on every server. */
export const PLAIN_TEXT = `set local datestyle = 'ISO, YMD'; set local intervalstyle = 'iso_8601'; set local timezone = 'UTC';
  set local bytea_output = 'hex'; set local extra_float_digits = 1; set local xmloption = 'content';
  set local statement_timeout = 0; set local lock_timeout = 0; set local idle_in_transaction_session_timeout = 0`

/** Takes the role under which all rows of a table can be read. */
export const readerOf = (table: Pick<Table, 'reader'>): string =>
  table.reader === 'keeper' ? `set local role ${KEEPER}` : 'set local role none'
