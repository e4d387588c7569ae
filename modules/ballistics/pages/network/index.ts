import type { PageDefinition } from '#web/pages'

/** Titles of the screens of the imaging network. */
export const networkTitles = {
  network: 'Imaging network',
  networkLead: 'Lead of the network',
  links: 'Linked cases',
  lists: 'Lists of the network',
  list: 'List of the network',
  matching: 'To match',
  submissions: 'Submissions to the network',
  batch: 'Batch for the network',
} as const

export const networkPages: readonly PageDefinition<keyof typeof networkTitles>[] = [
  { path: '/ballistics/network', title: 'network', rail: true, component: () => import('./NetworkPage.tsx') },
  {
    path: '/ballistics/network/links',
    title: 'links',
    rail: true,
    component: () => import('./LinksPage.tsx'),
  },
  { path: '/ballistics/network/lists', title: 'lists', component: () => import('./ListsPage.tsx') },
  { path: '/ballistics/network/lists/:id', title: 'list', component: () => import('./ListPage.tsx') },
  { path: '/ballistics/network/matching', title: 'matching', component: () => import('./MatchingPage.tsx') },
  { path: '/ballistics/network/leads/:id', title: 'networkLead', component: () => import('./LeadPage.tsx') },
  {
    path: '/ballistics/network/submissions',
    title: 'submissions',
    component: () => import('./SubmissionsPage.tsx'),
  },
  { path: '/ballistics/network/batches/:id', title: 'batch', component: () => import('./BatchPage.tsx') },
]
