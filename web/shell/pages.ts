import { definePages } from '#web/pages'
import { words } from './words.ts'

/** The screens of the house itself. */
export const shellPages = definePages({
  room: 'shell',
  messages: words,
  pages: [
    { path: '/', title: 'today', component: () => import('./today/Today.tsx') },
    { path: '/people', title: 'people', component: () => import('./people/People.tsx') },
    { path: '/agencies', title: 'agencies', component: () => import('./agencies/Agencies.tsx') },
    { path: '/account', title: 'account', component: () => import('./account/Account.tsx') },
    {
      path: '/approvals',
      title: 'approvals',
      component: () => import('./approvals/Approvals.tsx'),
    },
    { path: '/sharing', title: 'sharing', component: () => import('./sharing/Sharing.tsx') },
    {
      path: '/sharing/agreements/new',
      title: 'sharing',
      component: () => import('./sharing/NewAgreement.tsx'),
    },
    {
      path: '/sharing/agreements/:id',
      title: 'sharing',
      component: () => import('./sharing/AgreementPage.tsx'),
    },
    {
      path: '/sharing/agreements/:id/edit',
      title: 'sharing',
      component: () => import('./sharing/NewAgreement.tsx'),
    },
    { path: '/sharing/explain', title: 'explain', component: () => import('./sharing/Explain.tsx') },
    { path: '/retention', title: 'retention', component: () => import('./retention/Retention.tsx') },
    {
      path: '/retention/purges/:id',
      title: 'purge',
      component: () => import('./retention/Purge.tsx'),
    },
    { path: '/audit', title: 'audit', component: () => import('./audit/Audit.tsx') },
    { path: '/audit/weeks', title: 'auditWeeks', component: () => import('./audit/Weeks.tsx') },
    { path: '/audit/weeks/:week', title: 'auditWeeks', component: () => import('./audit/Week.tsx') },
    {
      path: '/audit/record/:type/:record',
      title: 'audit',
      component: () => import('./audit/RecordHistory.tsx'),
    },
    { path: '/activity', title: 'activity', component: () => import('./activity/Activity.tsx') },
    {
      path: '/sign-in/return',
      title: 'signIn',
      public: true,
      component: () => import('./entry/ProviderReturn.tsx'),
    },
    {
      path: '/welcome/:token',
      title: 'welcome',
      public: true,
      component: () => import('./entry/Welcome.tsx'),
    },
  ],
})
