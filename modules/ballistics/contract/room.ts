import type { Room } from '../../../platform/contract/index.ts'

/** The room as the shell shows it. */
export const room: Room = {
  id: 'ballistics',
  title: 'Ballistics',
  icon: 'microscope',
  path: '/ballistics',
  letter: 'b',
  order: 20,
  permission: 'ballistics.read',
  pages: [
    { path: '/ballistics', title: 'What is due', permission: 'ballistics.read' },
    { path: '/ballistics/exhibits', title: 'Exhibits', permission: 'ballistics.read' },
    { path: '/ballistics/hand-over', title: 'Hand over', permission: 'ballistics.write' },
    { path: '/ballistics/review', title: 'Reading list', permission: 'ballistics.review' },
    { path: '/ballistics/leads', title: 'Leads and hits', permission: 'ballistics.read' },
    { path: '/ballistics/network', title: 'Imaging network', permission: 'ballistics.read' },
    { path: '/ballistics/network/submissions', title: 'Submissions', permission: 'ballistics.network' },
    { path: '/ballistics/network/links', title: 'Linked cases', permission: 'ballistics.read' },
    { path: '/ballistics/measures', title: 'Measures', permission: 'ballistics.read' },
    { path: '/ballistics/proficiency', title: 'Error rates', permission: 'ballistics.manage' },
    { path: '/ballistics/clocks', title: 'Clocks and calendar', permission: 'ballistics.read' },
  ],
}
