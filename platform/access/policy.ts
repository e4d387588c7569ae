import type { Category, Policy, Purpose, Role } from '#contract'

/** Who may do what with accounts. */
export const accessPolicy: Policy = {
  'people.read': ['administrator', 'auditor'],
  'people.manage': ['administrator'],
}

/** Categories of records a role works with; what is not listed stays closed to it. */
const CATEGORIES: Readonly<Record<Role, readonly Category[]>> = {
  administrator: ['incident', 'public'],
  'records-clerk': ['incident', 'public'],
  analyst: ['incident', 'ballistic', 'trace', 'intelligence', 'public'],
  detective: ['incident', 'ballistic', 'trace', 'nics', 'intelligence', 'public'],
  examiner: ['incident', 'ballistic', 'public'],
  technician: ['incident', 'ballistic', 'public'],
  'trace-clerk': ['incident', 'trace', 'public'],
  'denial-investigator': ['incident', 'nics', 'public'],
  supervisor: ['incident', 'personnel', 'public'],
  facilitator: ['incident', 'review', 'public'],
  partner: ['public'],
  'prevention-staff': ['incident', 'prevention', 'public'],
  publisher: ['incident', 'public'],
  auditor: ['public'],
}

/** Purposes a role may state; the first is the one it starts with. */
const PURPOSES: Readonly<Record<Role, readonly Purpose[]>> = {
  administrator: ['administration', 'records-management'],
  'records-clerk': ['records-management'],
  analyst: ['crime-analysis', 'criminal-investigation', 'records-management'],
  detective: ['criminal-investigation', 'crime-analysis'],
  examiner: ['criminal-investigation'],
  technician: ['criminal-investigation'],
  'trace-clerk': ['criminal-investigation', 'records-management'],
  'denial-investigator': ['criminal-investigation'],
  supervisor: ['professional-standards', 'crime-analysis'],
  facilitator: ['case-review'],
  partner: ['case-review'],
  'prevention-staff': ['prevention-planning'],
  publisher: ['publication'],
  auditor: ['administration'],
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)]

export const categoriesOf = (roles: readonly Role[]): Category[] =>
  unique(roles.flatMap((role) => CATEGORIES[role]))
export const purposesOf = (roles: readonly Role[]): Purpose[] =>
  unique(roles.flatMap((role) => PURPOSES[role]))

/** Everything the given policies grant to any of the roles. */
export function permissionsOf(roles: readonly Role[], policies: readonly Policy[]): Set<string> {
  const held = policies.flatMap((policy) =>
    Object.entries(policy).filter(([, allowed]) => allowed.some((role) => roles.includes(role))),
  )
  return new Set(held.map(([permission]) => permission))
}
