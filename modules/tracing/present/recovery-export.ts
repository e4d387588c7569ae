import type { Cell } from '#platform/import'
import type { ListedRecovery } from '../store/recovery-list.ts'
import { referenceOf } from './reference.ts'

/** The columns that leave in an export of recovered guns: no person among them. */
export const exportColumns: readonly (readonly [header: string, cell: (row: ListedRecovery) => Cell])[] = [
  ['case_number', (row) => row.case_number],
  ['property_tag', (row) => row.property_tag],
  ['exhibit_number', (row) => row.exhibit_number],
  ['recovered_on', (row) => row.recovered_on],
  ['recovered_time', (row) => row.recovered_time],
  ['circumstance', (row) => row.circumstance],
  ['crime_code', (row) => row.crime_code],
  ['address', (row) => row.address],
  ['latitude', (row) => row.latitude],
  ['longitude', (row) => row.longitude],
  ['serial', (row) => row.serial],
  ['serial_state', (row) => row.serial_state],
  ['make', (row) => row.make],
  ['importer', (row) => row.importer],
  ['country', (row) => row.country],
  ['type', (row) => row.type],
  ['calibre', (row) => row.calibre],
  ['model', (row) => row.model],
  ['privately_made', (row) => row.privately_made],
  ['conversion_device', (row) => row.conversion_device],
  ['stolen_check', (row) => row.stolen_result],
  ['trace', (row) => (row.trace_reference === null ? null : referenceOf(row.trace_reference))],
  ['trace_status', (row) => row.trace_status],
]
