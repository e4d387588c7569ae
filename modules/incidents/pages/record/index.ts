/** What other screens of the room show of one incident. */
export { IncidentPanel, useIncidentPanel } from './IncidentPanel.tsx'
