import type { Cell } from '#platform/import'
import type { ExportRow } from '../store/export.ts'

type Column = readonly [header: string, cell: (row: ExportRow) => Cell]

/** The columns that leave in an export. */
export const EXPORTED: readonly Column[] = [
  ['exhibit', (row) => row.number],
  ['barcode', (row) => row.barcode],
  ['kind', (row) => row.kind],
  ['case_number', (row) => (row.case_numbered ? row.case_number : null)],
  ['investigated_by', (row) => row.case_agency],
  ['calibre', (row) => row.calibre],
  ['headstamp', (row) => row.headstamp],
  ['make', (row) => row.make],
  ['model', (row) => row.model],
  ['serial', (row) => row.serial],
  ['property_tag', (row) => row.property_tag],
  ['marker', (row) => row.marker],
  ['position', (row) => row.position_text],
  ['stage', (row) => row.stage],
  ['collected', (row) => row.collected_at],
  ['received', (row) => row.received_at],
  ['triage', (row) => row.triage],
  ['triage_reason', (row) => row.triage_reason],
  ['entered', (row) => row.acquired_at],
  ['acquisition', (row) => row.acquisition],
  ['site', (row) => row.site],
  ['held_by', (row) => row.holder],
  ['kept_by', (row) => row.shared_by],
]
