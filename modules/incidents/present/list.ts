import type { IncidentRow } from '../contract/index.ts'
import type { ListedRow } from '../store/list.ts'
import { presentDate, presentTime } from './occurred.ts'

/** One line of the list. */
export function presentRow(row: ListedRow): IncidentRow {
  return {
    id: row.id,
    number: row.number,
    occurredOn: presentDate(row),
    occurredTime: presentTime(row),
    area: row.area,
    address: row.address,
    class: row.class,
    exclusion: row.exclusion,
    killed: row.killed,
    wounded: row.wounded,
    suspects: row.suspects,
    setting: row.setting,
    kind: row.kind,
    status: row.status,
    latitude: row.latitude,
    longitude: row.longitude,
    version: row.hidden.length > 0 ? null : row.version,
    sharedBy: row.shared_by,
    hidden: [...row.hidden],
  }
}
