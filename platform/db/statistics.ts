import type { Database } from './database.ts'

/** Below this the planner's picture of the tables is still good enough. */
const MANY = 1_000

/**
 * Tells the planner at once how much a large import brought to tables, after it is committed. The server would find
 * out by itself within a minute; until then a first look at the data could take that long.
 * @param rows that came or changed
 */
export async function renewStatistics(
  { pool }: Pick<Database, 'pool'>,
  tables: readonly string[],
  rows: number,
): Promise<void> {
  if (rows < MANY) return
  await pool.query(`analyze ${tables.join(', ')}`)
}
