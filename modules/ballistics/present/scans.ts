import type { Scan, ScanRef } from '../contract/index.ts'
import type { ScanRefRow, ScanRow } from '../store/scans.ts'

/** What names a scan. */
export function presentRef(row: ScanRefRow): ScanRef {
  return {
    id: row.id,
    mark: row.mark,
    land: row.land,
    exhibitId: row.exhibit_id,
    exhibitNumber: row.exhibit_number,
    caseId: row.case_id,
    caseNumber: row.case_number,
    agency: row.agency_name,
    offence: row.offence,
    place: row.address,
    occurredOn: row.occurred_on,
    calibre: row.calibre,
    samplingMicrometres: row.sampling_x,
  }
}

/** A scan as it leaves. */
export function presentScan({ row, mayEdit }: { row: ScanRow; mayEdit: boolean }): Scan {
  return {
    ...presentRef(row),
    ownerAgency: row.owner_name,
    state: row.state,
    fileName: row.file_name,
    fileHash: row.file_hash,
    size: row.size,
    format: row.format,
    metadata: row.metadata,
    width: row.width,
    height: row.height,
    findings: row.findings,
    steps: row.steps,
    engine: row.engine,
    problem: row.problem,
    jobId: row.job_id,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by_name,
    mayEdit,
  }
}
