import type { Hindrance, LeadState, NoticeAbout, Reading, ExaminationResult } from '../contract/index.ts'

/** What a pair of cases is called in files and documents; a lead is unconfirmed wherever it appears. */
export function stateWords(state: LeadState, hit: boolean, known: boolean): string {
  if (state === 'confirmed') return hit ? 'Hit, confirmed' : known ? 'Known link, confirmed' : 'Confirmed'
  return STATES[state]
}

const STATES: Readonly<Record<Exclude<LeadState, 'confirmed'>, string>> = {
  proposed: 'Proposed, one reader',
  'not-agreed': 'Readers did not agree',
  unconfirmed: 'Lead, unconfirmed',
  'not-confirmed': 'Not confirmed on the items',
  withdrawn: 'Lead withdrawn',
}

export const ABOUT: Readonly<Record<NoticeAbout, string>> = {
  lead: 'Lead, unconfirmed',
  hit: 'Hit',
  'known-link': 'Known link, confirmed',
  'not-confirmed': 'Not confirmed',
  undone: 'Hit taken back',
  withdrawn: 'Withdrawal',
}

export const READINGS: Readonly<Record<Reading, string>> = {
  'probable-link': 'Probable link',
  'no-link': 'No link',
  inconclusive: 'Inconclusive',
}

export const RESULTS: Readonly<Record<ExaminationResult, string>> = {
  confirmed: 'Confirmed on the items',
  'not-confirmed': 'Not confirmed on the items',
  inconclusive: 'Inconclusive',
}

export const HINDRANCES: Readonly<Record<Hindrance, string>> = {
  'no-accounts': 'nobody of the agency has an account',
  'no-agreement': 'no agreement covers it',
  'other-owner': 'not all of it belongs to the agency that tells',
  'not-here': 'the agency is not here',
}

/** A code in words: `cartridge-case` → Cartridge case. */
export const codeWords = (code: string): string => {
  const words = code.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
