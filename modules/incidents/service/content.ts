import { withPrecision, type DatePrecision } from '#contract'
import type { IncidentContent } from '../contract/index.ts'
import type { IncidentParts, PersonRow } from '../store/record.ts'

const PRECISION: Readonly<Record<string, DatePrecision>> = { y: 'year', m: 'month', d: 'day' }

/** What is known of a stored date: `2026-02` where the day was never known. */
export const knownDate = (day: string, precision: string): string =>
  withPrecision(day, PRECISION[precision] ?? 'day')

/** The content of a stored incident, as a person entered it or a file said it. */
export function contentOf({ incident, victims, suspects, weapons, alerts }: IncidentParts): IncidentContent {
  return {
    number: incident.number,
    occurredOn: knownDate(incident.occurred_day, incident.date_precision),
    occurredTime: incident.time_known ? incident.occurred_time : null,
    reportedAt: incident.reported_at,
    place: {
      address: incident.address,
      precision: incident.place_precision,
      latitude: incident.latitude,
      longitude: incident.longitude,
      setting: incident.setting,
      kind: incident.kind,
      district: incident.district,
    },
    exclusion: incident.exclusion,
    circumstance: incident.circumstance,
    domestic: incident.domestic,
    officerInvolved: incident.officer_involved,
    status: incident.status,
    statusOn: incident.status_on,
    victims: victims.map((row) => ({
      ...personOf(row),
      outcome: row.outcome,
      diedOn: row.died_on,
      wound: row.wound,
    })),
    suspects: suspects.map((row) => ({
      ...personOf(row),
      status: row.status,
      arrestedOn: row.arrested_on,
      charges: row.charges,
    })),
    weapons: weapons.map(({ id, code, calibre, recovered }) => ({ id, code, calibre, recovered })),
    alerts: alerts.map((row) => ({
      id: row.id,
      number: row.number,
      system: row.system,
      alertedAt: row.alerted_at,
      rounds: row.rounds,
      disposition: row.disposition,
      casings: row.casings,
    })),
    remarks: incident.remarks,
  }
}

function personOf({ id, age_low, age_high, sex, race, ethnicity }: PersonRow) {
  return { id, age: age_low === null ? null : { low: age_low, high: age_high }, sex, race, ethnicity }
}
