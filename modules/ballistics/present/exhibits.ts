import type {
  Case,
  CaseReference,
  CaseRow,
  Exhibit,
  ExhibitReference,
  ExhibitRow,
} from '../contract/index.ts'
import type { CaseState } from '../service/cases.ts'
import type { ExhibitState } from '../service/exhibits.ts'
import type { StoredCase } from '../store/cases.ts'
import type { ListedRow } from '../store/list.ts'
import type { TiedExhibit } from '../store/read.ts'

const caseOf = (row: ListedRow): CaseReference | null =>
  row.case_id === null
    ? null
    : { id: row.case_id, number: row.case_number!, numbered: row.case_numbered!, agency: row.case_agency! }

export const presentRow = (row: ListedRow): ExhibitRow => ({
  id: row.id,
  number: row.number,
  barcode: row.barcode,
  kind: row.kind,
  case: caseOf(row),
  calibre: row.calibre,
  make: row.make,
  marker: row.marker,
  stage: row.stage,
  triage: row.triage,
  collectedAt: row.collected_at,
  receivedAt: row.received_at,
  acquiredAt: row.acquired_at,
  acquisition: row.acquisition,
  holder: row.holder,
  sharedBy: row.shared_by,
})

export const presentReference = ({ id, number, kind }: ExhibitReference): ExhibitReference => ({
  id,
  number,
  kind,
})

export function presentExhibit(row: ExhibitState): Exhibit {
  const tied = (tie: TiedExhibit['tie']) => row.tied.filter((one) => one.tie === tie).map(presentReference)
  return {
    ...presentRow(row),
    label: { ownerAgency: row.owner_name, category: row.category, sensitivity: row.sensitivity },
    firearm: tied('firearm')[0] ?? null,
    propertyTag: row.property_tag,
    headstamp: row.headstamp,
    model: row.model,
    serial: row.serial,
    firingPinShape: row.firing_pin_shape,
    breechMarks: row.breech_marks,
    riflingCount: row.rifling_count,
    riflingTwist: row.rifling_twist,
    riflingWidth: row.rifling_width_um,
    position: row.position_text,
    x: row.position_x,
    y: row.position_y,
    remarks: row.remarks,
    triagedAt: row.triaged_at?.toISOString() ?? null,
    triageReason: row.triage_reason,
    representative: tied('representative')[0] ?? null,
    represents: tied('represents'),
    testFires: tied('test-fire'),
    site: row.site,
    searchedAt: row.searched_at?.toISOString() ?? null,
    reviewedAt: row.reviewed_at?.toISOString() ?? null,
    holderPlace: row.holder_place,
    version: row.version,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by_name,
    mayEdit: row.mayEdit,
  }
}

export const presentCaseReference = (row: StoredCase): CaseReference => ({
  id: row.id,
  number: row.number,
  numbered: row.numbered,
  agency: row.agency_name,
})

export const presentCaseRow = (row: StoredCase): CaseRow => ({
  ...presentCaseReference(row),
  occurredOn: row.occurred_on,
  address: row.address,
  offence: row.offence,
  exhibits: row.exhibits,
  waiting: row.waiting,
})

export const presentCase = (row: CaseState): Case => ({
  ...presentCaseReference(row),
  label: { ownerAgency: row.owner_name, category: row.category, sensitivity: row.sensitivity },
  ori: row.ori,
  offence: row.offence,
  occurredOn: row.occurred_on,
  address: row.address,
  latitude: row.latitude,
  longitude: row.longitude,
  investigator: row.investigator,
  exhibits: row.exhibits,
  version: row.version,
  mayEdit: row.mayEdit,
  sharedBy: row.sharedBy,
})
