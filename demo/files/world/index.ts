export { worldOf, type World } from './world.ts'
export type { Case } from './cases.ts'
