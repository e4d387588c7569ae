import { renewStatistics, type Database } from '#platform/db'

const TABLES = 'recovery person serial property stolen trace step purchaser dealer sale state_total'
  .split(' ')
  .map((name) => `tracing.${name}`)

/** Tells the planner what an import of guns and traces brought; `rows` of its file. */
export const renewImported = (database: Database, { rows }: { rows: number }): Promise<void> =>
  renewStatistics(database, TABLES, rows)
