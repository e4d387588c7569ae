import type { Cell } from '#platform/import'
import type { ListedTrace } from '../store/trace-list.ts'
import { referenceOf } from './reference.ts'

type Column = readonly [header: string, cell: (row: ListedTrace) => Cell]

/**
 * The file of requests, one a row, headed by the items of ATF Form 3312.1. No layout for batches is published, so this
 * is one of our own; docs/guides/tracing.md describes it.
 */
export const batchColumns: readonly Column[] = [
  ['reference', (row) => referenceOf(row.reference)],
  ['trace_number', (row) => row.number],
  ['status', (row) => row.status],
  ['1a_date_of_request', (row) => row.requested_on],
  ['1b_priority', (row) => row.priority],
  ['1b_justification', (row) => row.request.justification],
  ['1c_instructions', (row) => row.request.instructions],
  ['2a_crime_code', (row) => row.request.crimeCode],
  ['2b_project_code', (row) => row.request.projectCode],
  ['4a_ori', (row) => row.request.requester.ori],
  ['4b_phone', (row) => row.request.requester.phone],
  ['4b_fax', (row) => row.request.requester.fax],
  ['4b_email', (row) => row.request.requester.email],
  ['4c_officer', (row) => row.request.requester.officer],
  ['4d_badge', (row) => row.request.requester.badge],
  ['4e_case_number', (row) => row.request.requester.caseNumber],
  ['4f_unit', (row) => row.request.requester.unit],
  ['4g_address', (row) => row.request.requester.address],
  ['5a_serial', (row) => row.request.firearm.serial],
  ['5b_obliterated', (row) => (row.request.firearm.obliterated ? 'Y' : 'N')],
  ['5c_manufacturer', (row) => row.request.firearm.make],
  ['5d_type', (row) => row.request.firearm.type],
  ['5e_caliber', (row) => row.request.firearm.calibre],
  ['5f_model', (row) => row.request.firearm.model],
  ['5g_country', (row) => row.request.firearm.country],
  ['5h_importer', (row) => row.request.firearm.importer],
  ['5i_markings', (row) => row.request.firearm.markings],
  ['9_obliteration', (row) => row.request.firearm.obliteration],
  ['recovered_on', (row) => row.recovered_on],
  ['recovery_address', (row) => row.recovery_address],
  ['property_tag', (row) => row.property_tag],
  ['answered_on', (row) => row.answered_on],
  ['outcome', (row) => row.outcome],
  ['days_to_crime', (row) => row.days_to_crime],
]
