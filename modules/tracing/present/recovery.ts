import type { Photo, Recovery, RecoveryContent, RecoveryRow, RecoveryVersion } from '../contract/index.ts'
import type { RecoveryState } from '../service/recovery.ts'
import type { PhotoRow } from '../store/recovery.ts'
import type { ListedRecovery } from '../store/recovery-list.ts'
import type { VersionRow } from '../store/versions.ts'
import { referenceOf } from './reference.ts'

/** The fields of a recovery that leave, for those who may read it. */
export function presentRecovery(state: RecoveryState, personId: string): Recovery {
  const { row, readings, photos, traces } = state
  return {
    ...presentContent(state.content),
    id: row.id,
    label: { ownerAgency: row.owner_name, category: row.category, sensitivity: row.sensitivity },
    source: row.source,
    recoveredLatest: row.recovered_latest,
    serialState: row.serial_state,
    readingState: state.readingState,
    readings: readings.map((one) => ({
      text: one.text,
      by: one.read_by_name,
      at: one.read_at.toISOString(),
      own: one.read_by === personId,
    })),
    photos: photos.map(presentPhoto),
    traces: traces.map((one) => ({
      id: one.id,
      reference: referenceOf(one.reference),
      status: one.status,
      outcome: one.outcome as Recovery['traces'][number]['outcome'],
      at: one.recorded_at.toISOString(),
    })),
    version: row.version,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by_name,
    mayEdit: state.mayEdit,
    sharedBy: state.sharedBy,
  }
}

function presentContent(content: RecoveryContent): RecoveryContent {
  return {
    caseNumber: content.caseNumber,
    propertyTag: content.propertyTag,
    exhibitNumber: content.exhibitNumber,
    recoveredOn: content.recoveredOn,
    recoveredTime: content.recoveredTime,
    circumstance: content.circumstance,
    crimeCode: content.crimeCode,
    place: content.place,
    firearm: content.firearm,
    stolen: content.stolen,
    people: content.people,
    remarks: content.remarks,
  }
}

export const presentPhoto = ({ id, name, shows }: Omit<PhotoRow, 'file_hash' | 'media_type'>): Photo => ({
  id,
  name,
  shows,
})

/** One line of the list. */
export function presentRow(row: ListedRecovery): RecoveryRow {
  return {
    id: row.id,
    caseNumber: row.case_number,
    propertyTag: row.property_tag,
    recoveredOn: row.recovered_on,
    recoveredLatest: row.recovered_latest,
    circumstance: row.circumstance,
    address: row.address,
    serial: row.serial,
    serialState: row.serial_state,
    readingState:
      row.readings === 0 ? 'copied' : row.readings === 1 ? 'read-once' : row.agree ? 'agree' : 'differ',
    make: row.make,
    model: row.model,
    type: row.type,
    calibre: row.calibre,
    privatelyMade: row.privately_made,
    conversionDevice: row.conversion_device,
    stolen: row.stolen_result,
    trace:
      row.trace_id === null
        ? null
        : { id: row.trace_id, reference: referenceOf(row.trace_reference!), status: row.trace_status! },
    sharedBy: row.shared_by,
  }
}

/** Versions, newest first; the first follows from how the gun came to be recorded. Others see no change of people. */
export function presentVersions(
  { row, sharedBy }: RecoveryState,
  later: readonly VersionRow[],
): RecoveryVersion[] {
  return [
    ...later.map(({ version, at, by_name, reason, changes }) => ({
      version,
      at: at.toISOString(),
      by: by_name,
      reason,
      changes: changes.filter(({ path }) => sharedBy === null || !path.startsWith('people')),
    })),
    { version: 1, at: row.recorded_at.toISOString(), by: row.recorded_by_name, reason: null, changes: [] },
  ]
}
