import { z } from 'zod'
import {
  CalendarDate,
  Category,
  Flag,
  listOf,
  RecordId,
  Sensitivity,
} from '../../../platform/contract/index.ts'
import { ClockRule } from './clocks.ts'

const line = (max: number) => z.string().trim().max(max)

export const LeadState = z.enum([
  'proposed',
  'not-agreed',
  'unconfirmed',
  'confirmed',
  'not-confirmed',
  'withdrawn',
])
export type LeadState = z.infer<typeof LeadState>

export const LeadSource = z.enum(['scans', 'entered'])
export const LeadPriority = z.enum(['high', 'normal', 'low'])
export type LeadPriority = z.infer<typeof LeadPriority>

/** What one reader says of two exhibits side by side on the screen. */
export const Reading = z.enum(['probable-link', 'no-link', 'inconclusive'])
export type Reading = z.infer<typeof Reading>

export const ExaminationResult = z.enum(['confirmed', 'not-confirmed', 'inconclusive'])
export type ExaminationResult = z.infer<typeof ExaminationResult>

export const NoticeAbout = z.enum(['lead', 'hit', 'known-link', 'not-confirmed', 'undone', 'withdrawn'])
export type NoticeAbout = z.infer<typeof NoticeAbout>

/** Why an agency cannot be told here and has to be called. */
export const Hindrance = z.enum(['no-accounts', 'no-agreement', 'other-owner', 'not-here'])
export type Hindrance = z.infer<typeof Hindrance>

export const LeadEventKind = z.enum([
  'proposed',
  'made',
  'joined',
  'not-agreed',
  'told',
  'phoned',
  'priority',
  'known-link',
  'confirmed',
  'not-confirmed',
  'inconclusive',
  'undone',
  'withdrawn',
  'outcome',
])
export type LeadEventKind = z.infer<typeof LeadEventKind>

const Moment = z.iso.datetime()

/** One of the two cases; null fields are not shared with the reader, or not known. */
export const LeadCase = z.object({
  id: RecordId.nullable().describe('Null where the reader may not see the case'),
  number: z.string().nullable(),
  agency: z.string().nullable(),
  agencyId: z.number().nullable(),
  offence: z.string().nullable(),
  occurredOn: z.string().nullable(),
  address: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  investigator: z.string().nullable(),
})
export type LeadCase = z.infer<typeof LeadCase>

export const LeadExhibit = z.object({
  id: RecordId,
  number: z.string(),
  kind: z.string(),
  calibre: z.string().nullable(),
  keeper: z.string().describe('Agency that keeps it'),
})
export type LeadExhibit = z.infer<typeof LeadExhibit>

export const LeadReading = z.object({
  reading: z.number(),
  decision: Reading.nullable().describe('Null while another person has to read without knowing it'),
  words: z.string().nullable(),
  reader: z.string(),
  at: Moment,
})

/** Two exhibits that were compared, one of each case. */
export const ComparedPair = z.object({
  id: RecordId,
  state: z.enum(['proposed', 'agreed', 'not-agreed']),
  one: LeadExhibit.nullable(),
  two: LeadExhibit.nullable(),
  calibresDiffer: z.boolean().describe('They are written down as of calibres that no one gun fires'),
  comparisonId: RecordId.nullable(),
  readings: z.array(LeadReading),
  mayRead: z.boolean().describe('Whether this person may give the second reading'),
})
export type ComparedPair = z.infer<typeof ComparedPair>

export const LeadNotice = z.object({
  id: RecordId,
  about: NoticeAbout,
  agency: z.string(),
  contact: z.string(),
  toldAt: Moment.nullable(),
  toldBy: z.string().nullable(),
  way: z.enum(['here', 'phone']).nullable(),
  toldTo: z.string().nullable().describe('Who was told, by phone or in person'),
  hindrance: Hindrance.nullable(),
  agreement: z.string().nullable(),
  readAt: Moment.nullable(),
  readBy: z.string().nullable(),
  dueAt: Moment.nullable(),
  mayPhone: z.boolean(),
})
export type LeadNotice = z.infer<typeof LeadNotice>

export const Examination = z.object({
  id: RecordId,
  result: ExaminationResult,
  method: z.string(),
  examinedOn: z.string(),
  exhibits: z.array(RecordId),
  notes: z.string(),
  examiner: z.string(),
  agency: z.string(),
  recordedAt: Moment,
})

/** The pair of cases as it is counted. */
export const Hit = z.object({
  id: RecordId,
  confirmedOn: z.string(),
  creditedTo: z.string().describe('Agency that confirmed it and counts it'),
  undoneAt: Moment.nullable(),
  undoneBy: z.string().nullable(),
  undoneReason: z.string().nullable(),
})

