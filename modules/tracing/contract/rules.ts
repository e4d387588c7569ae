import { kindRules, originRules } from './rules-firearm.ts'
import { recordRules } from './rules-record.ts'
import { initiationRules, requesterRules } from './rules-request.ts'
import type { Rule } from './rule.ts'
import { serialRules } from './rules-serial.ts'

/** Every rule, in the order of the form. */
export const rules: readonly Rule[] = [
  ...initiationRules,
  ...requesterRules,
  ...serialRules,
  ...kindRules,
  ...originRules,
  ...recordRules,
]
