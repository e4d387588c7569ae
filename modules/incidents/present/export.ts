import type { Cell } from '#platform/import'
import type { CountUnit } from '../contract/index.ts'
import type { ExportRow } from '../store/export.ts'
import { presentDate, presentTime } from './occurred.ts'

type Column = readonly [header: string, cell: (row: ExportRow) => Cell]

const INCIDENT: readonly Column[] = [
  ['number', (row) => row.number],
  ['occurred_on', presentDate],
  ['occurred_time', presentTime],
  ['class', (row) => row.class],
  ['exclusion', (row) => row.exclusion],
  ['killed', (row) => row.killed],
  ['wounded', (row) => row.wounded],
  ['suspects', (row) => row.suspects],
  ['area', (row) => row.area],
  ['area_name', (row) => row.area_name],
  ['address', (row) => row.address],
  ['place_precision', (row) => row.place_precision],
  ['latitude', (row) => row.latitude],
  ['longitude', (row) => row.longitude],
  ['setting', (row) => row.setting],
  ['kind_of_place', (row) => row.kind],
  ['case_status', (row) => row.status],
  ['case_status_on', (row) => row.status_on],
  ['circumstance', (row) => row.circumstance],
  ['domestic', (row) => row.domestic],
  ['officer_involved', (row) => row.officer_involved],
  ['source', (row) => row.source],
]

const VICTIM: readonly Column[] = [
  ['victim', (row) => row.place],
  ['outcome', (row) => row.outcome],
  ['died_on', (row) => row.died_on],
  ['age_from', (row) => row.age_low],
  ['age_to', (row) => row.age_high],
  ['sex', (row) => row.sex],
  ['race', (row) => row.race],
  ['ethnicity', (row) => row.ethnicity],
  ['wound', (row) => row.wound],
]

/** The columns that leave in an export: an incident, or a victim with the incident. */
export const columnsOf = (unit: CountUnit): readonly Column[] =>
  unit === 'victims' ? [...INCIDENT.slice(0, 3), ...VICTIM, ...INCIDENT.slice(3)] : INCIDENT

/** A row as a GeoJSON feature (RFC 7946); without a place its geometry is null. */
export function presentFeature(row: ExportRow, unit: CountUnit): string {
  const { longitude, latitude } = row
  const properties = columnsOf(unit)
    .filter(([header]) => header !== 'longitude' && header !== 'latitude')
    .map(([header, cell]) => [header, cell(row)] as const)
  return JSON.stringify({
    type: 'Feature',
    geometry:
      longitude === null || latitude === null ? null : { type: 'Point', coordinates: [longitude, latitude] },
    properties: Object.fromEntries(properties),
  })
}
