import { z } from 'zod'
import { CalendarDate, Label, PartialDate, RecordId } from '../../../platform/contract/index.ts'
import { Finding } from './finding.ts'
import * as code from './codes.ts'
import { Firearm } from './recovery.ts'

const words = (max: number) => z.string().trim().max(max)

/** What is asked of the tracing center, by the items of ATF Form 3312.1. Empty texts are allowed while it is a draft. */
export const TraceRequest = z.object({
  priority: code.Priority,
  justification: words(500),
  instructions: words(500),
  crimeCode: words(4),
  projectCode: words(40),
  requester: z.object({
    ori: words(12),
    phone: words(40),
    fax: words(40),
    email: words(120),
    officer: words(120),
    badge: words(40),
    caseNumber: words(60),
    unit: words(120),
    address: words(300),
  }),
  firearm: Firearm.omit({ privatelyMade: true, conversionDevice: true }).extend({
    obliterated: z.boolean(),
    obliteration: words(500).describe('Part IX: what was removed and what could still be read'),
  }),
  bonaFide: z.boolean().describe('Affirmed to be for a bona fide criminal investigation'),
})
export type TraceRequest = z.infer<typeof TraceRequest>

/** One station on the way from the maker to the first purchaser. */
export const Step = z.object({
  kind: code.StepKind,
  name: words(160),
  licence: words(40).nullable(),
  city: words(80).nullable(),
  state: words(40).nullable(),
  on: PartialDate.nullable(),
})
export type Step = z.infer<typeof Step>

export const Purchaser = z.object({
  last: words(80).min(1, 'Write the family name.'),
  first: words(80),
  bornOn: PartialDate.nullable(),
  sex: code.Sex.nullable(),
  race: code.Race.nullable(),
  address: words(200).nullable(),
  city: words(80).nullable(),
  state: words(40).nullable(),
})
export type Purchaser = z.infer<typeof Purchaser>

/** ATF's bands of the time from the first retail sale to the recovery. */
export const Band = z.enum([
  'under-3-months',
  '3-to-7-months',
  '7-to-12-months',
  '1-to-2-years',
  '2-to-3-years',
  '3-years-and-over',
])
export type Band = z.infer<typeof Band>

/** Lists often say no more than whether it was three years. */
export const StatedBand = z.enum(['under-3-years', '3-years-and-over'])
export type StatedBand = z.infer<typeof StatedBand>

const Rejection = z.object({ codes: z.array(z.string()), words: z.string(), on: CalendarDate })

export const Trace = z.object({
  id: RecordId,
  label: Label,
  reference: z.string(),
  number: z.string().nullable(),
  status: code.TraceStatus,
  request: TraceRequest,
  recovery: z.object({
    id: RecordId,
    caseNumber: z.string(),
    propertyTag: z.string().nullable(),
    recoveredOn: PartialDate,
    recoveredLatest: z.boolean(),
    recoveredTime: z.string().nullable(),
    circumstance: code.Circumstance,
    address: z.string().nullable(),
    city: z.string().nullable(),
    state: z.string().nullable(),
    serialState: code.SerialState,
    readingState: code.ReadingState,
    readings: z.array(z.object({ text: z.string(), by: z.string(), at: z.iso.datetime() })),
    privatelyMade: z.boolean(),
    conversionDevice: z.boolean(),
    stolen: code.StolenResult,
    possessors: z.array(z.object({ name: z.string(), bornOn: PartialDate.nullable() })),
  }),
  requestedOn: CalendarDate.nullable(),
  submittedAt: z.iso.datetime().nullable(),
  submittedBy: z.string().nullable(),
  findings: z.array(Finding),
  clock: z
    .object({
      startedAt: z.iso.datetime(),
      dueAt: z.iso.datetime(),
      rule: z.enum(['submit', 'urgent', 'routine']),
    })
    .nullable(),
  rejection: Rejection.nullable(),
  corrects: z.object({ id: RecordId, reference: z.string() }).nullable(),
  correctedBy: z.object({ id: RecordId, reference: z.string() }).nullable(),
  result: z
    .object({
      outcome: code.Outcome,
      answeredOn: CalendarDate.nullable(),
      steps: z.array(Step),
      daysToCrime: z.number().nullable(),
      band: Band.nullable(),
      daysSpan: z
        .object({ least: z.number().nullable(), most: z.number().nullable() })
        .nullable()
        .describe('Between which the days lie where they are not known'),
      stated: z
        .object({ days: z.number().nullable(), band: StatedBand.nullable() })
        .nullable()
        .describe('What the answer itself says of it'),
      purchaserNumber: z.number().nullable(),
    })
    .nullable(),
  remarks: z.string().nullable(),
  version: z.number(),
  recordedAt: z.iso.datetime(),
  recordedBy: z.string(),
  mayEdit: z.boolean(),
  sharedBy: z.string().nullable(),
})
export type Trace = z.infer<typeof Trace>

/** What came back. */
export const TraceResult = z.object({
  number: words(40).nullable(),
  outcome: code.Outcome,
  answeredOn: CalendarDate,
  steps: z.array(Step).max(30),
  purchaser: Purchaser.nullable(),
})
export type TraceResult = z.infer<typeof TraceResult>
