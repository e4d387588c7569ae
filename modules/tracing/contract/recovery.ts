import { z } from 'zod'
import {
  CalendarDate,
  ClockTime,
  Cursor,
  Label,
  Latitude,
  listOf,
  Longitude,
  PartialDate,
  RecordId,
  route,
} from '../../../platform/contract/index.ts'
import * as code from './codes.ts'

const words = (max: number) => z.string().trim().max(max)

/** A firearm in the words in which it was read or written down; empty where nothing was. */
export const Firearm = z.object({
  serial: words(40),
  make: words(80),
  importer: words(80),
  country: words(60),
  type: code.FirearmKind,
  calibre: words(40),
  model: words(60),
  markings: words(500).nullable(),
  privatelyMade: z.boolean(),
  conversionDevice: z.boolean(),
})
export type Firearm = z.infer<typeof Firearm>

/** Who held the gun, or was with whoever did. */
export const Person = z.object({
  id: RecordId.optional(),
  role: z.enum(['possessor', 'associate']),
  last: words(80),
  first: words(80),
  alias: words(120).nullable(),
  bornOn: PartialDate.nullable(),
  sex: code.Sex.nullable(),
  race: code.Race.nullable(),
  ethnicity: code.Ethnicity.nullable(),
  heightInches: z.number().int().min(20).max(107).nullable(),
  weightPounds: z.number().int().min(20).max(999).nullable(),
  address: words(200).nullable(),
})
export type Person = z.infer<typeof Person>

/** What a person enters or corrects of a recovered gun. */
export const RecoveryContent = z.object({
  caseNumber: words(60).min(1, 'Write the case number.'),
  propertyTag: words(60).nullable(),
  exhibitNumber: words(60).nullable(),
  recoveredOn: PartialDate,
  recoveredTime: ClockTime.nullable(),
  circumstance: code.Circumstance,
  crimeCode: z
    .string()
    .regex(/^\d{4}$/, 'An NCIC offence code has four digits.')
    .nullable(),
  place: z.object({
    address: words(200).nullable(),
    city: words(80).nullable(),
    state: z
      .string()
      .trim()
      .regex(/^[A-Z]{2}$/, 'Write the state as two capitals.')
      .nullable(),
    latitude: Latitude.nullable(),
    longitude: Longitude.nullable(),
  }),
  firearm: Firearm,
  stolen: z.object({
    result: code.StolenResult,
    checkedOn: CalendarDate.nullable(),
    reference: words(80).nullable(),
  }),
  people: z.array(Person).max(50),
  remarks: words(4000).nullable(),
})
export type RecoveryContent = z.infer<typeof RecoveryContent>

export const Reading = z.object({
  text: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
  own: z.boolean().describe('Whether the person asking read it'),
})
export type Reading = z.infer<typeof Reading>

export const Photo = z.object({
  id: RecordId,
  name: z.string(),
  shows: z.enum(['whole', 'serial', 'markings', 'other']),
})
export type Photo = z.infer<typeof Photo>

/** A trace of the gun, as the page of the recovery lists it. */
export const TraceOfRecovery = z.object({
  id: RecordId,
  reference: z.string(),
  status: code.TraceStatus,
  outcome: code.Outcome.nullable(),
  at: z.iso.datetime(),
})

export const Recovery = RecoveryContent.extend({
  id: RecordId,
  label: Label,
  source: code.RecoverySource,
  recoveredLatest: z.boolean().describe('The day is only the last on which it can have been'),
  serialState: code.SerialState,
  readingState: code.ReadingState,
  readings: z.array(Reading),
  photos: z.array(Photo),
  traces: z.array(TraceOfRecovery),
  version: z.number(),
  recordedAt: z.iso.datetime(),
  recordedBy: z.string(),
  mayEdit: z.boolean(),
  sharedBy: z.string().nullable().describe('Agency that shares it; null for the own one'),
})
export type Recovery = z.infer<typeof Recovery>

const oneRecovery = z.object({ id: RecordId })

export const readRecovery = route({
  id: 'tracing.recovery',
  method: 'GET',
  path: '/api/tracing/recoveries/:id',
  summary: 'One recovered gun with its readings, people, photographs and traces',
  permission: 'tracing.read',
  category: 'trace',
  params: oneRecovery,
  response: Recovery,
  errors: ['record.unavailable', 'tracing.closed'],
})

export const recordRecovery = route({
  id: 'tracing.record',
  method: 'POST',
  path: '/api/tracing/recoveries',
  summary: 'Enter a recovered gun',
  permission: 'tracing.write',
  category: 'trace',
  body: RecoveryContent,
  response: Recovery,
  errors: ['tracing.tag_taken', 'tracing.closed'],
})

export const reviseRecovery = route({
  id: 'tracing.revise',
  method: 'PUT',
  path: '/api/tracing/recoveries/:id',
  summary: 'Correct a recovered gun; the state before is kept as a version',
  permission: 'tracing.write',
  category: 'trace',
  params: oneRecovery,
  body: z.object({
    version: z.number().int().min(1).max(1_000_000_000).describe('The version that was opened'),
    reason: words(500).min(1, 'Say why, in a few words: later readers will ask.'),
    content: RecoveryContent,
  }),
  response: Recovery,
  errors: ['record.unavailable', 'record.changed', 'tracing.tag_taken', 'tracing.closed'],
})

