/** Screens of leads and hits. */
export const leadTitles = {
  leads: 'Leads and hits',
  lead: 'Lead',
  proposeLead: 'Enter a probable link',
  leadWording: 'Wording of notices',
} as const

export const leadPages = [
  {
    path: '/ballistics/leads',
    title: 'leads',
    rail: true,
    component: () => import('./LeadsPage.tsx'),
  },
  { path: '/ballistics/leads/new', title: 'proposeLead', component: () => import('./ProposePage.tsx') },
  { path: '/ballistics/leads/wording', title: 'leadWording', component: () => import('./WordingPage.tsx') },
  { path: '/ballistics/leads/:id', title: 'lead', component: () => import('../lead/LeadPage.tsx') },
] as const

/** What is new of leads, on Today. */
export const leadToday = {
  order: 22,
  width: 'wide',
  component: () => import('./LeadsToday.tsx'),
} as const
