import parameters from './parameters.json' with { type: 'json' }
import type { Parameters } from './fit.ts'

/** Fitted by `npm run demo:fit`; how, stands in docs/guides/alder-bay-likeness.md. */
export const fitted: Parameters = parameters
export { AGE_EDGES } from './ages.ts'
