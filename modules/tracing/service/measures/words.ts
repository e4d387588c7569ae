import type { Outcome } from '../../contract/index.ts'

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  'purchaser-identified': 'First purchaser identified',
  'dealer-record-unavailable': 'Record of the dealer not available',
  'dealer-closed': 'Dealer out of business, record not found',
  'insufficient-description': 'Description of the gun not sufficient',
  'serial-invalid': 'Serial number invalid or incomplete',
  'too-old': 'Too old to be traced',
  'privately-made': 'Privately made',
  'government-or-export': 'Made for a government or exported',
  other: 'Other',
}

/** `serial-missing` → Serial missing; nothing where no cause was recorded. */
export function causeWords(cause: string): string {
  const text = cause.replaceAll('-', ' ')
  return text === '' ? 'No cause recorded' : text.charAt(0).toUpperCase() + text.slice(1)
}
