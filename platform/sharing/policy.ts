import type { Policy } from '#contract'

/** Who may see and change what agencies share. */
export const sharingPolicy: Policy = {
  'sharing.read': ['administrator', 'analyst', 'supervisor', 'auditor'],
  'sharing.manage': ['administrator'],
  // Under an agreement that two people approved, single records are given by those who work with them.
  'sharing.share': [
    'administrator',
    'records-clerk',
    'analyst',
    'detective',
    'trace-clerk',
    'denial-investigator',
    'supervisor',
    'facilitator',
    'prevention-staff',
  ],
  'sharing.follow': [
    'administrator',
    'records-clerk',
    'analyst',
    'detective',
    'examiner',
    'technician',
    'trace-clerk',
    'denial-investigator',
    'supervisor',
    'professional-standards',
    'facilitator',
    'partner',
    'prevention-staff',
    'publisher',
    'auditor',
  ],
  'sharing.link': ['analyst', 'detective', 'examiner', 'trace-clerk', 'denial-investigator', 'supervisor'],
  'sharing.review': ['analyst', 'detective'],
  'sharing.explain': ['administrator', 'auditor'],
}
