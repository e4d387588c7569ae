import { z } from 'zod'
import { Flag, route } from '../../../platform/contract/index.ts'
import { importErrors } from '../../../platform/import/contract.ts'
import { RowProblem } from './network-lists.ts'

/** What came of a file of exhibits. Every row ends in exactly one of new, advanced, known, repeated or rejected. */
export const ExhibitImport = z.object({
  holds: z.enum(['exhibits', 'acquisitions']),
  rows: z.number(),
  new: z.number().describe('Exhibits that were not here before'),
  advanced: z.number().describe('Exhibits that are now received or entered and were not before'),
  known: z.number().describe('Exhibits that stood here already; what people wrote of them stays'),
  repeated: z.number().describe('Rows whose exhibit stands further down in the file once more'),
  rejected: z.number(),
  newCases: z.number(),
  unnumbered: z.number().describe('Exhibits without a case number; each has a case of its own that says so'),
  problems: z.array(RowProblem).describe('The first rejected rows'),
  notes: z.array(RowProblem).describe('Rows that were taken with something to look at'),
  warnings: z.array(z.string()),
})
export type ExhibitImport = z.infer<typeof ExhibitImport>

export const importExhibits = route({
  id: 'ballistics.importExhibits',
  method: 'POST',
  path: '/api/ballistics/exhibit-imports',
  summary:
    'Import a file of exhibits, or of what was entered of them, as its headers say; all of it or nothing',
  permission: 'ballistics.write',
  upload: { maxBytes: 64 * 1024 * 1024 },
  query: z.object({
    name: z.string().trim().min(1).max(200),
    try: Flag.optional().describe('Only say what would come of it'),
  }),
  response: ExhibitImport,
  errors: [
    ...Object.keys(importErrors),
    'ballistics.list_too_long',
    'ballistics.not_exhibits',
    'ballistics.number_taken',
  ],
})
