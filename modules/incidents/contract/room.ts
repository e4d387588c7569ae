import type { Room } from '../../../platform/contract/index.ts'

/** The room as the shell shows it. */
export const room: Room = {
  id: 'incidents',
  title: 'Incidents',
  icon: 'map-pin',
  path: '/incidents',
  letter: 'i',
  order: 10,
  permission: 'incidents.read',
  pages: [
    { path: '/incidents', title: 'Map and list', permission: 'incidents.read' },
    { path: '/incidents/overview', title: 'Overview', permission: 'incidents.read' },
    { path: '/incidents/imports', title: 'Imports', permission: 'incidents.import' },
    { path: '/incidents/quality', title: 'Data quality', permission: 'incidents.read' },
    { path: '/incidents/places', title: 'Places and rules', permission: 'incidents.read' },
  ],
}
