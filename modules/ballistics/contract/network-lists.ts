import { z } from 'zod'
import { RecordId, route } from '../../../platform/contract/index.ts'
import { importErrors } from '../../../platform/import/contract.ts'

/** What a list of the network holds: a row a lead, or a row an acquisition. */
export const ListKind = z.enum(['leads', 'acquisitions'])
export type ListKind = z.infer<typeof ListKind>

/** What a column can hold, by kind of list; those that a list cannot do without stand in `NEEDED`. */
export const LIST_FIELDS = {
  leads: [
    'lead',
    'issued',
    'acquisitionA',
    'acquisitionB',
    'caseA',
    'caseB',
    'notified',
    'status',
    'confirmed',
    'examiner',
  ],
  acquisitions: ['acquisition', 'exhibit', 'entered', 'site'],
} as const satisfies Record<ListKind, readonly string[]>

export type LeadField = (typeof LIST_FIELDS)['leads'][number]
export type AcquisitionField = (typeof LIST_FIELDS)['acquisitions'][number]
export const ListField = z.enum([...LIST_FIELDS.leads, ...LIST_FIELDS.acquisitions])
export type ListField = z.infer<typeof ListField>

/** A field with one of the others is enough: a side is named by its acquisition or by its case. */
export const NEEDED: Readonly<Record<ListKind, readonly (readonly ListField[])[]>> = {
  leads: [['issued'], ['acquisitionA', 'caseA'], ['acquisitionB', 'caseB']],
  acquisitions: [['acquisition'], ['exhibit'], ['entered']],
}

/** Field → header of the column that holds it. */
export const ListMapping = z.partialRecord(ListField, z.string().max(200))
export type ListMapping = z.infer<typeof ListMapping>

/** One thing wrong at one place of the file, in sentences. */
export const RowProblem = z.object({
  row: z.number().describe('1 is the first row below the header'),
  column: z.string().nullable(),
  reason: z.string(),
  remedy: z.string(),
})
export type RowProblem = z.infer<typeof RowProblem>

/** What an import did. Every row read ends in exactly one of new, changed, unchanged or rejected. */
export const ListReport = z.object({
  rowsRead: z.number(),
  new: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  rejected: z.number(),
  becameHit: z.number().describe('Leads that were not a hit before this list'),
  hits: z.number().describe('Rows of the list that an examiner confirmed'),
  open: z.number().describe('Acquisitions of this list that a person has to match'),
  problems: z
    .array(RowProblem)
    .describe('The first rejected rows; all of them are in the file of rejected rows'),
  notes: z.array(RowProblem).describe('Rows that were taken with something set aside'),
  warnings: z.array(z.string()),
})
export type ListReport = z.infer<typeof ListReport>

export const NetworkList = z.object({
  id: RecordId,
  kind: ListKind,
  fileName: z.string(),
  size: z.number(),
  format: z.string(),
  headers: z.array(z.string()),
  mapping: ListMapping,
  report: ListReport.nullable(),
  rejected: z.boolean().describe('Whether rejected rows can be downloaded'),
  importedAt: z.iso.datetime().nullable(),
  recordedAt: z.iso.datetime(),
  recordedBy: z.string(),
})
export type NetworkList = z.infer<typeof NetworkList>

const oneList = z.object({ id: RecordId })

export const uploadList = route({
  id: 'ballistics.uploadList',
  method: 'POST',
  path: '/api/ballistics/network/lists',
  summary: 'Send in a list of the imaging network; answers with its columns as they were recognised',
  permission: 'ballistics.network',
  category: 'ballistic',
  upload: { maxBytes: 64 * 1024 * 1024 },
  query: z.object({ name: z.string().trim().min(1).max(200), kind: ListKind.optional() }),
  response: NetworkList,
  errors: ['ballistics.list_too_long', ...Object.keys(importErrors)],
})

export const listLists = route({
  id: 'ballistics.lists',
  method: 'GET',
  path: '/api/ballistics/network/lists',
  summary: 'Lists of the imaging network your agency sent in, newest first',
  permission: 'ballistics.network',
  category: 'ballistic',
  response: z.object({ lists: z.array(NetworkList.omit({ headers: true, mapping: true })) }),
})

export const readList = route({
  id: 'ballistics.readList',
  method: 'GET',
  path: '/api/ballistics/network/lists/:id',
  summary: 'One list with its columns and what its import did',
  permission: 'ballistics.network',
  category: 'ballistic',
  params: oneList,
  response: NetworkList,
  errors: ['record.unavailable'],
})

export const PreviewedRow = z.object({
  row: z.number(),
  cells: z.record(z.string(), z.string()).describe('Field → what would be stored'),
  problems: z.array(RowProblem.omit({ row: true })),
})
export type PreviewedRow = z.infer<typeof PreviewedRow>

export const previewList = route({
  id: 'ballistics.previewList',
  method: 'POST',
  path: '/api/ballistics/network/lists/:id/preview',
  summary: 'The first rows as a mapping reads them, and how many rows it would reject; nothing is stored',
  permission: 'ballistics.network',
  category: 'ballistic',
  params: oneList,
  body: z.object({ kind: ListKind, mapping: ListMapping }),
  response: z.object({
    rows: z.array(PreviewedRow),
    rowsRead: z.number(),
    rejected: z.number(),
    missing: z.array(z.array(ListField)).describe('Fields wanting a column; any of each group will do'),
  }),
  errors: ['record.unavailable', 'ballistics.list_too_long', ...Object.keys(importErrors)],
})

export const importList = route({
  id: 'ballistics.importList',
  method: 'POST',
  path: '/api/ballistics/network/lists/:id/import',
  summary: 'Import a list with the confirmed mapping: all of it, or nothing',
  permission: 'ballistics.network',
  category: 'ballistic',
  params: oneList,
  body: z.object({ kind: ListKind, mapping: ListMapping }),
  response: NetworkList,
  errors: [
    'record.unavailable',
    'ballistics.list_unmapped',
    'ballistics.list_done',
    'ballistics.list_too_long',
    ...Object.keys(importErrors),
  ],
})

export const rejectedRows = route({
  id: 'ballistics.rejectedRows',
  method: 'GET',
  path: '/api/ballistics/network/lists/:id/rejected',
  summary: 'The rejected rows as CSV with row, column, reason and remedy, to mend and send in again',
  permission: 'ballistics.network',
  category: 'ballistic',
  kind: 'file',
  params: oneList,
  errors: ['record.unavailable'],
})
