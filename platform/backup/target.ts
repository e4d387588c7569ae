import { escapeIdentifier, type ClientBase } from 'pg'
import { BackupError } from './failure.ts'
import { OURS, type Table } from './inventory.ts'

/** A database is empty when it holds nothing of anybody's, an unused queue apart. */
export async function requireEmpty(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^pg_'
       and n.nspname not in ('information_schema', 'graphile_worker')
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by 1 limit 3`,
  )
  if (rows.length === 0) return
  throw new BackupError(
    'backup.refused',
    `A backup is restored into an empty database only; this one holds ${rows.map((row) => row.name).join(', ')}.`,
    'Make an empty database and set DATABASE_URL to it, or choose another THROUGHLINE_DATA. Nothing was changed.',
  )
}

/** Makes the tables of a fresh schema take rows as they are: no rules, no triggers, nothing in them. */
export interface Lifted {
  /** Puts every rule and trigger back as the migrations made it. */
  restore(): Promise<void>
}

interface Trigger {
  readonly sql: string
  readonly name: string
  readonly state: 'O' | 'A' | 'R' | 'D'
}

const ENABLE = { O: 'enable trigger', A: 'enable always trigger', R: 'enable replica trigger' } as const

/**
 * Row-level security refuses COPY, and triggers would do again what the rows already hold. Both are lifted
 * inside the transaction that fills the tables: nobody else ever sees them so.
 */
export async function lift(client: ClientBase, tables: readonly Table[]): Promise<Lifted> {
  const forced = await names(client, 'c.relrowsecurity and c.relforcerowsecurity')
  const { rows: triggers } = await client.query<Trigger>(
    `select format('%I.%I', n.nspname, c.relname) as sql, t.tgname as name, t.tgenabled as state
     from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
     where not t.tgisinternal and t.tgparentid = 0 and t.tgenabled <> 'D' and ${OURS}`,
  )
  const each = async (statements: readonly string[]) => {
    for (const statement of statements) await client.query(statement)
  }
  await each(forced.map((table) => `alter table ${table} no force row level security`))
  await each(triggers.map(({ sql, name }) => `alter table ${sql} disable trigger ${escapeIdentifier(name)}`))
  // What migrations put in stands in the backup too, as it was left.
  if (tables.length > 0) await client.query(`truncate ${tables.map((table) => table.sql).join(', ')} cascade`)
  return {
    async restore() {
      await client.query('set constraints all immediate')
      await each(
        triggers.map(
          ({ sql, name, state }) =>
            `alter table ${sql} ${ENABLE[state as keyof typeof ENABLE]} ${escapeIdentifier(name)}`,
        ),
      )
      await each(forced.map((table) => `alter table ${table} force row level security`))
    },
  }
}

async function names(client: ClientBase, condition: string): Promise<string[]> {
  const { rows } = await client.query<{ sql: string }>(
    `select format('%I.%I', n.nspname, c.relname) as sql from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and ${OURS} and ${condition}`,
  )
  return rows.map((row) => row.sql)
}
