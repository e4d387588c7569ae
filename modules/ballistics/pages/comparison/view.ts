import { z } from 'zod'

const flag = z.enum(['yes', 'no']).default('yes')

/** What the address of a comparison holds. */
export const viewSearch = z.object({
  look: z.enum(['relief', 'height', 'difference']).default('relief'),
  lay: z.enum(['side', 'blend', 'swipe', 'blink']).default('side'),
  cells: flag,
  turned: flag,
  linked: flag,
  way: z.enum(['ab', 'ba']).default('ab'),
  cell: z
    .string()
    .regex(/^(ab|ba)-[A-Z]\d{1,2}$/)
    .optional(),
  all: z.enum(['yes', 'no']).default('no'),
  sort: z.enum(['name', 'correlation', 'dx', 'dy', 'theta', 'place']).default('place'),
  up: z.enum(['yes', 'no']).default('no'),
  /** On a phone, where one thing is shown at a time. */
  tab: z.enum(['reference', 'candidate', 'over', 'cells', 'scores']).default('reference'),
})
export type ComparisonView = z.infer<typeof viewSearch>