export const LeadEvent = z.object({
  kind: LeadEventKind,
  at: Moment,
  by: z.string(),
  agency: z.string(),
  words: z.string().nullable(),
})

export const Assignment = z.enum(['new', 'screened-out', 'assigned', 'accepted', 'returned', 'merged'])
export const Investigation = z.enum([
  'no-contact-yet',
  'nothing-new',
  'new-suspect',
  'suspect-confirmed',
  'witness-found',
  'gun-sought',
  'search-warrant',
  'network-case',
  'exhausted',
])
export const Result = z.enum([
  'arrest-this-event',
  'arrest-possession',
  'exceptional-clearance',
  'referred-to-prosecutor',
  'declined',
  'charged-state',
  'charged-federal',
  'convicted',
  'acquitted-or-dismissed',
  'refuted-by-examiner',
  'none-closed',
])
export const Usefulness = z.enum(['very-helpful', 'helpful', 'neutral', 'unhelpful'])

/** What became of a lead at one agency, in four parts. */
export const OutcomeContent = z
  .strictObject({
    assignment: Assignment,
    assignedTo: line(120).nullable(),
    assignedOn: CalendarDate.nullable(),
    investigation: Investigation.nullable(),
    workedOn: CalendarDate.nullable().describe('Day of the first action on it'),
    result: Result.nullable(),
    usefulness: Usefulness.nullable(),
    words: line(4000).nullable(),
  })
  .refine(({ assignment, words: said }) => assignment !== 'screened-out' || (said ?? '') !== '', {
    path: ['words'],
    message: 'Say why it was screened out.',
  })
  .refine(({ result, words: said }) => result !== 'declined' || (said ?? '') !== '', {
    path: ['words'],
    message: 'Say why it was declined.',
  })
export type OutcomeContent = z.infer<typeof OutcomeContent>

export const Outcome = z.object({
  agency: z.string(),
  own: z.boolean(),
  assignment: Assignment,
  assignedTo: z.string().nullable(),
  assignedOn: z.string().nullable(),
  investigation: Investigation.nullable(),
  workedOn: z.string().nullable(),
  result: Result.nullable(),
  usefulness: Usefulness.nullable(),
  words: z.string().nullable(),
  recordedAt: Moment,
  recordedBy: z.string(),
})
export type Outcome = z.infer<typeof Outcome>

export const Lead = z.object({
  id: RecordId,
  number: z.string(),
  owner: z.string(),
  category: Category,
  sensitivity: Sensitivity,
  source: LeadSource,
  priority: LeadPriority,
  state: LeadState,
  knownLink: z.string().nullable().describe('Why the link was known before; such a link is never a hit'),
  one: LeadCase,
  two: LeadCase,
  pairs: z.array(ComparedPair),
  notices: z.array(LeadNotice),
  examinations: z.array(Examination),
  hit: Hit.nullable(),
  outcomes: z.array(Outcome).describe('The newest of each agency'),
  events: z.array(LeadEvent),
  madeAt: Moment.nullable(),
  tellBy: Moment.nullable().describe('Until when every agency concerned is to be told'),
  tellClock: ClockRule.nullable().describe(
    'The clock of the agency that made the lead; null where it keeps none or does not show it to you',
  ),
  toldAt: Moment.nullable().describe('When every agency concerned had been told'),
  recordedAt: Moment,
  recordedBy: z.string(),
  version: z.number(),
  may: z.object({
    tell: z.boolean(),
    examine: z.boolean(),
    undo: z.boolean(),
    withdraw: z.boolean(),
    settle: z.boolean().describe('Priority and known link'),
    outcome: z.boolean(),
  }),
})
export type Lead = z.infer<typeof Lead>

export const ListedLead = z.object({
  id: RecordId,
  number: z.string(),
  state: LeadState,
  source: LeadSource,
  priority: LeadPriority,
  knownLink: z.boolean(),
  hit: z.boolean(),
  one: LeadCase,
  two: LeadCase,
  pairs: z.number(),
  madeAt: Moment.nullable(),
  tellBy: Moment.nullable(),
  toldAt: Moment.nullable(),
  agencies: z.number().describe('Agencies concerned'),
  told: z.number(),
  read: z.number(),
  owner: z.string(),
  recordedAt: Moment,
})
export type ListedLead = z.infer<typeof ListedLead>

export const leadFilter = {
  state: listOf(LeadState).optional(),
  agency: z.coerce.number().int().positive().max(2_147_483_647).optional().describe('Agency of either case'),
  priority: LeadPriority.optional(),
  late: Flag.optional().describe('Not told to everyone in time'),
  mine: Flag.optional().describe('The person investigates, read or entered it'),
  unread: Flag.optional().describe('Told to the agency and opened by nobody there'),
  q: line(100).optional().describe('Number of a lead or a case'),
}
