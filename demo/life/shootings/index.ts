export { alertsOf } from './alerts.ts'
export { possessions } from './arrests.ts'
export { happen } from './engine.ts'
