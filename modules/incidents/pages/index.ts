import { defineMessages } from '#web/messages'
import { definePages } from '#web/pages'

/** Titles of the window and of the command palette. */
const titles = defineMessages({
  map: 'Incidents',
  overview: 'Overview of incidents',
  incident: 'Incident',
  record: 'Record an incident',
  edit: 'Edit incident',
})

/** The screens of Track Gun Violence. */
export default definePages({
  room: 'incidents',
  messages: titles,
  pages: [
    {
      path: '/incidents',
      title: 'map',
      rail: true,
      component: () => import('./map/MapPage.tsx'),
    },
    { path: '/incidents/new', title: 'record', component: () => import('./record/NewIncident.tsx') },
    {
      path: '/incidents/:id',
      title: 'incident',
      rail: true,
      component: () => import('./record/IncidentPage.tsx'),
    },
    { path: '/incidents/:id/edit', title: 'edit', component: () => import('./record/EditIncident.tsx') },
  ],
})
