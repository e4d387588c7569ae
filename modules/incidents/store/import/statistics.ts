import { renewStatistics, type Database } from '#platform/db'
import type { ImportReport } from '../../contract/index.ts'

const TABLES = ['incident', 'victim', 'suspect', 'tally', 'cell_tally'].map((name) => `incidents.${name}`)

/** Tells the planner what an import of incidents brought. */
export const renewImported = (database: Database, { incidents }: ImportReport): Promise<void> =>
  renewStatistics(database, TABLES, incidents.new + incidents.changed)
