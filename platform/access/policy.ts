import type { Policy, Role } from '#contract'

/** Who may do what with accounts. */
export const accessPolicy: Policy = {
  'people.read': ['administrator', 'auditor'],
  'people.manage': ['administrator'],
  'agencies.read': ['administrator', 'auditor'],
  'agencies.manage': ['administrator'],
}

/** Everything the given policies grant to any of the roles. */
export function permissionsOf(roles: readonly Role[], policies: readonly Policy[]): Set<string> {
  const held = policies.flatMap((policy) =>
    Object.entries(policy).filter(([, allowed]) => allowed.some((role) => roles.includes(role))),
  )
  return new Set(held.map(([permission]) => permission))
}
