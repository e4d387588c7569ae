import type { ClockRule, ExhibitQueue, GroupBy, LeadFigures, Span } from '../../contract/index.ts'
import type { AGES } from '../../contract/index.ts'

/** Words of reports: what is counted, from when to when. */
const FROM: Readonly<Record<ClockRule['from'], string>> = {
  collected: 'collection',
  received: 'receipt',
  triaged: 'triage',
  acquired: 'entry',
  searched: 'the search',
  'lead-made': 'the second reading',
}
const TO: Readonly<Record<ClockRule['to'], string>> = {
  received: 'Received',
  triaged: 'Triaged',
  acquired: 'Entered',
  searched: 'Searched',
  reviewed: 'Reviewed',
  told: 'Everyone told of the lead',
  confirmed: 'Lead examined',
}
const UNIT: Readonly<Record<ClockRule['unit'], readonly [one: string, many: string]>> = {
  hours: ['hour', 'hours'],
  days: ['day', 'days'],
  'business-days': ['business day', 'business days'],
}

export const ruleWords = ({ from, to, count, unit }: ClockRule): string =>
  `${TO[to]} within ${count} ${UNIT[unit][count === 1 ? 0 : 1]} of ${FROM[from]}`

export const spanWords = ({ from, to }: Span): string =>
  `From ${FROM[from as ClockRule['from']]} to ${SPAN_END[to] ?? to}`
const SPAN_END: Readonly<Record<string, string>> = {
  received: 'receipt',
  triaged: 'triage',
  acquired: 'entry',
  searched: 'the end of the search',
  reviewed: 'the end of its review',
}

export const STAGE_WORDS: Readonly<Record<ExhibitQueue, string>> = {
  receive: 'To receive',
  triage: 'To triage',
  enter: 'To enter',
  search: 'To search',
  review: 'To review',
}

export const AGE_WORDS: Readonly<Record<(typeof AGES)[number], string>> = {
  'under-1': 'Under 1 day',
  '1-2': '1–2 days',
  '3-7': '3–7 days',
  '8-30': '8–30 days',
  '31-90': '31–90 days',
  'over-90': 'Over 90 days',
}

export const SOURCE_WORDS: Readonly<Record<LeadFigures['source'], string>> = {
  own: 'Own comparisons',
  network: 'Lists of the imaging network',
}

export const GROUP_WORDS: Readonly<Record<GroupBy, readonly [title: string, none: string]>> = {
  agency: ['Agency that investigates', 'Case not shared'],
  site: ['Site of entry', 'Not entered at a site'],
}

/** Codes of outcomes read as they are written: `new-suspect` → New suspect. */
export const codeWords = (code: string): string => {
  const text = code.replaceAll('-', ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
