import { renewStatistics, type Database } from '#platform/db'

const TABLES = ['casefile', 'exhibit', 'custody'].map((name) => `ballistics.${name}`)

/** Tells the planner what an import of exhibits brought. */
export const renewImported = (
  database: Database,
  report: { readonly new: number; readonly advanced: number },
): Promise<void> => renewStatistics(database, TABLES, report.new + report.advanced)
