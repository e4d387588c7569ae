import { z } from 'zod'
import {
  CalendarDate,
  Cursor,
  Flag,
  Label,
  listOf,
  RecordId,
  route,
} from '../../../platform/contract/index.ts'
import { CaseContent, CaseReference } from './cases.ts'
import * as code from './codes.ts'

const metres = z.number().min(-10_000).max(10_000).nullable().default(null)

/** What a person writes down of an exhibit. What is not known stays empty, never a guess. */
export const ExhibitContent = z.object({
  number: code.line(40).describe('Given by the agency; the next of the year where it is left out'),
  barcode: code.line(60).describe('As on the bag; the number where it is left out'),
  kind: code.ExhibitKind,
  firearmId: RecordId.nullable().default(null).describe('The firearm a test fire came from'),
  propertyTag: code.line(60),
  calibre: code.line(60).describe('As written on the exhibit or by who collected it'),
  headstamp: code.line(60),
  make: code.line(80),
  model: code.line(80),
  serial: code.line(60),
  firingPinShape: code.FiringPinShape.nullable().default(null),
  breechMarks: code.BreechMarks.nullable().default(null),
  riflingCount: z.number().int().min(1).max(30).nullable().default(null),
  riflingTwist: code.RiflingTwist.nullable().default(null),
  riflingWidth: z.number().int().min(1).max(20_000).nullable().default(null).describe('Micrometres'),
  marker: code.line(20).describe('Number of the marker at the scene'),
  position: code.line(200).describe('Where it lay, in words'),
  x: metres.describe('Metres from the reference point of the scene'),
  y: metres,
  remarks: code.line(2000),
})
export type ExhibitContent = z.output<typeof ExhibitContent>
export type ExhibitInput = z.input<typeof ExhibitContent>

export const ExhibitRow = z.object({
  id: RecordId,
  number: z.string(),
  barcode: z.string(),
  kind: code.ExhibitKind,
  case: CaseReference.nullable().describe('Null where the case is not shared'),
  calibre: z.string().nullable(),
  make: z.string().nullable(),
  marker: z.string().nullable(),
  stage: code.ExhibitStage,
  triage: code.TriageOutcome.nullable(),
  collectedAt: code.Moment.nullable(),
  receivedAt: code.Moment.nullable(),
  acquiredAt: code.Moment.nullable(),
  acquisition: z.string().nullable(),
  holder: z.string().nullable(),
  sharedBy: z.string().nullable().describe('Agency that keeps it and shares it; null for the own one'),
})
export type ExhibitRow = z.infer<typeof ExhibitRow>

/** Another exhibit as it is named beside one. */
export const ExhibitReference = z.object({ id: RecordId, number: z.string(), kind: code.ExhibitKind })
export type ExhibitReference = z.infer<typeof ExhibitReference>

export const Exhibit = ExhibitRow.extend({
  label: Label,
  firearm: ExhibitReference.nullable(),
  propertyTag: z.string().nullable(),
  headstamp: z.string().nullable(),
  model: z.string().nullable(),
  serial: z.string().nullable(),
  firingPinShape: code.FiringPinShape.nullable(),
  breechMarks: code.BreechMarks.nullable(),
  riflingCount: z.number().nullable(),
  riflingTwist: code.RiflingTwist.nullable(),
  riflingWidth: z.number().nullable(),
  position: z.string().nullable(),
  x: z.number().nullable(),
  y: z.number().nullable(),
  remarks: z.string().nullable(),
  triagedAt: z.iso.datetime().nullable(),
  triageReason: z.string().nullable(),
  representative: ExhibitReference.nullable().describe('The exhibit that is entered in its place'),
  represents: z.array(ExhibitReference).describe('Exhibits that it stands for'),
  testFires: z.array(ExhibitReference),
  site: z.string().nullable(),
  searchedAt: z.iso.datetime().nullable(),
  reviewedAt: z.iso.datetime().nullable(),
  holderPlace: z.string().nullable(),
  version: z.number(),
  recordedAt: z.iso.datetime(),
  recordedBy: z.string(),
  mayEdit: z.boolean(),
})
export type Exhibit = z.infer<typeof Exhibit>

/** What a list, a count or an export of exhibits is limited to; kept in the address. */
export const exhibitFilter = {
  q: z.string().max(80).optional().describe('Start of the number of an exhibit, a barcode or a case'),
  caseId: z.uuid().optional(),
  kind: listOf(code.ExhibitKind).optional(),
  stage: listOf(code.ExhibitStage).optional(),
  triage: listOf(code.TriageOutcome).optional(),
  calibre: z.string().max(60).optional().describe('However it is spelled'),
  agency: listOf(z.string().regex(/^\d{1,9}$/))
    .optional()
    .describe('Agencies that keep the exhibits'),
  from: CalendarDate.optional().describe('Collected on this day or later'),
  to: CalendarDate.optional().describe('Collected on this day or earlier'),
  receivedFrom: CalendarDate.optional(),
  receivedTo: CalendarDate.optional(),
  holder: z.string().max(120).optional().describe('Who has it now'),
  unnumbered: Flag.optional().describe('Only exhibits whose case has no number'),
} as const
export const ExhibitFilter = z.object(exhibitFilter)
export type ExhibitFilter = z.output<typeof ExhibitFilter>

