import type { Database } from '#platform/db'
import type { ImportReport } from '../../contract/index.ts'

/** Below this the planner's picture of the tables is still good enough. */
const MANY = 1_000

const TABLES = ['incident', 'victim', 'suspect', 'tally', 'cell_tally'].map((name) => `incidents.${name}`)

/**
 * Tells the planner at once how much a large import brought. The server would find out by itself within a
 * minute; until then a first look at the data could take that long.
 */
export async function renewStatistics(database: Database, { incidents }: ImportReport): Promise<void> {
  if (incidents.new + incidents.changed < MANY) return
  await database.pool.query(`analyze ${TABLES.join(', ')}`)
}
