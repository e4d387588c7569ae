import type { Say } from '#web/messages'
import type { ExplainedStep } from '../../../platform/sharing/contract.ts'
import type { words } from './words.ts'

type Key = keyof (typeof words)['en']

const RULES: Readonly<Record<ExplainedStep['rule'], Key>> = {
  agency: 'ruleAgency',
  role: 'ruleRole',
  purpose: 'rulePurpose',
  clearance: 'ruleClearance',
  owner: 'ruleOwner',
  sealed: 'ruleSealed',
  floor: 'ruleFloor',
  admission: 'ruleAdmission',
  concern: 'ruleConcern',
  grant: 'ruleGrant',
  basis: 'ruleBasis',
}

const WHY: Readonly<Record<string, Key>> = {
  revoked: 'whyRevoked',
  expired: 'whyExpired',
  agreement: 'whyAgreement',
  party: 'whyParty',
  recipient: 'whyRecipient',
  chain: 'whyChain',
  purpose: 'whyPurpose',
  sensitivity: 'whySensitivity',
  wholesale: 'whyWholesale',
  record: 'whyRecord',
}

/** One rule in plain words, and what was lacking. */
export function stepWords(t: Say<(typeof words)['en']>, step: ExplainedStep, source: string): string {
  const rule = t(RULES[step.rule], { source, about: step.about ?? '' })
  const why = step.why === null ? undefined : WHY[step.why]
  return why ? `${rule}: ${t(why)}` : rule
}
