import { z } from 'zod'
import { RecordId, route } from '../../../platform/contract/index.ts'
import { line, TriageOutcome } from './codes.ts'
import { Exhibit } from './exhibits.ts'

/** An exhibit as it is looked at for triage: what a person can see of the gun behind it. */
export const TriageRow = Exhibit.pick({
  id: true,
  number: true,
  kind: true,
  calibre: true,
  headstamp: true,
  make: true,
  marker: true,
  position: true,
  x: true,
  y: true,
  firingPinShape: true,
  breechMarks: true,
  riflingCount: true,
  riflingTwist: true,
  stage: true,
  triage: true,
  triageReason: true,
  representative: true,
  acquiredAt: true,
  version: true,
})
export type TriageRow = z.infer<typeof TriageRow>

export const readTriage = route({
  id: 'ballistics.readTriage',
  method: 'GET',
  path: '/api/ballistics/cases/:id/triage',
  summary: 'The received exhibits of a case with what was decided about each',
  permission: 'ballistics.read',
  category: 'ballistic',
  params: z.object({ id: RecordId }),
  response: z.object({
    exhibits: z.array(TriageRow),
    awaited: z.number().describe('Exhibits of the case that have not come yet'),
    mayDecide: z.boolean(),
  }),
  errors: ['record.unavailable'],
})

export const TriageDecision = z.object({
  exhibitId: RecordId,
  version: z.number().int().min(1).max(1_000_000_000).describe('The version that was looked at'),
  outcome: TriageOutcome,
  representedBy: RecordId.nullable().default(null).describe('The exhibit entered in its place'),
  reason: line(400),
})
export type TriageDecision = z.output<typeof TriageDecision>

export const decideTriage = route({
  id: 'ballistics.decideTriage',
  method: 'POST',
  path: '/api/ballistics/cases/:id/triage',
  summary:
    'Decide which exhibits of a case are entered and which another represents; a later decision takes the place of an earlier',
  permission: 'ballistics.triage',
  category: 'ballistic',
  params: z.object({ id: RecordId }),
  body: z.object({
    decisions: z.array(TriageDecision).min(1, 'Decide about at least one exhibit.').max(500),
  }),
  response: readTriage.response,
  errors: [
    'record.unavailable',
    'record.changed',
    'permission.missing',
    'ballistics.not_received',
    'ballistics.entered_already',
  ],
})
