/** Labels, floors, agreements and grants: which records a person sees, and why. */
export { GATES, passes, purposesOf, purposesOpening, type Visitor } from './gates.ts'
export { partsSeen, redacted, seesParts, type LabelledRow, type Parts } from './redact.ts'
export { sightOf, type SightRow } from './sight.ts'
