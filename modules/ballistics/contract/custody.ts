import { z } from 'zod'
import { RecordId, route } from '../../../platform/contract/index.ts'
import { line, Moment } from './codes.ts'
import { ExhibitRow } from './exhibits.ts'

export const CustodyKind = z.enum([
  'collected',
  'handed-over',
  'received',
  'sealed',
  'opened',
  'stored',
  'test-fired',
  'acquired',
  'returned',
  'correction',
])
export type CustodyKind = z.infer<typeof CustodyKind>

/** What a person enters by hand; the others follow from what was done with the exhibit. */
export const HandOverKind = CustodyKind.extract([
  'handed-over',
  'received',
  'stored',
  'sealed',
  'opened',
  'returned',
])
export type HandOverKind = z.infer<typeof HandOverKind>

export const CustodyEntry = z.object({
  id: RecordId,
  sequence: z.number(),
  kind: CustodyKind,
  happenedAt: Moment,
  from: z.string().nullable(),
  to: z.string().nullable(),
  place: z.string().nullable(),
  reason: z.string().nullable(),
  corrects: z.number().nullable().describe('Sequence of the entry that this one corrects'),
  correctedBy: z.number().nullable().describe('Sequence of the entry that corrects this one'),
  annuls: z.boolean().describe('Says that what it corrects did not happen'),
  recordedAt: z.iso.datetime(),
  recordedBy: z.string(),
})
export type CustodyEntry = z.infer<typeof CustodyEntry>

const ids = z
  .array(RecordId)
  .min(1, 'Scan or choose at least one exhibit.')
  .max(500, 'Hand over at most 500 exhibits at once.')

export const readCustody = route({
  id: 'ballistics.readCustody',
  method: 'GET',
  path: '/api/ballistics/exhibits/:id/custody',
  summary:
    'Every hand-over of an exhibit in the order in which it was written down, with corrections beside what they correct',
  permission: 'ballistics.read',
  category: 'ballistic',
  params: z.object({ id: RecordId }),
  response: z.object({ entries: z.array(CustodyEntry), mayAdd: z.boolean() }),
  errors: ['record.unavailable'],
})

export const handOver = route({
  id: 'ballistics.handOver',
  method: 'POST',
  path: '/api/ballistics/hand-overs',
  summary:
    'Write down a hand-over, a receipt or a place of storage of one or many exhibits: of all or of none',
  permission: 'ballistics.write',
  category: 'ballistic',
  body: z.object({
    exhibitIds: ids,
    kind: HandOverKind,
    happenedAt: Moment.nullable().default(null).describe('Now where it is left out'),
    to: line(120).describe('Who has them then; the person at the screen for a receipt where it is left out'),
    place: line(200),
    reason: line(400),
  }),
  response: z.object({ exhibits: z.array(ExhibitRow) }),
  errors: ['record.unavailable', 'ballistics.too_early'],
})

export const correctCustody = route({
  id: 'ballistics.correctCustody',
  method: 'POST',
  path: '/api/ballistics/custody/:id/corrections',
  summary: 'Correct an entry of the log by a further one that names it; both stay',
  permission: 'ballistics.write',
  category: 'ballistic',
  params: z.object({ id: RecordId }),
  body: z.object({
    happened: z.boolean().default(true).describe('False: what the entry says did not happen'),
    happenedAt: Moment.nullable().default(null).describe('As it stood where it is left out'),
    to: line(120),
    place: line(200),
    reason: z.string().trim().min(1, 'Say what was wrong.').max(400),
  }),
  response: z.object({ entries: z.array(CustodyEntry), mayAdd: z.boolean() }),
  errors: [
    'record.unavailable',
    'permission.missing',
    'ballistics.corrected_already',
    'ballistics.too_early',
  ],
})

/** What a hand scanner types or a camera reads. */
export const scanExhibit = route({
  id: 'ballistics.scanExhibit',
  method: 'GET',
  path: '/api/ballistics/scan',
  summary: 'The exhibits that carry exactly this barcode or number',
  permission: 'ballistics.read',
  category: 'ballistic',
  query: z.object({ code: z.string().trim().min(1).max(80) }),
  response: z.object({ exhibits: z.array(ExhibitRow) }),
})

export const acquireExhibit = route({
  id: 'ballistics.acquireExhibit',
  method: 'PUT',
  path: '/api/ballistics/exhibits/:id/acquisition',
  summary: 'Mark an exhibit as entered into the imaging network, or correct what was written of it',
  permission: 'ballistics.acquire',
  category: 'ballistic',
  params: z.object({ id: RecordId }),
  body: z.object({
    acquiredAt: z.iso
      .datetime({ local: true, offset: true })
      .nullable()
      .default(null)
      .describe('Now where it is left out'),
    acquisition: line(60).describe('Its number in the imaging network'),
    site: line(120),
  }),
  response: ExhibitRow,
  errors: [
    'record.unavailable',
    'permission.missing',
    'ballistics.not_received',
    'ballistics.too_early',
    'ballistics.no_surface',
  ],
})

export const testFire = route({
  id: 'ballistics.testFire',
  method: 'POST',
  path: '/api/ballistics/exhibits/:id/test-fires',
  summary: 'Enter the test fires of a firearm as exhibits of its case, tied to it',
  permission: 'ballistics.acquire',
  category: 'ballistic',
  params: z.object({ id: RecordId }),
  body: z.object({
    count: z
      .number()
      .int()
      .min(1, 'Enter at least one test fire.')
      .max(20, 'Enter at most 20 test fires at once.'),
    firedAt: Moment.nullable().default(null).describe('Now where it is left out'),
    calibre: line(60).describe('Of the ammunition; that of the firearm where it is left out'),
    headstamp: line(60),
    remarks: line(2000),
  }),
  response: z.object({ exhibits: z.array(ExhibitRow) }),
  errors: ['record.unavailable', 'permission.missing', 'ballistics.not_firearm', 'ballistics.not_received'],
})
