/** Labels, floors, agreements and grants: which records a person sees, and why. */
export { decide, type DecidedRecord, type Decision, type Step } from './decide.ts'
export { GATES, passes, purposesOf, purposesOpening, type Visitor } from './gates.ts'
export { loadWorld } from './load.ts'
export { partsSeen, redacted, seesParts, type LabelledRow, type Parts } from './redact.ts'
export { sightOf, type SightRow } from './sight.ts'
export type { World, WorldAgreement, WorldGrant, WorldPerson } from './world.ts'
