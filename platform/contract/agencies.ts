import { z } from 'zod'

/** What an agency is before the law: the legal floors of categories rest on it. */
export const AgencyKind = z.enum([
  'law-enforcement',
  'prosecutor',
  'laboratory',
  'city-office',
  'health',
  'school',
  'community',
])
export type AgencyKind = z.infer<typeof AgencyKind>

/**
 * What a person was personally cleared for, on paper, until a day: no role gives it. `confidentiality` is the
 * signed agreement of incident reviews.
 */
export const Clearance = z.enum(['sealed', 'juvenile', 'confidentiality'])
export type Clearance = z.infer<typeof Clearance>
