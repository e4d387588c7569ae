import type { ExhibitQueue, QueueFilter } from '../../contract/index.ts'
import type { Values } from '../values.ts'
import { HAS_SCAN, STAGES, type ExhibitMoment } from './stages.ts'

/** The first clock of a step: what begins before this moment is late by it. */
export interface Lateness {
  readonly from: ExhibitMoment
  readonly before: Date
}

/** Whose queue, and what of it. */
export type StageFilter = Omit<QueueFilter, 'keeper' | 'stage'> & {
  readonly keeper: number
  /** Whether the keeper is the person's own agency. */
  readonly own: boolean
}

/** What waits at a step for one agency, under a filter, as conditions on exhibits `e`. */
export function waiting(
  stage: ExhibitQueue,
  { keeper, own, agency, site, late, delayed }: StageFilter,
  lateness: Lateness | undefined,
  values: Values,
): string[] {
  return [
    `e.owner_agency = ${values.add(keeper)}`,
    STAGES[stage].waits,
    // An agency may share its exhibits and not its scans.
    ...(stage === 'search' && !own ? [HAS_SCAN] : []),
    ...(site === undefined ? [] : [`e.site = ${values.add(site)}`]),
    ...(agency === undefined
      ? []
      : [
          `e.casefile_id in (select f.id from ballistics.casefile f where f.agency_name = ${values.add(agency)})`,
        ]),
    ...(late === undefined ? [] : [lateCondition(late, lateness, values)]),
    ...(delayed === undefined
      ? []
      : [
          `${delayed ? '' : 'not '}exists (select from ballistics.delay d where d.exhibit_id = e.id and d.stage = '${stage}'
             and d.ended_at is null)`,
        ]),
  ]
}

function lateCondition(late: boolean, lateness: Lateness | undefined, values: Values): string {
  if (!lateness) return late ? 'false' : 'true'
  const passed = `e.${lateness.from}_at < ${values.add(lateness.before)}::timestamptz`
  return late ? passed : `(${passed}) is not true`
}
