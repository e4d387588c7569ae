/** What other screens of the room show of one incident. */
export { useIncidentPanel } from './IncidentPanel.tsx'
export { shotOf } from './say.ts'
