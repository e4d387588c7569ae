import type { Policy } from '#contract'

/** Who may do what with trace data. That it is law enforcement or prosecution is the gate of the category. */
export const policy: Policy = {
  'tracing.read': ['analyst', 'detective', 'trace-clerk'],
  'tracing.write': ['analyst', 'detective', 'trace-clerk'],
  'tracing.import': ['analyst', 'trace-clerk'],
  'tracing.export': ['analyst', 'detective', 'trace-clerk'],
  // Asks for totals to be public, and takes them back; the other one is for whoever counsel lets publish.
  'tracing.publication': ['analyst', 'trace-clerk'],
  'tracing.approvePublication': ['publisher'],
  'tracing.rules': ['analyst'],
  'tracing.refer': ['analyst', 'detective'],
  'tracing.purchaser': ['analyst', 'detective', 'trace-clerk'],
}
