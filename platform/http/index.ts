/** The web server: contracts to routes, guards, errors, API document, health and metrics. */
export { asProblem, errorCatalogue, Failure, registerErrors } from './failure.ts'
export type { Authenticated } from './guard.ts'
export { handle, type Context, type ServedRoute, type FileAnswer } from './handle.ts'
export { healthRoutes } from './health.ts'
export { buildServer, type ThroughlineServer } from './server.ts'
