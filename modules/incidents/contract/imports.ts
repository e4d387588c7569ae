import { z } from 'zod'
import { CalendarDate, RecordId, route } from '../../../platform/contract/index.ts'
import { importErrors } from '../../../platform/import/contract.ts'
import { IncidentContent } from './record.ts'
import { Profile, Target } from './profile.ts'

export const ImportState = z.enum(['uploaded', 'waiting', 'running', 'done', 'failed', 'cancelled'])
export type ImportState = z.infer<typeof ImportState>

/** Why rows were not stored: the same reason in the same column is one line, with the first places. */
export const RejectionGroup = z.object({
  column: z.string().nullable(),
  reason: z.string(),
  remedy: z.string(),
  rows: z.number(),
  examples: z.array(z.object({ row: z.number(), text: z.string() })).max(5),
})
export type RejectionGroup = z.infer<typeof RejectionGroup>

const counts = z.object({ new: z.number(), changed: z.number(), unchanged: z.number() })

/** What an import did. Every row read ends in exactly one of new, changed, unchanged or rejected. */
export const ImportReport = z.object({
  rowsRead: z.number(),
  rows: z.object({ new: z.number(), changed: z.number(), unchanged: z.number(), rejected: z.number() }),
  incidents: counts,
  victims: counts,
  suspects: counts,
  fatalVictims: z.number().describe('In the file'),
  nonfatalVictims: z.number().describe('In the file'),
  classes: z.object({
    fatal: z.number(),
    nonfatal: z.number(),
    'shots-fired': z.number(),
    excluded: z.number(),
  }),
  withoutCoordinates: z.number(),
  outsideLayers: z.array(z.object({ layer: z.string(), incidents: z.number() })),
  rejections: z.array(RejectionGroup),
  /** Cells set aside as not usable while the rest of the row was stored. */
  repairs: z.array(RejectionGroup),
  warnings: z.array(z.string()),
  asOf: CalendarDate.nullable().describe('Edition of the file: an older one never overwrites a newer one'),
  seconds: z.number(),
})
export type ImportReport = z.infer<typeof ImportReport>

export const ColumnPreview = z.object({
  header: z.string(),
  filled: z.number().describe('Share of sample rows with something in it'),
  samples: z.array(z.string()),
  proposed: z.array(Target),
  confidence: z.enum(['certain', 'likely', 'guess', 'none']),
  because: z.string().describe('Why it was proposed, in words'),
})
export type ColumnPreview = z.infer<typeof ColumnPreview>

export const Import = z.object({
  id: RecordId,
  fileName: z.string(),
  size: z.number(),
  state: ImportState,
  format: z.string().describe('CSV, gzip; UTF-8'),
  profile: Profile.nullable().describe('The mapping in force: recognised, proposed, or as confirmed'),
  recognised: z.string().nullable().describe('Title of the profile the layout was recognised as'),
  columns: z.array(ColumnPreview),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  jobId: RecordId.nullable(),
  report: ImportReport.nullable(),
  problem: z.object({ code: z.string(), sentence: z.string(), remedy: z.string() }).nullable(),
})
export type Import = z.infer<typeof Import>

const oneImport = z.object({ id: RecordId })

export const uploadImport = route({
  id: 'incidents.uploadImport',
  method: 'POST',
  path: '/api/incidents/imports',
  summary: 'Upload a file of shootings; answers with the recognised profile or a proposed mapping',
  permission: 'incidents.import',
  upload: { maxBytes: 1024 * 1024 * 1024 },
  query: z.object({ name: z.string().trim().min(1).max(200) }),
  response: Import,
  errors: Object.keys(importErrors),
})

export const listImports = route({
  id: 'incidents.imports',
  method: 'GET',
  path: '/api/incidents/imports',
  summary: 'Imports of your agency, newest first',
  permission: 'incidents.import',
  response: z.object({ imports: z.array(Import.omit({ columns: true, profile: true })) }),
})

export const readImport = route({
  id: 'incidents.import',
  method: 'GET',
  path: '/api/incidents/imports/:id',
  summary: 'One import with its mapping and report',
  permission: 'incidents.import',
  params: oneImport,
  response: Import,
  errors: ['record.unavailable'],
})

export const PreviewRow = z.object({
  row: z.number(),
  content: IncidentContent.nullable().describe('The incident as it would be stored, from the rows previewed'),
  problems: z.array(
    z.object({ column: z.string().nullable(), reason: z.string(), remedy: z.string(), fatal: z.boolean() }),
  ),
})
export type PreviewRow = z.infer<typeof PreviewRow>

export const previewImport = route({
  id: 'incidents.previewImport',
  method: 'POST',
  path: '/api/incidents/imports/:id/preview',
  summary: 'The first rows as a mapping would store them; nothing is saved but the mapping',
  permission: 'incidents.import',
  params: oneImport,
  body: z.object({ profile: Profile }),
  response: z.object({ rows: z.array(PreviewRow), missing: z.array(z.string()) }),
  errors: [
    'record.unavailable',
    'incidents.mapping_incomplete',
    'incidents.import_state',
    ...Object.keys(importErrors),
  ],
})

export const startImport = route({
  id: 'incidents.startImport',
  method: 'POST',
  path: '/api/incidents/imports/:id/start',
  summary: 'Import the file with the confirmed mapping, in the background',
  permission: 'incidents.import',
  params: oneImport,
  body: z.object({
    profile: Profile,
    saveProfile: z.boolean().default(false),
    asOf: CalendarDate.nullable().default(null).describe('Edition; otherwise the last day in the file'),
  }),
  response: Import,
  errors: ['record.unavailable', 'incidents.mapping_incomplete', 'incidents.import_state'],
})

export const cancelImport = route({
  id: 'incidents.cancelImport',
  method: 'POST',
  path: '/api/incidents/imports/:id/cancel',
  summary: 'Stop an import; nothing of it is kept',
  permission: 'incidents.import',
  params: oneImport,
  response: Import,
  errors: ['record.unavailable', 'incidents.import_state'],
})

export const downloadRejected = route({
  id: 'incidents.rejectedRows',
  method: 'GET',
  path: '/api/incidents/imports/:id/rejected',
  summary: 'The rejected rows as CSV with row, column, reason and remedy, to mend and feed again',
  permission: 'incidents.import',
  kind: 'file',
  params: oneImport,
  errors: ['record.unavailable'],
})

export const listProfiles = route({
  id: 'incidents.profiles',
  method: 'GET',
  path: '/api/incidents/profiles',
  summary: 'Import profiles: those shipped and those your agency saved',
  permission: 'incidents.import',
  response: z.object({ profiles: z.array(Profile.extend({ shipped: z.boolean() })) }),
})

export const deleteProfile = route({
  id: 'incidents.deleteProfile',
  method: 'DELETE',
  path: '/api/incidents/profiles/:name',
  summary: 'Delete a profile your agency saved',
  permission: 'incidents.import',
  params: z.object({ name: z.string().max(60) }),
  response: z.object({ done: z.literal(true) }),
  errors: ['record.unavailable'],
})
