export { gunshotAlerts } from './alerts.ts'
export { dispatch } from './dispatch.ts'
