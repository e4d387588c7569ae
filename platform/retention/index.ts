/** How long records are kept, what must not be destroyed, and purges with their proof. */
export { retentionErrors } from './contract.ts'
export { purgeJob, retentionActs } from './jobs.ts'
export { retentionPolicy } from './policy.ts'
export { retentionRoutes } from './routes.ts'
export { holdsFor, previewFor, type HoldFacts, type PreviewFacts } from './service/command.ts'
export { purgeAct } from './service/purge-act.ts'
