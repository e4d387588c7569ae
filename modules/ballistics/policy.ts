import type { Policy, Role } from '#contract'

const WORKERS: readonly Role[] = ['records-clerk', 'technician', 'examiner', 'analyst', 'detective']

/** Who may do what with exhibits, scans, leads and hits. Which rows they then see is decided by labels in the database. */
export const policy: Policy = {
  'ballistics.read': WORKERS,
  // Exhibits, hand-overs and photographs.
  'ballistics.write': WORKERS,
  'ballistics.triage': ['technician', 'examiner', 'analyst'],
  'ballistics.acquire': ['technician', 'examiner'],
  'ballistics.review': ['technician', 'examiner', 'analyst'],
  // Telling agencies of a lead, withdrawing it.
  'ballistics.tell': ['examiner', 'analyst'],
  'ballistics.confirm': ['examiner'],
  // Submissions to the imaging network, its lists, and which exhibit an acquisition of them is.
  'ballistics.network': ['technician', 'examiner', 'analyst'],
  'ballistics.export': ['technician', 'examiner', 'analyst', 'detective'],
  'ballistics.manage': ['examiner', 'analyst'],
}
