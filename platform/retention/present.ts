import * as contract from './contract.ts'
import type { CategoryPreview } from './service/preview.ts'
import type { HoldRow } from './store/holds.ts'
import type { PurgeRow, Tally } from './store/purges.ts'
import type { ScheduleRow } from './store/schedules.ts'
import type { JobProgress } from '../jobs/contract.ts'

/** Address of a record in the workspace; rooms give it for their own. */
export type RecordPath = (type: string, id: string) => string | null

export const presentSchedule = (row: ScheduleRow): contract.Schedule => ({
  id: row.id,
  category: row.category,
  years: row.years,
  days: row.days,
  countedFrom: row.counted_from,
  authority: row.authority,
  remark: row.remark,
  setBy: row.set_by_name,
  setAt: row.set_at.toISOString(),
})

export const presentHold = (row: HoldRow, recordPath: RecordPath): contract.Hold => ({
  id: row.id,
  category: row.category,
  recordType: row.record_type,
  recordId: row.record_id,
  recordPath: row.record_type && row.record_id ? recordPath(row.record_type, row.record_id) : null,
  matter: row.matter,
  reason: row.reason,
  placedBy: row.placed_by_name,
  placedAt: row.placed_at.toISOString(),
  liftedBy: row.lifted_by_name,
  liftedAt: row.lifted_at?.toISOString() ?? null,
  liftReason: row.lift_reason,
})

export const presentPreview = (shown: CategoryPreview, recordPath: RecordPath): contract.Preview => ({
  category: shown.category,
  schedule: shown.schedule ? presentSchedule(shown.schedule) : null,
  today: shown.today,
  dueTo: shown.dueTo,
  onHold: shown.onHold,
  types: shown.types.map((type) => ({
    recordType: type.recordType,
    total: type.total,
    due: type.due,
    held: type.held,
    undated: type.undated,
    oldest: type.oldest,
    sample: type.sample.map(({ id, day }) => ({ id, day, path: recordPath(type.recordType, id) })),
  })),
})

/** A purge with what became of its records and how its job stands. */
export function presentPurge(
  row: PurgeRow,
  tallies: readonly Tally[],
  jobs: ReadonlyMap<string, JobProgress>,
): contract.PurgeItem {
  const mine = tallies.filter((tally) => tally.purge_id === row.id)
  return {
    id: row.id,
    category: row.category,
    dueTo: row.due_to,
    asked: mine.reduce((sum, tally) => sum + tally.asked, 0),
    purged: mine.reduce((sum, tally) => sum + tally.purged, 0),
    job: (row.job_id && jobs.get(row.job_id)) || null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    certificate: row.certificate ? contract.Certificate.parse(JSON.parse(row.certificate)) : null,
    certificateHash: row.certificate_hash,
  }
}
