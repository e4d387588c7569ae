/** Who did what, when, why and with what outcome. */
export { audited, recordAlone, type Act } from './record.ts'
export { auditRoutes } from './routes.ts'
