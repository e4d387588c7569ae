import type { Batch, BatchHead, QueuedExhibit } from '../contract/index.ts'
import type { BatchWithItems, BatchWithState, DueBy } from '../service/network/batches.ts'
import type { QueuedRow } from '../store/network/batches.ts'

export const presentQueued = (row: QueuedRow & DueBy): QueuedExhibit => ({
  id: row.id,
  number: row.number,
  barcode: row.barcode,
  kind: row.kind,
  calibre: row.calibre,
  caseNumber: row.case_number,
  agency: row.agency,
  receivedAt: row.received_at?.toISOString() ?? null,
  dueAt: row.dueAt?.toISOString() ?? null,
  late: row.late,
})

export function presentHead(row: BatchWithState): BatchHead {
  const { removed: _, ...kept } = row.states
  return {
    id: row.id,
    number: row.number,
    site: row.site,
    state: row.state,
    exhibits: Object.values(kept).reduce((sum, count) => sum + count, 0),
    acquired: kept.acquired ?? 0,
    sentAt: row.sent_at?.toISOString() ?? null,
    receivedAt: row.received_at?.toISOString() ?? null,
    dueAt: row.dueAt?.toISOString() ?? null,
    late: row.late,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by_name,
  }
}

export const presentBatch = ({ batch, items }: BatchWithItems): Batch => ({
  ...presentHead(batch),
  contact: batch.contact,
  remarks: batch.remarks,
  carriedBy: batch.carried_by,
  receivedBy: batch.received_by,
  version: batch.version,
  items: items.map((item) => ({
    exhibitId: item.exhibit_id,
    number: item.number,
    barcode: item.barcode,
    kind: item.kind,
    calibre: item.calibre,
    caseNumber: item.case_number,
    agency: item.agency,
    state: item.state,
    acquisition: item.acquisition,
    acquiredOn: item.acquired_on,
    reason: item.reason,
  })),
})
