import type { IncidentContent } from '../../modules/incidents/contract/index.ts'

const NOBODY = { age: null, sex: null, race: null, ethnicity: null } as const

/** An incident of which little is known but one victim, one suspect and a remark: a part each to share or leave out. */
export const littleKnown = (number: string): IncidentContent => ({
  number,
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
  },
  exclusion: null,
  circumstance: null,
  domestic: null,
  officerInvolved: null,
  status: null,
  statusOn: null,
  victims: [{ ...NOBODY, outcome: 'killed', diedOn: null, wound: null }],
  suspects: [{ ...NOBODY, status: 'identified', arrestedOn: null, charges: [] }],
  weapons: [],
  alerts: [],
  remarks: 'Confidential',
})