export const readSerialAgain = route({
  id: 'tracing.readSerial',
  method: 'POST',
  path: '/api/tracing/recoveries/:id/readings',
  summary: 'Add a reading of the serial number, taken from the gun without looking at the first',
  permission: 'tracing.write',
  category: 'trace',
  params: oneRecovery,
  body: z.object({ text: words(40).min(1, 'Write what you read, ? for what you cannot.') }),
  response: Recovery,
  errors: ['record.unavailable', 'tracing.closed'],
})

export const RecoveryVersion = z.object({
  version: z.number(),
  at: z.iso.datetime(),
  by: z.string(),
  reason: z.string().nullable(),
  changes: z.array(z.object({ path: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
})
export type RecoveryVersion = z.infer<typeof RecoveryVersion>

export const listRecoveryVersions = route({
  id: 'tracing.versions',
  method: 'GET',
  path: '/api/tracing/recoveries/:id/versions',
  summary: 'Every version: who changed what, when and why, newest first',
  permission: 'tracing.read',
  category: 'trace',
  params: oneRecovery,
  response: z.object({ versions: z.array(RecoveryVersion) }),
  errors: ['record.unavailable', 'tracing.closed'],
})

export const addPhoto = route({
  id: 'tracing.addPhoto',
  method: 'POST',
  path: '/api/tracing/recoveries/:id/photos',
  summary: 'Add a photograph of the gun',
  permission: 'tracing.write',
  category: 'trace',
  params: oneRecovery,
  query: z.object({ name: words(200).min(1), shows: Photo.shape.shows }),
  upload: { maxBytes: 20_000_000 },
  response: Photo,
  errors: ['record.unavailable', 'tracing.photo_unreadable', 'tracing.closed'],
})

export const readPhoto = route({
  id: 'tracing.photo',
  method: 'GET',
  path: '/api/tracing/recoveries/:id/photos/:photo',
  summary: 'A photograph of the gun',
  permission: 'tracing.read',
  category: 'trace',
  kind: 'file',
  params: oneRecovery.extend({ photo: RecordId }),
  errors: ['record.unavailable', 'tracing.closed'],
})

/** What the list of recovered guns is limited to. */
export const recoveryFilter = {
  from: CalendarDate.optional(),
  to: CalendarDate.optional(),
  circumstance: listOf(code.Circumstance).optional(),
  type: listOf(code.FirearmKind).optional(),
  serial: listOf(code.SerialState).optional(),
  traced: z.enum(['none', 'waiting', 'answered', 'rejected']).optional(),
  special: z.enum(['privately-made', 'conversion-device', 'stolen']).optional(),
  q: words(80).optional().describe('Start of a case number or property tag, or a make'),
} as const
export const RecoveryFilter = z.object(recoveryFilter)
export type RecoveryFilter = z.output<typeof RecoveryFilter>

export const RecoveryRow = z.object({
  id: RecordId,
  caseNumber: z.string(),
  propertyTag: z.string().nullable(),
  recoveredOn: PartialDate,
  recoveredLatest: z.boolean(),
  circumstance: code.Circumstance,
  address: z.string().nullable(),
  serial: z.string(),
  serialState: code.SerialState,
  readingState: code.ReadingState,
  make: z.string(),
  model: z.string(),
  type: code.FirearmKind,
  calibre: z.string(),
  privatelyMade: z.boolean(),
  conversionDevice: z.boolean(),
  stolen: code.StolenResult,
  trace: z.object({ id: RecordId, reference: z.string(), status: code.TraceStatus }).nullable(),
  sharedBy: z.string().nullable(),
})
export type RecoveryRow = z.infer<typeof RecoveryRow>

export const listRecoveries = route({
  id: 'tracing.recoveries',
  method: 'GET',
  path: '/api/tracing/recoveries',
  summary: 'A page of recovered guns, newest first',
  permission: 'tracing.read',
  category: 'trace',
  query: z.object({
    ...recoveryFilter,
    cursor: Cursor.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({
    rows: z.array(RecoveryRow),
    next: Cursor.nullable(),
    total: z.number(),
    untraced: z.number().describe('Of them, those that no request was made for'),
  }),
  errors: ['tracing.closed'],
})

export const exportRecoveries = route({
  id: 'tracing.exportRecoveries',
  method: 'GET',
  path: '/api/tracing/recoveries/export',
  summary: 'Every recovered gun under a filter as CSV or XLSX, without the people',
  permission: 'tracing.export',
  category: 'trace',
  kind: 'file',
  limit: { times: 120, seconds: 3_600 },
  query: z.object({ ...recoveryFilter, format: z.enum(['csv', 'xlsx']).default('csv') }),
  errors: ['tracing.closed'],
})
