import { z } from 'zod'
import { RecordId, route } from '../../../platform/contract/index.ts'
import { importErrors } from '../../../platform/import/contract.ts'
import { RowProblem } from './network-lists.ts'

const Holds = z.enum(['exhibits', 'acquisitions'])

/** What came of a file of exhibits. Every row ends in exactly one of new, advanced, known, repeated or rejected. */
export const ExhibitImportReport = z.object({
  holds: Holds,
  rows: z.number(),
  new: z.number().describe('Exhibits that were not here before'),
  advanced: z.number().describe('Exhibits that are now received or entered and were not before'),
  known: z.number().describe('Exhibits that stood here already; what people wrote of them stays'),
  repeated: z.number().describe('Rows whose exhibit stands further down in the file once more'),
  rejected: z.number(),
  newCases: z.number(),
  unnumbered: z.number().describe('Exhibits without a case number; each has a case of its own that says so'),
  problems: z
    .array(RowProblem)
    .describe('The first rejected rows; all of them are in the file of rejected rows'),
  notes: z.array(RowProblem).describe('Rows that were taken with something to look at'),
  warnings: z.array(z.string()),
})
export type ExhibitImportReport = z.infer<typeof ExhibitImportReport>

export const ExhibitImportState = z.enum(['checking', 'checked', 'running', 'done', 'failed', 'cancelled'])
export type ExhibitImportState = z.infer<typeof ExhibitImportState>

/** A file of exhibits that was sent in. */
export const ExhibitImport = z.object({
  id: RecordId,
  fileName: z.string(),
  size: z.number(),
  format: z.string(),
  holds: Holds,
  state: ExhibitImportState,
  report: ExhibitImportReport.nullable().describe(
    'Until the file is imported, what would come of it; new cases are then not counted yet',
  ),
  hasRejected: z.boolean().describe('Whether rejected rows can be downloaded'),
  problem: z.object({ code: z.string(), sentence: z.string(), remedy: z.string() }).nullable(),
  jobId: RecordId.nullable(),
  recordedAt: z.iso.datetime(),
  recordedBy: z.string(),
})
export type ExhibitImport = z.infer<typeof ExhibitImport>

const base = { permission: 'ballistics.write', category: 'ballistic' } as const
const oneImport = z.object({ id: RecordId })

export const uploadExhibits = route({
  id: 'ballistics.uploadExhibits',
  method: 'POST',
  path: '/api/ballistics/exhibit-imports',
  summary:
    'Send in a file of exhibits, or of what was entered of them, as its headers say; what would come of it is found out in the background',
  ...base,
  upload: { maxBytes: 64 * 1024 * 1024 },
  query: z.object({ name: z.string().trim().min(1).max(200) }),
  response: ExhibitImport,
  errors: [...Object.keys(importErrors), 'ballistics.not_exhibits'],
})

export const listExhibitImports = route({
  id: 'ballistics.exhibitImports',
  method: 'GET',
  path: '/api/ballistics/exhibit-imports',
  summary: 'Files of exhibits your agency sent in, newest first',
  ...base,
  response: z.object({ imports: z.array(ExhibitImport) }),
})

export const readExhibitImport = route({
  id: 'ballistics.exhibitImport',
  method: 'GET',
  path: '/api/ballistics/exhibit-imports/:id',
  summary: 'One file of exhibits with its report',
  ...base,
  params: oneImport,
  response: ExhibitImport,
  errors: ['record.unavailable'],
})

export const runExhibitImport = route({
  id: 'ballistics.runExhibitImport',
  method: 'POST',
  path: '/api/ballistics/exhibit-imports/:id/run',
  summary: 'Import the file in the background: all rows that can be read, or nothing',
  ...base,
  params: oneImport,
  response: ExhibitImport,
  errors: ['record.unavailable', 'ballistics.import_state'],
})

export const cancelExhibitImport = route({
  id: 'ballistics.cancelExhibitImport',
  method: 'POST',
  path: '/api/ballistics/exhibit-imports/:id/cancel',
  summary: 'Stop an import; nothing of it is kept',
  ...base,
  params: oneImport,
  response: ExhibitImport,
  errors: ['record.unavailable', 'ballistics.import_state'],
})

export const rejectedExhibits = route({
  id: 'ballistics.rejectedExhibits',
  method: 'GET',
  path: '/api/ballistics/exhibit-imports/:id/rejected',
  summary: 'The rejected rows as CSV with row, column, reason and remedy, to mend and send in again',
  ...base,
  kind: 'file',
  params: oneImport,
  errors: ['record.unavailable'],
})
