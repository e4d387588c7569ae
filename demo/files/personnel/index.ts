export { complaints, force, otherEvents, sickLeave, training } from './events.ts'
export { activity, assignments, officers } from './officers.ts'
