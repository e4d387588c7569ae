import type { ExhibitImport } from '../contract/index.ts'
import type { ExhibitImportRow } from '../store/import/imports.ts'

/** A file of exhibits as it leaves. */
export const presentImport = (row: ExhibitImportRow): ExhibitImport => ({
  id: row.id,
  fileName: row.file_name,
  size: row.size,
  format: row.format,
  holds: row.holds,
  state: row.state,
  report: row.report,
  hasRejected: row.rejected_hash !== null,
  problem: row.problem,
  jobId: row.job_id,
  recordedAt: row.recorded_at.toISOString(),
  recordedBy: row.recorded_by_name,
})
