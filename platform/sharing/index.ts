/** Labels, floors, agreements and grants: which records a person sees, and why. */
export { sharingErrors } from './contract.ts'
export { decide, type DecidedRecord, type Decision, type Step } from './decide.ts'
export { GATES, purposesOf, purposesOpening, type Visitor } from './gates.ts'
export { partsSeen, type LabelledRow, type Parts } from './redact.ts'
export { sightOf, type SightRow } from './sight.ts'
export type { World, WorldAgreement, WorldGrant, WorldPerson } from './world.ts'
export { sharingPolicy } from './policy.ts'
export { sharingRoutes } from './routes/index.ts'
export {
  admit,
  closeCollection,
  collect,
  concern,
  createCollection,
  release,
  withdrawAdmission,
} from './service/collections.ts'
export { seedAgreement } from './service/demonstration.ts'
export { recordBasis, reviewBasis } from './service/intelligence.ts'
export { linkRecords, linksOf, unlink } from './service/links.ts'
export { openTo, type Opening } from './service/open.ts'
export type { PartWords } from './service/parts.ts'
export { startAgreement } from './service/start.ts'
export { retract, tell, tellCorrection, toldIsRead } from './service/tell.ts'
