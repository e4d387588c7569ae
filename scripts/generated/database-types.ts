import { Kysely, PostgresDialect } from 'kysely'
import { generate, PostgresDialect as Introspector } from 'kysely-codegen'
import pg from 'pg'
import { format } from 'prettier'

const BIGINT_READS_AS_TEXT = 'Int8 = ColumnType<string, '
const BIGINT_READS_AS_NUMBER = 'Int8 = ColumnType<number, '

/** Kysely types of the migrated database, as the parsers of platform/db deliver its values. */
export async function databaseTypes(connectionString: string): Promise<string> {
  const pool = new pg.Pool({ connectionString, max: 1 })
  // The server may be stopped while the last connection says goodbye; that is no error.
  pool.on('error', () => {})
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    const code = await generate({
      db,
      dialect: new Introspector({ dateParser: 'string', numericParser: 'number' }),
      excludePattern: 'graphile_worker.*',
      typeMapping: { timestamp: 'string' },
      typeOnlyImports: true,
      outFile: null,
    })
    return await format(code.replace(BIGINT_READS_AS_TEXT, BIGINT_READS_AS_NUMBER), {
      parser: 'typescript',
      singleQuote: true,
      semi: false,
      printWidth: 110,
      trailingComma: 'all',
    })
  } finally {
    await db.destroy()
  }
}
