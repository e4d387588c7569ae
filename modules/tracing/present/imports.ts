import type { Import, Task } from '../contract/index.ts'
import type { ImportRow } from '../store/imports.ts'
import type { TaskRow } from '../store/tasks.ts'

/** The fields of an import that leave. */
export const presentImport = (row: ImportRow): Import => ({
  id: row.id,
  kind: row.kind,
  fileName: row.file_name,
  state: row.state,
  columns: row.columns,
  mapping: row.mapping,
  settings: row.settings,
  jobId: row.job_id,
  report: row.report,
  rejectedFile: row.rejected_hash !== null,
  problem: row.problem,
  createdAt: row.created_at.toISOString(),
  createdBy: row.created_by_name,
})

/** One finding of the reconciliation. */
export const presentTask = (row: TaskRow): Task => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  facts: row.facts,
  recoveryId: row.recovery_id,
  traceId: row.trace_id,
  propertyId: row.property_id,
  foundAt: row.found_at.toISOString(),
  reason: row.reason,
  decidedBy: row.decided_by_name,
})
