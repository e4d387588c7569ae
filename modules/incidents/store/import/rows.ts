import { firstDay, precisionOf } from '#contract'
import type { IncidentContent, Suspect, Victim, Weapon } from '../../contract/index.ts'
import type { IncidentValues } from '../write.ts'

/** Columns of an incident that an import can change. */
export function incidentRow({ content, classification, areas }: IncidentValues) {
  const { place } = content
  return {
    class: classification.class,
    exclusion: classification.exclusion,
    killed: classification.killed,
    wounded: classification.wounded,
    suspects: content.suspects.length,
    occurred_at: `${firstDay(content.occurredOn)} ${content.occurredTime ?? '00:00'}`,
    date_precision: precisionOf(content.occurredOn)[0],
    time_known: content.occurredTime !== null,
    reported_at: content.reportedAt,
    address: place.address,
    place_precision: place.precision,
    latitude: place.latitude,
    longitude: place.longitude,
    setting: place.setting,
    kind: place.kind,
    district: place.district,
    area_1: areas[0] ?? null,
    area_2: areas[1] ?? null,
    area_3: areas[2] ?? null,
    area_4: areas[3] ?? null,
    area_5: areas[4] ?? null,
    area_6: areas[5] ?? null,
    circumstance: content.circumstance,
    domestic: content.domestic,
    officer_involved: content.officerInvolved,
    status: content.status,
  }
}

/** Rows of the people or weapons of an incident that are new or not as they were. */
export function peopleRows(
  incidentId: string,
  part: 'victim' | 'suspect' | 'weapon',
  before: IncidentContent,
  after: IncidentContent,
) {
  const list = `${part}s` as const
  const known = new Map<string | undefined, string>(
    before[list].map((item) => [item.id, JSON.stringify(item)]),
  )
  return after[list].flatMap((item, index) =>
    known.get(item.id) === JSON.stringify(item)
      ? []
      : [{ id: item.id, incident_id: incidentId, place: index + 1, ...columnsOf(item) }],
  )
}

function columnsOf(item: Victim | Suspect | Weapon) {
  if ('code' in item) return { code: item.code, calibre: item.calibre, recovered: item.recovered }
  const { age, sex, race, ethnicity } = item
  const person = { age_low: age?.low ?? null, age_high: age?.high ?? null, sex, race, ethnicity }
  return 'outcome' in item
    ? { ...person, outcome: item.outcome, died_on: item.diedOn, wound: item.wound }
    : { ...person, status: item.status, arrested_on: item.arrestedOn, charges: item.charges }
}
