import type { Policy } from '#contract'

/** Who may read the audit of an agency, and who signs its weekly report off. */
export const auditPolicy: Policy = {
  'audit.read': ['administrator', 'auditor'],
  'audit.review': ['auditor'],
}
