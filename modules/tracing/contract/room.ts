import type { Room } from '../../../platform/contract/index.ts'

/** The room as the shell shows it. */
export const room: Room = {
  id: 'tracing',
  title: 'Tracing',
  icon: 'route',
  path: '/tracing',
  letter: 't',
  order: 30,
  permission: 'tracing.read',
  pages: [
    { path: '/tracing', title: 'Recovered guns', permission: 'tracing.read' },
    { path: '/tracing/traces', title: 'Trace requests', permission: 'tracing.read' },
    { path: '/tracing/serials', title: 'Serial numbers', permission: 'tracing.read' },
    { path: '/tracing/indicators', title: 'Indicators', permission: 'tracing.read' },
    { path: '/tracing/referrals', title: 'Referrals', permission: 'tracing.read' },
    { path: '/tracing/tasks', title: 'Reconciliation', permission: 'tracing.read' },
    { path: '/tracing/analysis', title: 'Analysis', permission: 'tracing.read' },
    { path: '/tracing/measures', title: 'Measures', permission: 'tracing.read' },
    { path: '/tracing/publication', title: 'Public totals', permission: 'tracing.publication' },
    { path: '/tracing/imports', title: 'Imports', permission: 'tracing.import' },
  ],
}
