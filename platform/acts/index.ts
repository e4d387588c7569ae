/** Acts that need two people: one asks, another of the same agency decides. */
export { actErrors } from './contract.ts'
export { defineAct, type ActWords, type AnyAct, type ApprovedAct, type TwoPersonAct } from './define.ts'
export { actPolicy } from './policy.ts'
export { actRoutes } from './routes.ts'
export { askAct, requireSecondPerson } from './service.ts'
