import type { Policy, Role } from '#contract'

const READERS: readonly Role[] = [
  'administrator',
  'records-clerk',
  'analyst',
  'detective',
  'examiner',
  'technician',
  'trace-clerk',
  'denial-investigator',
  'supervisor',
  'facilitator',
  'prevention-staff',
  'publisher',
]

/** Who may do what with incidents. Which rows they then see is decided by labels in the database. */
export const policy: Policy = {
  'incidents.read': READERS,
  'incidents.export': ['records-clerk', 'analyst', 'detective', 'prevention-staff', 'publisher'],
  'incidents.write': ['records-clerk', 'analyst', 'detective'],
  'incidents.import': ['records-clerk', 'analyst'],
  'incidents.manage': ['administrator', 'analyst'],
}
