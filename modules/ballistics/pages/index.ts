import { defineMessages } from '#web/messages'
import { definePages } from '#web/pages'
import { leadPages, leadTitles, leadToday } from './leads/index.ts'
import { networkPages, networkTitles } from './network/index.ts'
import { surfacePages, surfaceTitles } from './surfaces.ts'
import { searchExhibits } from './search.ts'
import { tour, tourTitles } from './tour.ts'

/** Titles of the window and of the command palette. */
const titles = defineMessages({
  queue: 'What is due',
  exhibits: 'Exhibits',
  exhibit: 'Exhibit',
  editExhibit: 'Correct an exhibit',
  case: 'Case',
  triage: 'Triage of a case',
  entry: 'Enter a scene',
  handOver: 'Hand over exhibits',
  measures: 'Measures of evidence',
  import: 'Import exhibits',
  importOne: 'Import of exhibits',
  labels: 'Labels for exhibits',
  clocks: 'Clocks and calendar of evidence',
  ...tourTitles,
  ...leadTitles,
  ...networkTitles,
  ...surfaceTitles,
})

searchExhibits(titles.en.exhibits)

/** The screens of Submit Crime Gun Ballistics. */
export default definePages({
  room: 'ballistics',
  messages: titles,
  pages: [
    { path: '/ballistics', title: 'queue', rail: true, component: () => import('./queue/QueuePage.tsx') },
    {
      path: '/ballistics/exhibits',
      title: 'exhibits',
      rail: true,
      component: () => import('./exhibits/ExhibitsPage.tsx'),
    },
    {
      path: '/ballistics/exhibits/:id',
      title: 'exhibit',
      component: () => import('./exhibit/ExhibitPage.tsx'),
    },
    {
      path: '/ballistics/exhibits/:id/edit',
      title: 'editExhibit',
      component: () => import('./exhibit/EditExhibit.tsx'),
    },
    { path: '/ballistics/cases/:id', title: 'case', component: () => import('./case/CasePage.tsx') },
    {
      path: '/ballistics/cases/:id/triage',
      title: 'triage',
      component: () => import('./triage/TriagePage.tsx'),
    },
    { path: '/ballistics/entry', title: 'entry', component: () => import('./entry/EntryPage.tsx') },
    {
      path: '/ballistics/hand-over',
      title: 'handOver',
      component: () => import('./custody/HandOverPage.tsx'),
    },
    { path: '/ballistics/import', title: 'import', component: () => import('./import/ImportsPage.tsx') },
    {
      path: '/ballistics/import/:id',
      title: 'importOne',
      component: () => import('./import/ImportPage.tsx'),
    },
    { path: '/ballistics/labels', title: 'labels', component: () => import('./labels/LabelsPage.tsx') },
    ...leadPages,
    ...networkPages,
    ...surfacePages,
    {
      path: '/ballistics/measures',
      title: 'measures',
      rail: true,
      component: () => import('./measures/MeasuresPage.tsx'),
    },
    {
      path: '/ballistics/clocks',
      title: 'clocks',
      component: () => import('./clocks/ClocksPage.tsx'),
    },
  ],
  tour,
  today: [{ order: 20, width: 'wide', component: () => import('./today/Today.tsx') }, leadToday],
})
