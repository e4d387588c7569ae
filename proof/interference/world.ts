import fc from 'fast-check'
import { Category, Role, type Sensitivity } from '#contract'
import { GATES } from '#platform/sharing'

/** Why a record stays unseen. */
export const REASONS = [
  'of an agency that shares nothing',
  'sealed',
  'of a closed category',
  'more sensitive than what is granted',
  'not the record that is named',
] as const
export type Reason = (typeof REASONS)[number]

/** A world before and after: who looks, what is there to see, and what is added out of sight. */
export interface InterferenceWorld {
  /** Agencies beside the observer's own. */
  readonly others: number
  readonly role: Role
  /** Records of each agency, the observer's first. */
  readonly records: readonly number[]
  /** Whether the second agency shares open incidents, or one that it names. */
  readonly shares: 'nothing' | 'open incidents' | 'one incident'
  readonly hidden: readonly { readonly reason: Reason; readonly closed: number; readonly day: string }[]
  /** Seeds of the questions asked. */
  readonly questions: number
}

/** Roles that read incidents; someone who reads none is shown nothing to compare. */
const READERS = Role.options.filter(
  (role) => !['partner', 'auditor', 'professional-standards', 'denial-investigator'].includes(role),
)

export const worlds: fc.Arbitrary<InterferenceWorld> = fc.record({
  others: fc.integer({ min: 1, max: 3 }),
  role: fc.constantFrom(...READERS),
  records: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 4 }),
  shares: fc.constantFrom('nothing' as const, 'open incidents' as const, 'one incident' as const),
  hidden: fc.array(
    fc.record({
      reason: fc.constantFrom(...REASONS),
      closed: fc.nat(),
      // Days the others lie on, and days that would move the first, the last or the span.
      day: fc.constantFrom('2026-02-14', '2026-02-15', '2025-07-01', '2026-11-20', '1990-01-01'),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  questions: fc.nat(),
})

/** The label of a record that is added for a reason, out of sight of a role under whatever purpose. */
export function labelFor(
  reason: Reason,
  role: Role,
  closed: number,
): { category: Category; sensitivity: Sensitivity } {
  if (reason === 'sealed') return { category: 'incident', sensitivity: 'sealed' }
  if (reason !== 'of a closed category') return { category: 'incident', sensitivity: 'restricted' }
  const shut = Category.options.filter((category) => !GATES[category].roles.includes(role))
  return { category: shut[closed % shut.length]!, sensitivity: 'restricted' }
}
