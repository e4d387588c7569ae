/** Who did what, when, why and with what outcome. */
export { audited, auditOf, recordAlone, type Act, type Who } from './record.ts'
export { auditRoutes } from './routes.ts'
