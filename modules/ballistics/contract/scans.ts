import { z } from 'zod'
import { RecordId, route } from '../../../platform/contract/index.ts'

export const Mark = z.enum(['breech-face', 'firing-pin', 'bullet-land'])
export type Mark = z.infer<typeof Mark>

export const ScanState = z.enum(['uploaded', 'preparing', 'ready', 'refused'])
export type ScanState = z.infer<typeof ScanState>

/** One thing that was looked at in a scan. */
export const ScanFinding = z.object({
  code: z.string(),
  outcome: z.enum(['good', 'doubtful', 'refused']),
  sentence: z.string(),
  remedy: z.string().nullable(),
})
export type ScanFinding = z.infer<typeof ScanFinding>

const problem = z.object({ code: z.string(), sentence: z.string(), remedy: z.string() })

/** What a file says about itself, in its own words. */
export const ScanMetadata = z.object({
  date: z.string().nullable(),
  creator: z.string().nullable(),
  comment: z.string().nullable(),
  manufacturer: z.string().nullable(),
  model: z.string().nullable(),
  serial: z.string().nullable(),
  calibrationDate: z.string().nullable(),
  probing: z.string().nullable(),
})
export type ScanMetadata = z.infer<typeof ScanMetadata>

/** A scan as other things name it: enough to say what it is of. */
export const ScanRef = z.object({
  id: RecordId,
  mark: Mark,
  land: z.number().nullable(),
  exhibitId: RecordId,
  exhibitNumber: z.string(),
  caseId: RecordId.nullable().describe('Null where the case is closed to you'),
  caseNumber: z.string().nullable(),
  agency: z.string().nullable().describe('Whose case it is'),
  offence: z.string().nullable(),
  place: z.string().nullable(),
  occurredOn: z.string().nullable(),
  calibre: z.string().nullable(),
  samplingMicrometres: z.number().nullable(),
})
export type ScanRef = z.infer<typeof ScanRef>

export const Scan = ScanRef.extend({
  ownerAgency: z.string(),
  state: ScanState,
  fileName: z.string(),
  fileHash: z.string().describe('SHA-256 of the file as it came'),
  size: z.number(),
  format: z.string().nullable(),
  metadata: ScanMetadata.nullable(),
  width: z.number().nullable().describe('Samples'),
  height: z.number().nullable(),
  findings: z.array(ScanFinding),
  steps: z.array(z.string()).describe('What was done to make it comparable, in order'),
  engine: z.string().nullable(),
  problem: problem.nullable(),
  jobId: RecordId.nullable(),
  recordedAt: z.iso.datetime(),
  recordedBy: z.string(),
  mayEdit: z.boolean(),
})
export type Scan = z.infer<typeof Scan>

const oneScan = z.object({ id: RecordId })
const oneExhibit = z.object({ id: RecordId })

export const uploadScan = route({
  id: 'ballistics.uploadScan',
  method: 'POST',
  path: '/api/ballistics/exhibits/:id/scans',
  summary:
    'Add a measured surface to an exhibit; it is read, checked, prepared and searched in the background',
  permission: 'ballistics.acquire',
  category: 'ballistic',
  upload: { maxBytes: 512 * 1024 * 1024 },
  params: oneExhibit,
  query: z.object({
    name: z.string().trim().min(1).max(200),
    mark: Mark.default('breech-face'),
    land: z.coerce.number().int().min(1).max(30).optional(),
  }),
  response: Scan,
  errors: ['record.unavailable', 'permission.missing', 'ballistics.not_a_surface'],
})

export const listScans = route({
  id: 'ballistics.scans',
  method: 'GET',
  path: '/api/ballistics/exhibits/:id/scans',
  summary: 'Scans of an exhibit, newest first',
  permission: 'ballistics.read',
  category: 'ballistic',
  params: oneExhibit,
  response: z.object({ scans: z.array(Scan) }),
  errors: ['record.unavailable'],
})

export const recentScans = route({
  id: 'ballistics.recentScans',
  method: 'GET',
  path: '/api/ballistics/scans',
  summary: 'Scans of your agency, newest first',
  permission: 'ballistics.read',
  category: 'ballistic',
  query: z.object({
    state: ScanState.optional(),
    before: z.string().max(100).optional().describe('`next` of the page before'),
  }),
  response: z.object({ scans: z.array(Scan), next: z.string().nullable() }),
})

export const readScan = route({
  id: 'ballistics.scan',
  method: 'GET',
  path: '/api/ballistics/scans/:id',
  summary: 'One scan with what was found in checking and preparing it',
  permission: 'ballistics.read',
  category: 'ballistic',
  params: oneScan,
  response: Scan,
  errors: ['record.unavailable'],
})

export const downloadScan = route({
  id: 'ballistics.scanFile',
  method: 'GET',
  path: '/api/ballistics/scans/:id/file',
  summary: 'The file of a scan as it came',
  permission: 'ballistics.read',
  category: 'ballistic',
  kind: 'file',
  params: oneScan,
  errors: ['record.unavailable'],
})

/**
 * The heights of a scan for drawing: 36 bytes, little-endian, then float32 heights in micrometres row by row from the
 * top, NaN where nothing was measured. The head: `TLSG` (uint32), version 1, width, height (uint32), spacing x, spacing
 * y, origin x, origin y in micrometres (float32), 0. The origin is where the first sample lies from the first of the
 * original.
 */
export const readSurfaceOf = route({
  id: 'ballistics.scanSurface',
  method: 'GET',
  path: '/api/ballistics/scans/:id/surface',
  summary: 'Heights of a scan for drawing, averaged down to at most so many samples a side',
  permission: 'ballistics.read',
  category: 'ballistic',
  kind: 'file',
  params: oneScan,
  query: z.object({
    side: z.coerce.number().int().min(16).max(2048).default(512),
    form: z.enum(['original', 'prepared']).default('prepared'),
  }),
  errors: ['record.unavailable', 'ballistics.scan_not_ready'],
})

export const prepareAgain = route({
  id: 'ballistics.prepareScan',
  method: 'POST',
  path: '/api/ballistics/scans/:id/prepare',
  summary: 'Check and prepare a scan once more, such as after an interruption',
  permission: 'ballistics.acquire',
  category: 'ballistic',
  params: oneScan,
  response: Scan,
  errors: ['record.unavailable', 'permission.missing', 'ballistics.scan_state'],
})
