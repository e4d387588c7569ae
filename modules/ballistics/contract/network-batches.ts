import { z } from 'zod'
import { CalendarDate, RecordId, route } from '../../../platform/contract/index.ts'

/** How far an exhibit is on its way to the imaging site and back. */
export const ItemState = z.enum(['queued', 'sent', 'received', 'acquired', 'returned', 'removed'])
export type ItemState = z.infer<typeof ItemState>

/** A batch is as far as the exhibit of it that is least far. */
export const BatchState = z.enum(['queued', 'sent', 'received', 'acquired', 'returned'])
export type BatchState = z.infer<typeof BatchState>

/** An exhibit that was triaged to be entered and is in no batch. */
export const QueuedExhibit = z.object({
  id: RecordId,
  number: z.string(),
  barcode: z.string(),
  kind: z.string(),
  calibre: z.string().nullable(),
  caseNumber: z.string(),
  agency: z.string(),
  receivedAt: z.iso.datetime().nullable(),
  dueAt: z.iso.datetime().nullable().describe('Two business days after receipt (NIBIN operating standards)'),
  late: z.boolean(),
})
export type QueuedExhibit = z.infer<typeof QueuedExhibit>

export const BatchItem = z.object({
  exhibitId: RecordId,
  number: z.string(),
  barcode: z.string(),
  kind: z.string(),
  calibre: z.string().nullable(),
  caseNumber: z.string(),
  agency: z.string(),
  state: ItemState,
  acquisition: z.string().nullable(),
  acquiredOn: z.string().nullable(),
  reason: z.string().nullable(),
})
export type BatchItem = z.infer<typeof BatchItem>

const BatchHead = z.object({
  id: RecordId,
  number: z.string(),
  site: z.string(),
  state: BatchState,
  exhibits: z.number(),
  acquired: z.number(),
  sentAt: z.iso.datetime().nullable(),
  receivedAt: z.iso.datetime().nullable(),
  dueAt: z.iso.datetime().nullable().describe('When its exhibits should be entered'),
  late: z.boolean(),
  recordedAt: z.iso.datetime(),
  recordedBy: z.string(),
})

export const Batch = BatchHead.extend({
  contact: z.string().nullable(),
  remarks: z.string().nullable(),
  carriedBy: z.string().nullable(),
  receivedBy: z.string().nullable(),
  version: z.number(),
  items: z.array(BatchItem),
})
export type Batch = z.infer<typeof Batch>
export type BatchHead = z.infer<typeof BatchHead>

const one = z.object({ id: RecordId })
const Line = z.string().trim().min(1, 'Write something here.').max(200)
const base = { permission: 'ballistics.network', category: 'ballistic' } as const

export const listNetworkQueue = route({
  id: 'ballistics.networkQueue',
  method: 'GET',
  path: '/api/ballistics/network/queue',
  summary: 'Exhibits to be entered that are in no batch yet, the longest waiting first, and counts',
  ...base,
  query: z.object({ limit: z.coerce.number().int().min(1).max(500).default(200) }),
  response: z.object({ exhibits: z.array(QueuedExhibit), waiting: z.number(), late: z.number() }),
})

export const listBatches = route({
  id: 'ballistics.networkBatches',
  method: 'GET',
  path: '/api/ballistics/network/batches',
  summary: 'Batches for the imaging site, newest first',
  ...base,
  response: z.object({ batches: z.array(BatchHead) }),
})

export const createBatch = route({
  id: 'ballistics.createBatch',
  method: 'POST',
  path: '/api/ballistics/network/batches',
  summary: 'Put exhibits into a batch for an imaging site',
  ...base,
  body: z.strictObject({
    site: Line,
    contact: z.string().trim().max(200).nullable().default(null),
    remarks: z.string().trim().max(1_000).nullable().default(null),
    exhibits: z.array(RecordId).min(1, 'Choose at least one exhibit.').max(500),
  }),
  response: Batch,
  errors: ['ballistics.not_queued'],
})

export const readBatch = route({
  id: 'ballistics.networkBatch',
  method: 'GET',
  path: '/api/ballistics/network/batches/:id',
  summary: 'One batch with its exhibits',
  ...base,
  params: one,
  response: Batch,
  errors: ['record.unavailable'],
})

/** The next step of a batch, or of single exhibits of it. */
export const BatchStep = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('send'), on: CalendarDate, carriedBy: Line }),
  z.strictObject({ step: z.literal('receive'), on: CalendarDate, receivedBy: Line }),
  z.strictObject({
    step: z.literal('acquire'),
    exhibit: RecordId,
    acquisition: z.string().trim().min(1, 'Enter the number that the network gave.').max(60),
    on: CalendarDate,
  }),
  z.strictObject({
    step: z.literal('return'),
    on: CalendarDate,
    to: Line,
    reason: z.string().trim().max(500).nullable().default(null),
  }),
  z.strictObject({ step: z.literal('remove'), exhibit: RecordId, reason: Line }),
])
export type BatchStep = z.infer<typeof BatchStep>

export const stepBatch = route({
  id: 'ballistics.stepBatch',
  method: 'POST',
  path: '/api/ballistics/network/batches/:id/steps',
  summary: 'Send a batch, say that it was received, enter an acquisition, take exhibits back or one out',
  ...base,
  params: one,
  body: z.object({ version: z.number().int(), step: BatchStep }),
  response: Batch,
  errors: [
    'record.unavailable',
    'record.changed',
    'ballistics.batch_step',
    'ballistics.acquisition_taken',
    'ballistics.too_early',
  ],
})

export const batchSheet = route({
  id: 'ballistics.batchSheet',
  method: 'GET',
  path: '/api/ballistics/network/batches/:id/sheet',
  summary: 'The transmittal sheet of a batch, to print and sign, or as CSV',
  ...base,
  kind: 'file',
  params: one,
  query: z.object({ format: z.enum(['pdf', 'csv']).default('pdf') }),
  errors: ['record.unavailable'],
})
