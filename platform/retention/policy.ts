import type { Policy } from '#contract'

/** Who keeps the schedules and holds of an agency, and who asks for and approves a purge. */
export const retentionPolicy: Policy = {
  'retention.read': ['administrator', 'auditor'],
  'retention.manage': ['administrator'],
}
