import { call } from '#web/client'
import { defineMessages } from '#web/messages'
import { definePages } from '#web/pages'
import { listTraces } from '../contract/index.ts'

/** Titles of the window and of the command palette. */
const titles = defineMessages({
  recoveries: 'Recovered guns',
  recovery: 'Recovered gun',
  record: 'Record a recovered gun',
  edit: 'Correct a recovered gun',
  traces: 'Trace requests',
  trace: 'Trace',
  serials: 'Search serial numbers',
  tasks: 'Reconciliation of guns and traces',
  analysis: 'Analysis of traced guns',
  measures: 'Measures of tracing',
  publication: 'Public totals of traced guns',
  imports: 'Imports of guns and traces',
  indicators: 'Indicators of trafficking',
  indicator: 'Indicator to examine',
  indicatorRules: 'Rules of indicators',
  referrals: 'Referrals',
  newReferral: 'New referral',
  referral: 'Referral',
  tourIndicators: 'What is worth a look',
  tourIndicatorsText:
    'Purchasers, dealers and thefts behind several crime guns, held against what chance leads to expect. Each says by which rule it was found and why it may be nothing; what is worth following becomes a referral.',
  tourTasks: 'No crime gun drops out',
  tourTasksText:
    'Property room, recoveries and traces are compared every night. What they do not agree on is a task with its reason and what to do.',
  tourRecoveries: 'Every gun taken in',
  tourRecoveriesText:
    'Each recovered gun stands with where it came from and how far its trace has come. What was not written down stays open and is not filled in.',
  tourTraces: 'From the maker to the street',
  tourTracesText:
    'Each trace shows the path of the gun to scale in time. The purchaser is a number; showing the name is logged.',
})

/** The newest trace that came to a purchaser: its page shows the whole chain of sale. */
async function tracedGun(): Promise<string | null> {
  const { rows } = await call(listTraces, { query: { outcome: 'purchaser-identified', limit: '1' } })
  return rows[0] ? `/tracing/traces/${rows[0].id}` : null
}

/** The screens of Trace Every Crime Gun. */
export default definePages({
  room: 'tracing',
  messages: titles,
  pages: [
    { path: '/tracing', title: 'recoveries', component: () => import('./recoveries/RecoveriesPage.tsx') },
    { path: '/tracing/new', title: 'record', component: () => import('./recoveries/NewRecovery.tsx') },
    { path: '/tracing/traces', title: 'traces', component: () => import('./traces/TracesPage.tsx') },
    {
      path: '/tracing/traces/:id',
      title: 'trace',
      rail: true,
      component: () => import('./traces/TracePage.tsx'),
    },
    { path: '/tracing/serials', title: 'serials', component: () => import('./serials/SerialsPage.tsx') },
    { path: '/tracing/tasks', title: 'tasks', component: () => import('./tasks/TasksPage.tsx') },
    { path: '/tracing/analysis', title: 'analysis', component: () => import('./analysis/AnalysisPage.tsx') },
    { path: '/tracing/measures', title: 'measures', component: () => import('./measures/MeasuresPage.tsx') },
    {
      path: '/tracing/publication',
      title: 'publication',
      component: () => import('./publication/PublicationPage.tsx'),
    },
    { path: '/tracing/imports', title: 'imports', component: () => import('./imports/ImportsPage.tsx') },
    {
      path: '/tracing/indicators',
      title: 'indicators',
      component: () => import('./indicators/IndicatorsPage.tsx'),
    },
    {
      path: '/tracing/indicators/:id',
      title: 'indicator',
      component: () => import('./indicators/IndicatorPage.tsx'),
    },
    {
      path: '/tracing/indicator-rules',
      title: 'indicatorRules',
      component: () => import('./indicators/RulesPage.tsx'),
    },
    {
      path: '/tracing/referrals',
      title: 'referrals',
      component: () => import('./referrals/ReferralsPage.tsx'),
    },
    {
      path: '/tracing/referrals/new',
      title: 'newReferral',
      component: () => import('./referrals/NewReferral.tsx'),
    },
    {
      path: '/tracing/referrals/:id',
      title: 'referral',
      component: () => import('./referrals/ReferralPage.tsx'),
    },
    { path: '/tracing/:id', title: 'recovery', component: () => import('./recoveries/RecoveryPage.tsx') },
    { path: '/tracing/:id/edit', title: 'edit', component: () => import('./recoveries/EditRecovery.tsx') },
  ],
  tour: [
    { title: 'tourRecoveries', help: 'tourRecoveriesText', path: '/tracing', permission: 'tracing.read' },
    {
      title: 'tourTraces',
      help: 'tourTracesText',
      path: '/tracing/traces',
      permission: 'tracing.read',
      find: tracedGun,
    },
    {
      title: 'tourIndicators',
      help: 'tourIndicatorsText',
      path: '/tracing/indicators',
      permission: 'tracing.read',
    },
    { title: 'tourTasks', help: 'tourTasksText', path: '/tracing/tasks', permission: 'tracing.read' },
  ],
})
