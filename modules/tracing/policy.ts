import type { Policy } from '#contract'

/** Who may do what with trace data. That it is law enforcement or prosecution is the gate of the category. */
export const policy: Policy = {
  'tracing.read': ['analyst', 'detective', 'trace-clerk'],
  'tracing.write': ['analyst', 'detective', 'trace-clerk'],
  'tracing.import': ['analyst', 'trace-clerk'],
  'tracing.export': ['analyst', 'detective', 'trace-clerk'],
  'tracing.rules': ['analyst'],
  'tracing.refer': ['analyst', 'detective'],
  'tracing.purchaser': ['analyst', 'detective', 'trace-clerk'],
}
