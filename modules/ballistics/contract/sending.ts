import { z } from 'zod'
import { RecordId, route } from '../../../platform/contract/index.ts'
import { ExhibitKind } from './codes.ts'
import { Mark, ScanFinding, ScanState } from './scans.ts'

/** Files are asked for so many at a time. */
export const NAMES_AT_ONCE = 500

/** Which exhibit of your agency a file is of, as its name says. */
export const NamedFile = z.object({
  name: z.string(),
  found: z
    .enum(['one', 'none', 'several'])
    .describe('`several`: the name fits more than one exhibit, and none of them better'),
  exhibit: z.object({ id: RecordId, number: z.string(), kind: ExhibitKind }).nullable(),
  mark: Mark.describe('What a scan of this name is of; where the name does not say, by the kind of exhibit'),
  land: z.number().nullable().describe('Number of the land, where the name says it'),
})
export type NamedFile = z.infer<typeof NamedFile>

export const matchFiles = route({
  id: 'ballistics.matchFiles',
  method: 'POST',
  path: '/api/ballistics/exhibits/match-files',
  summary:
    'The exhibits of your agency whose number or acquisition stands in the names of files; nothing is stored',
  permission: 'ballistics.write',
  category: 'ballistic',
  body: z.object({ names: z.array(z.string().trim().min(1).max(200)).min(1).max(NAMES_AT_ONCE) }),
  response: z.object({ files: z.array(NamedFile) }),
})

/** How a scan that was sent stands. */
export const ScanStanding = z.object({
  id: RecordId,
  state: ScanState,
  finding: ScanFinding.nullable().describe('The first thing that was found doubtful or wrong'),
  problem: z.object({ code: z.string(), sentence: z.string(), remedy: z.string() }).nullable(),
})
export type ScanStanding = z.infer<typeof ScanStanding>

export const scanStandings = route({
  id: 'ballistics.scanStandings',
  method: 'POST',
  path: '/api/ballistics/scans/standings',
  summary: 'How scans that were sent stand; those that are not open to you are left out',
  permission: 'ballistics.read',
  category: 'ballistic',
  body: z.object({ ids: z.array(RecordId).min(1).max(NAMES_AT_ONCE) }),
  response: z.object({ scans: z.array(ScanStanding) }),
})
