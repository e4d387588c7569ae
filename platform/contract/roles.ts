import { z } from 'zod'

/** The closed list of roles. What a role may do stands in each module's policy.ts. */
export const Role = z.enum([
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
])
export type Role = z.infer<typeof Role>

/** A permission is named `room.verb`; `public` routes need no one signed in, `signed-in` any person. */
export type Permission = 'public' | 'signed-in' | `${string}.${string}`

/** Which roles hold which permissions of a room; what is not listed is refused. */
export type Policy = Readonly<Record<`${string}.${string}`, readonly Role[]>>
