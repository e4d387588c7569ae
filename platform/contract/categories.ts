import { z } from 'zod'

/** The closed list of record categories (docs/start-here/access.md). A row carries exactly one. */
export const Category = z.enum([
  'incident',
  'ballistic',
  'trace',
  'nics',
  'intelligence',
  'personnel',
  'review',
  'health',
  'juvenile',
  'prevention',
  'public',
])
export type Category = z.infer<typeof Category>

/**
 * How far a record may travel: `open` under any agreement that covers it, `restricted` only where the agreement
 * says so; `sealed` never leaves the owning agency, and answers like a record that does not exist to all but
 * people cleared for it.
 */
export const Sensitivity = z.enum(['open', 'restricted', 'sealed'])
export type Sensitivity = z.infer<typeof Sensitivity>

/** Why a person opens protected records; recorded with every read and write. */
export const Purpose = z.enum([
  'crime-analysis',
  'criminal-investigation',
  'records-management',
  'prevention-planning',
  'service-coordination',
  'case-review',
  'professional-standards',
  'publication',
  'administration',
])
export type Purpose = z.infer<typeof Purpose>

/** The label every protected row carries: who owns it, what it is, how far it travels. */
export const Label = z.object({
  ownerAgency: z.string().describe('Name of the agency that owns the record'),
  category: Category,
  sensitivity: Sensitivity,
})
export type Label = z.infer<typeof Label>
