import type { PageDefinition } from '#web/pages'

/** Titles of the pages of measured surfaces. */
export const surfaceTitles = {
  comparison: 'Comparison',
  scan: 'Scan',
  region: 'Region of searches',
  send: 'Send scans and photographs',
  candidates: 'Candidates of a scan',
  review: 'Reading list',
  proficiency: 'Error rates',
} as const

/** The pages of measured surfaces: one scan, two compared, and what waits to be read. */
export const surfacePages = [
  {
    path: '/ballistics/comparisons/:id',
    title: 'comparison',
    rail: true,
    component: () => import('./comparison/ComparisonPage.tsx'),
  },
  {
    path: '/ballistics/scans/send',
    title: 'send',
    component: () => import('./send/SendPage.tsx'),
  },
  {
    path: '/ballistics/scans/:id',
    title: 'scan',
    rail: true,
    component: () => import('./scans/ScanPage.tsx'),
  },
  {
    path: '/ballistics/scans/:id/candidates',
    title: 'candidates',
    component: () => import('./candidates/CandidatesPage.tsx'),
  },
  {
    path: '/ballistics/region',
    title: 'region',
    component: () => import('./region/RegionPage.tsx'),
  },
  {
    path: '/ballistics/review',
    title: 'review',
    component: () => import('./review/ReadingListPage.tsx'),
  },
  {
    path: '/ballistics/proficiency',
    title: 'proficiency',
    component: () => import('./proficiency/ProficiencyPage.tsx'),
  },
] as const satisfies readonly PageDefinition<keyof typeof surfaceTitles>[]