export const ExhibitSort = z.enum([
  'recorded-desc',
  'recorded-asc',
  'number-asc',
  'number-desc',
  'received-desc',
  'received-asc',
])
export type ExhibitSort = z.infer<typeof ExhibitSort>

export const listExhibits = route({
  id: 'ballistics.listExhibits',
  method: 'GET',
  path: '/api/ballistics/exhibits',
  summary: 'A page of exhibits, filtered and sorted',
  permission: 'ballistics.read',
  category: 'ballistic',
  query: z.object({
    ...exhibitFilter,
    sort: ExhibitSort.default('recorded-desc'),
    cursor: Cursor.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ rows: z.array(ExhibitRow), next: Cursor.nullable() }),
})

/** Counting stops here: nobody pages further, and a list opens at once. */
export const COUNTED = 10_000

export const countExhibits = route({
  id: 'ballistics.countExhibits',
  method: 'GET',
  path: '/api/ballistics/exhibits/count',
  summary: 'How many exhibits a filter holds, counted to 10,000',
  permission: 'ballistics.read',
  category: 'ballistic',
  query: z.object(exhibitFilter),
  response: z.object({
    exhibits: z.number(),
    more: z.boolean().describe('There are more than were counted'),
    agencies: z
      .array(z.object({ id: z.number(), name: z.string() }))
      .describe('Agencies whose exhibits could be among them, the own one first'),
  }),
})

export const exportExhibits = route({
  id: 'ballistics.exportExhibits',
  method: 'GET',
  path: '/api/ballistics/exhibits/export',
  summary: 'All exhibits under a filter as CSV or XLSX',
  permission: 'ballistics.export',
  category: 'ballistic',
  kind: 'file',
  query: z.object({
    ...exhibitFilter,
    sort: ExhibitSort.default('recorded-desc'),
    format: z.enum(['csv', 'xlsx']),
  }),
})

const oneExhibit = z.object({ id: RecordId })

export const readExhibit = route({
  id: 'ballistics.readExhibit',
  method: 'GET',
  path: '/api/ballistics/exhibits/:id',
  summary: 'One exhibit with its case, class characteristics and how far it has come',
  permission: 'ballistics.read',
  category: 'ballistic',
  params: oneExhibit,
  response: Exhibit,
  errors: ['record.unavailable'],
})

/** At one scene: the case once, then one exhibit after the other. */
export const SceneContent = z.object({
  case: z.union([z.object({ id: RecordId }), CaseContent]),
  collectedAt: code.Moment.nullable().default(null),
  collectedBy: code.line(120).describe('Who picked them up; the person at the screen where it is left out'),
  receivedAt: code.Moment.nullable().default(null).describe('Where they are already at the laboratory'),
  exhibits: z
    .array(ExhibitContent)
    .min(1, 'Enter at least one exhibit.')
    .max(500, 'Enter at most 500 at once.'),
})
export type SceneContent = z.output<typeof SceneContent>

export const recordExhibits = route({
  id: 'ballistics.recordExhibits',
  method: 'POST',
  path: '/api/ballistics/exhibits',
  summary: 'Enter the exhibits of a scene: all of them or, if one does not fit, none',
  permission: 'ballistics.write',
  category: 'ballistic',
  body: SceneContent,
  response: z.object({
    case: CaseReference,
    exhibits: z.array(ExhibitReference.extend({ barcode: z.string() })),
  }),
  errors: ['record.unavailable', 'ballistics.number_taken', 'ballistics.too_early'],
})

export const reviseExhibit = route({
  id: 'ballistics.reviseExhibit',
  method: 'PUT',
  path: '/api/ballistics/exhibits/:id',
  summary: 'Correct what is written of an exhibit; the audit keeps what stood there before',
  permission: 'ballistics.write',
  category: 'ballistic',
  params: oneExhibit,
  body: z.object({
    version: z.number().int().min(1).max(1_000_000_000).describe('The version that was opened'),
    caseId: RecordId.optional().describe('Another case it belongs to'),
    content: ExhibitContent,
  }),
  response: Exhibit,
  errors: ['record.unavailable', 'record.changed', 'permission.missing', 'ballistics.number_taken'],
})
