/** Agencies, people, sessions and roles: who is at the screen and what they may do. */
export { accessErrors } from './contract.ts'
export { accessPolicy } from './policy.ts'
export { accessRoutes } from './routes.ts'
export { createSetup, seedDemonstration } from './service.ts'
export { actorFor, createSessions } from './sessions.ts'
export { findActor, needsSetup } from './find.ts'
