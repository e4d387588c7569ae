import { z } from 'zod'

/** What the address of a scan holds. */
export const viewSearch = z.object({
  look: z.enum(['relief', 'height']).default('relief'),
  form: z.enum(['prepared', 'original']).default('prepared'),
  tool: z.enum(['move', 'measure']).default('move'),
})
export type ScanView = z.infer<typeof viewSearch>
