import { uuid } from '#platform/db'
import type { IncidentContent, Victim } from '../../contract/index.ts'

/** For tests: the content of an incident of which hardly anything is known, under a number of its own. */
export function sampleContent(
  more: Partial<IncidentContent> = {},
  place: Partial<IncidentContent['place']> = {},
): IncidentContent {
  return {
    number: `N-${uuid()}`,
    occurredOn: '2026-02-14',
    occurredTime: '23:40',
    reportedAt: null,
    place: {
      address: null,
      precision: 'unknown',
      latitude: null,
      longitude: null,
      setting: null,
      kind: null,
      district: null,
      ...place,
    },
    exclusion: null,
    circumstance: null,
    domestic: null,
    officerInvolved: null,
    status: null,
    statusOn: null,
    victims: [],
    suspects: [],
    weapons: [],
    alerts: [],
    remarks: null,
    ...more,
  }
}

/** For tests: a victim of whom only the outcome is known. */
export function sampleVictim(outcome: Victim['outcome'], more: Partial<Victim> = {}): Victim {
  return {
    outcome,
    age: null,
    sex: null,
    race: null,
    ethnicity: null,
    diedOn: null,
    wound: null,
    ...more,
  }
}
