import type { AgencyKind, Category, Clearance, Purpose, Role } from '#contract'

/** The legal floor of a category. No agreement and no grant goes below it. */
export interface Gate {
  /** Kinds of agencies whose people may see such records at all; absent: every kind. */
  readonly kinds?: readonly AgencyKind[]
  /** Kinds of agencies that see only records whose sensitivity is open. */
  readonly openOnlyFor?: readonly AgencyKind[]
  /** Roles that work with the category. */
  readonly roles: readonly Role[]
  /** Purposes it may be opened for; absent: any. */
  readonly purposes?: readonly Purpose[]
  readonly clearance?: Clearance
  /** How records come to someone outside the owning agency. */
  readonly sharing: 'by label' | 'record by record' | 'never'
  /** Seen only by people let into the meeting the record belongs to, those of the owning agency too. */
  readonly byAdmission?: true
  /** Law or rule, for the explanation. */
  readonly source: string
}

const EVERYONE_WITH_INCIDENTS: readonly Role[] = [
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
const POLICE: readonly AgencyKind[] = ['law-enforcement', 'prosecutor']

/** One gate for each category of the closed list. */
export const GATES: Readonly<Record<Category, Gate>> = {
  incident: { roles: EVERYONE_WITH_INCIDENTS, sharing: 'by label', source: 'Agreement of the agencies' },
  ballistic: {
    kinds: [...POLICE, 'laboratory'],
    roles: ['records-clerk', 'analyst', 'detective', 'examiner', 'technician'],
    sharing: 'by label',
    source: 'Agreement of the agencies',
  },
  trace: {
    kinds: POLICE,
    roles: ['analyst', 'detective', 'trace-clerk'],
    purposes: ['criminal-investigation'],
    sharing: 'by label',
    source: 'Public Law 112-55 and the note to 18 U.S.C. 923 (trace data)',
  },
  nics: {
    kinds: POLICE,
    roles: ['detective', 'denial-investigator'],
    purposes: ['criminal-investigation'],
    sharing: 'record by record',
    source: '18 U.S.C. 925B, 28 CFR 25.9 and 25.11 (NICS)',
  },
  intelligence: {
    kinds: POLICE,
    roles: ['analyst', 'detective'],
    purposes: ['criminal-investigation'],
    sharing: 'record by record',
    source: '28 CFR Part 23 (criminal intelligence systems)',
  },
  personnel: {
    roles: ['supervisor', 'professional-standards'],
    purposes: ['professional-standards'],
    sharing: 'never',
    source: 'Early intervention: the owning agency and the officer concerned only',
  },
  review: {
    roles: ['facilitator', 'partner', 'analyst', 'detective', 'supervisor', 'prevention-staff'],
    purposes: ['case-review'],
    clearance: 'confidentiality',
    sharing: 'never',
    byAdmission: true,
    source: 'Confidentiality agreement of the review',
  },
  health: {
    kinds: ['health', 'community', 'city-office'],
    roles: ['partner', 'prevention-staff'],
    purposes: ['service-coordination'],
    sharing: 'record by record',
    source: '45 CFR 164.512 and 164.528 (HIPAA)',
  },
  juvenile: {
    kinds: POLICE,
    roles: ['analyst', 'detective'],
    purposes: ['criminal-investigation'],
    clearance: 'juvenile',
    sharing: 'record by record',
    source: '18 U.S.C. 5038 and state law (juvenile records)',
  },
  prevention: {
    openOnlyFor: POLICE,
    roles: ['prevention-staff', 'partner', 'facilitator', 'analyst', 'detective'],
    sharing: 'by label',
    source: 'Clients of outreach are never shown to police',
  },
  public: {
    roles: [...EVERYONE_WITH_INCIDENTS, 'professional-standards', 'partner', 'auditor'],
    sharing: 'by label',
    source: 'Published',
  },
}

/** Purposes a role may state; the first is the one it starts with. */
const PURPOSES: Readonly<Record<Role, readonly Purpose[]>> = {
  administrator: ['administration', 'records-management'],
  'records-clerk': ['records-management'],
  analyst: ['crime-analysis', 'criminal-investigation', 'records-management', 'case-review'],
  detective: ['criminal-investigation', 'crime-analysis', 'case-review'],
  examiner: ['criminal-investigation'],
  technician: ['criminal-investigation'],
  'trace-clerk': ['criminal-investigation', 'records-management'],
  'denial-investigator': ['criminal-investigation'],
  supervisor: ['professional-standards', 'crime-analysis', 'case-review'],
  'professional-standards': ['professional-standards'],
  facilitator: ['case-review'],
  partner: ['case-review', 'service-coordination'],
  'prevention-staff': ['prevention-planning', 'service-coordination', 'case-review'],
  publisher: ['publication'],
  auditor: ['administration'],
}

export const purposesOf = (roles: readonly Role[]): Purpose[] => [
  ...new Set(roles.flatMap((role) => PURPOSES[role])),
]

/** Who stands before a gate. */
export interface Visitor {
  readonly agencyKind: AgencyKind
  readonly roles: readonly Role[]
  readonly purpose: Purpose
  readonly clearances: readonly Clearance[]
}

/** One rule and whether it lets the visitor pass. */
export interface Check {
  readonly rule: 'agency' | 'role' | 'purpose' | 'clearance'
  readonly passed: boolean
}

/** The rules of a category's gate, each answered. */
export function checksOf(category: Category, visitor: Visitor): Check[] {
  const gate = GATES[category]
  return [
    { rule: 'agency', passed: !gate.kinds || gate.kinds.includes(visitor.agencyKind) },
    { rule: 'role', passed: gate.roles.some((role) => visitor.roles.includes(role)) },
    { rule: 'purpose', passed: !gate.purposes || gate.purposes.includes(visitor.purpose) },
    { rule: 'clearance', passed: !gate.clearance || visitor.clearances.includes(gate.clearance) },
  ]
}

export const passes = (category: Category, visitor: Visitor): boolean =>
  checksOf(category, visitor).every((check) => check.passed)

/** Purposes of the visitor's roles under which the category would open; empty when a purpose is not what is missing. */
export function purposesOpening(category: Category, visitor: Visitor): Purpose[] {
  if (passes(category, visitor)) return []
  return purposesOf(visitor.roles).filter((purpose) => passes(category, { ...visitor, purpose }))
}
