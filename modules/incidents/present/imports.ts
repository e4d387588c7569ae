import type { Import } from '../contract/index.ts'
import type { ImportRow } from '../store/import/index.ts'

/** An import as it leaves. */
export function presentImport(row: ImportRow): Import {
  return { ...presentListed(row), profile: row.profile, columns: row.columns }
}

/** An import in the list of imports. */
export function presentListed(row: ImportRow): Omit<Import, 'profile' | 'columns'> {
  return {
    id: row.id,
    fileName: row.file_name,
    size: row.size,
    state: row.state,
    format: row.format,
    recognised: row.recognised,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by_name,
    jobId: row.job_id,
    report: row.report,
    problem: row.problem,
  }
}
