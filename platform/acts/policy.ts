import type { Policy } from '#contract'

/** Who may be a second person at all; each kind of act names a permission of its own beside it. */
export const actPolicy: Policy = {
  'acts.approve': ['administrator', 'supervisor', 'professional-standards', 'publisher'],
}
