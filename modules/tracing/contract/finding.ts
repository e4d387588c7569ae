import { z } from 'zod'

/** One thing the tracing center would send a request back for, or that deserves a second look. */
export const Finding = z.object({
  code: z.string(),
  /** Item of the form. */
  item: z.string(),
  field: z.string().describe('Path of the input that mends it'),
  severity: z.enum(['reject', 'look']),
  sentence: z.string(),
  remedy: z.string(),
  source: z.string(),
  suggestion: z.string().nullable().describe('What the field most likely should say'),
})
export type Finding = z.infer<typeof Finding>
