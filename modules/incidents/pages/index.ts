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
  tourMap: 'Every shooting, victim by victim',
  tourMapText:
    'The map, the trend and the list answer to one filter, and the filter stands in the address. The sentence in the head counts incidents and people apart.',
  tourOverview: 'What changed, and by how much',
  tourOverviewText:
    'Each change stands with its interval, so that chance is not taken for a trend. Areas are compared by rate, with the population beside it.',
  tourImports: 'In through the same door as your own files',
  tourImportsText:
    'These shootings came in from the police’s own export, with its typing errors. What could not be read is counted here by reason, with the rows to mend.',
  tourQuality: 'What the records do not say',
  tourQualityText: 'Late, doubtful and missing entries are listed, never filled in silently.',
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
  tour: [
    { title: 'tourMap', help: 'tourMapText', path: '/incidents' },
    { title: 'tourOverview', help: 'tourOverviewText', path: '/incidents/overview' },
    {
      title: 'tourImports',
      help: 'tourImportsText',
      path: '/incidents/imports',
      permission: 'incidents.import',
    },
    { title: 'tourQuality', help: 'tourQualityText', path: '/incidents/quality' },
  ],
  today: [{ order: 10, width: 'wide', component: () => import('./today/Today.tsx') }],
})
