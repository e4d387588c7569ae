import type { PoolClient } from 'pg'
import type { CountedFrom } from '../contract.ts'

/** A table of records, as the registry of protected tables and the catalogue describe it. */
export interface RecordRoot {
  readonly type: string
  /** Name of the table, quoted where it must be. */
  readonly target: string
  readonly id: string
  readonly dated: DateColumn | null
  readonly entered: DateColumn | null
  /** Whether a column says that only the year or month of the date is known. */
  readonly precise: boolean
}

interface DateColumn {
  readonly column: string
  /** Type as PostgreSQL writes it. */
  readonly type: string
}

interface Row {
  target: string
  type: string
  id: string
  dated_by: string | null
  dated_type: string | null
  entered_by: string | null
  entered_type: string | null
  precise: boolean
}

// The first one a table has says when a record was entered.
const ENTERED = ['recorded_at', 'entered_at', 'received_at', 'created_at']

/** Every kind of record of the house. */
export async function recordRoots(client: PoolClient): Promise<RecordRoot[]> {
  const { rows } = await client.query<Row>(
    `select p.target::text, p.record_type as type, quote_ident(p.record_column) as id,
       quote_ident(d.attname) as dated_by, format_type(d.atttypid, null) as dated_type,
       e.name as entered_by, e.type as entered_type,
       exists (select from pg_attribute a where a.attrelid = p.target and a.attname = 'date_precision') as precise
     from access.protected_table p
     left join pg_attribute d on d.attrelid = p.target and d.attname = p.dated_by
     left join lateral (select quote_ident(a.attname) as name, format_type(a.atttypid, null) as type
       from unnest($1::text[]) with ordinality as wanted (name, place)
       join pg_attribute a on a.attrelid = p.target and a.attname = wanted.name
       order by wanted.place limit 1) e on true
     where p.record_type is not null and p.part is null and not p.private
     order by p.record_type`,
    [ENTERED],
  )
  return rows.map((row) => ({
    type: row.type,
    target: row.target,
    id: row.id,
    dated: columnOf(row.dated_by, row.dated_type),
    entered: columnOf(row.entered_by, row.entered_type),
    precise: row.precise,
  }))
}

const columnOf = (column: string | null, type: string | null): DateColumn | null =>
  column && type ? { column, type } : null

/** A table whose rows are parts of records of a type. */
export interface RecordPart {
  readonly target: string
  readonly id: string
}

/** The parts of a type of record. */
export async function partsOf(client: PoolClient, type: string): Promise<RecordPart[]> {
  const { rows } = await client.query<RecordPart>(
    `select target::text, quote_ident(record_column) as id from access.protected_table
     where record_type = $1 and part is not null and record_column is not null order by 1`,
    [type],
  )
  return rows
}

/** Tables with a `file_id`: what they name is needed as long as their row is there. */
export async function filePointers(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ target: string }>(
    `select p.target::text from access.protected_table p
     join pg_attribute a on a.attrelid = p.target and a.attname = 'file_id' order by 1`,
  )
  return rows.map((row) => row.target)
}

/** The column a schedule counts from; null where a table keeps no such date. */
export const countedColumn = (root: RecordRoot, from: CountedFrom): DateColumn | null =>
  from === 'event' ? root.dated : root.entered

/**
 * The last calendar day a record `r` may be of, as SQL; `$4` is the time zone of the agency. Of a date known
 * to the year or month only, the end is taken: what is uncertain is kept longer, never shorter.
 */
export function lastPossibleDay(root: RecordRoot, from: CountedFrom): string {
  const dated = countedColumn(root, from)
  if (!dated) return 'null::date'
  const column = `r.${dated.column}`
  if (dated.type === 'text') return endOfPartial(column)
  const day =
    dated.type === 'timestamp with time zone' ? `(${column} at time zone $4)::date` : `${column}::date`
  if (from === 'entry' || !root.precise) return day
  return `case r.date_precision
    when 'y' then (date_trunc('year', ${day}::timestamp) + interval '1 year - 1 day')::date
    when 'm' then (date_trunc('month', ${day}::timestamp) + interval '1 month - 1 day')::date
    else ${day} end`
}

const endOfPartial = (column: string): string => `case
    when ${column} ~ '^\\d{4}-\\d{2}-\\d{2}' then left(${column}, 10)::date
    when ${column} ~ '^\\d{4}-\\d{2}$' then ((${column} || '-01')::date + interval '1 month - 1 day')::date
    when ${column} ~ '^\\d{4}$' then (${column} || '-12-31')::date end`

/** What an index can use before the exact day is looked at; `$5` is the last due date. */
export function roughlyDue(root: RecordRoot, from: CountedFrom): string {
  const dated = countedColumn(root, from)
  if (dated?.type === 'timestamp with time zone')
    return `r.${dated.column} < (($5::date + 1)::timestamp at time zone $4)`
  if (dated && dated.type !== 'text') return `r.${dated.column} < $5::date + 1`
  return 'true'
}
