import { defineMessages } from '#web/messages'
import { definePages } from '#web/pages'
import { searchIncidents } from './search.ts'

/** Titles of the window and of the command palette. */
const titles = defineMessages({
  map: 'Incidents',
  overview: 'Overview of incidents',
  incident: 'Incident',
  record: 'Record an incident',
  edit: 'Edit incident',
  imports: 'Imports of shootings',
  import: 'Import',
  quality: 'Data quality',
  places: 'Places and rules',
})

searchIncidents(titles.en.map)

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
    {
      path: '/incidents/overview',
      title: 'overview',
      component: () => import('./overview/OverviewPage.tsx'),
    },
    { path: '/incidents/new', title: 'record', component: () => import('./record/NewIncident.tsx') },
    {
      path: '/incidents/:id',
      title: 'incident',
      rail: true,
      component: () => import('./record/IncidentPage.tsx'),
    },
    { path: '/incidents/imports', title: 'imports', component: () => import('./imports/ImportsPage.tsx') },
    { path: '/incidents/imports/:id', title: 'import', component: () => import('./imports/ImportPage.tsx') },
    { path: '/incidents/quality', title: 'quality', component: () => import('./quality/QualityPage.tsx') },
    { path: '/incidents/places', title: 'places', component: () => import('./places/PlacesPage.tsx') },
    { path: '/incidents/:id/edit', title: 'edit', component: () => import('./record/EditIncident.tsx') },
  ],
  today: [{ order: 10, width: 'wide', component: () => import('./today/Today.tsx') }],
})
