import type { AuditEntry, WeekLine } from '../contract.ts'
import type { Actions } from '../service/actions.ts'
import type { EventRow } from '../store/events.ts'
import type { WeekRow } from '../store/weeks.ts'
import type { EntryIds } from './ids.ts'

/** `recordPath` says where a subject opens in the workspace; rooms give it for their own records. */
export type RecordPath = (type: string, id: string) => string | null

/** The house's words for what stands in a row. */
export interface Words {
  readonly recordPath: RecordPath
  /** Asked for when the house stands: the audit's own routes are among them. */
  readonly actions: () => Actions
}

/** Everything that turns a row into what leaves. */
export interface Presenting extends Words {
  readonly ids: EntryIds
}

export function presentEntry(row: EventRow, { recordPath, actions, ids }: Presenting): AuditEntry {
  const { subject_type: type, subject_id: id } = row
  return {
    id: ids.hide(row.id),
    at: row.at.toISOString(),
    person: row.person_id
      ? { id: row.person_id, name: row.person ?? row.person_id, agency: row.agency ?? '' }
      : null,
    action: actions().words(row.action),
    actionId: row.action,
    what: type ?? '',
    recordType: type,
    recordId: id,
    recordPath: type && id ? recordPath(type, id) : null,
    outcome: row.outcome,
    purpose: row.purpose,
    fields: [...(row.detail?.fields ?? [])],
    count: row.detail?.count ?? null,
    address: row.address,
    tookMs: row.took_ms,
    requestId: row.request_id,
  }
}

export function presentWeek(row: WeekRow): WeekLine {
  const { week, rows, refused, over, reviewed_by: by, reviewed_at: at, remark } = row
  return {
    week,
    rows,
    refused,
    over,
    review: at ? { by: by ?? '', at: at.toISOString(), remark: remark ?? '' } : null,
  }
}
