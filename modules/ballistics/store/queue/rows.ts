import type { Tx } from '#platform/db'
import type { ExhibitKind, ExhibitQueue, QueueFilter } from '../../contract/index.ts'
import { utc } from '../moments.ts'
import { Values } from '../values.ts'
import { waiting, type Lateness } from './filter.ts'
import { placeOf, type ExhibitMoment } from './stages.ts'

/** An exhibit that waits, with every moment a clock can run from. */
export interface WaitingRow {
  readonly id: string
  readonly number: string
  readonly kind: ExhibitKind
  readonly case_id: string | null
  readonly case_number: string | null
  readonly case_numbered: boolean | null
  readonly case_agency: string | null
  readonly calibre: string | null
  readonly site: string | null
  readonly holder: string | null
  readonly collected_at: Date | null
  readonly collected_time_known: boolean
  readonly received_at: Date | null
  readonly received_time_known: boolean
  readonly triaged_at: Date | null
  readonly acquired_at: Date | null
  readonly searched_at: Date | null
  readonly delay: StoredDelay | null
  /** Where the queue has it, and the same as text, to go on from there. */
  readonly place: Date
  readonly place_text: string
}

export interface StoredDelay {
  readonly reason: string
  readonly words: string | null
  readonly until: string | null
  readonly at: string
  readonly by: string
}

export interface StageQuery {
  readonly stage: ExhibitQueue
  readonly filter: QueueFilter & { readonly keeper: number }
  /** The moment by which the queue is ordered. */
  readonly from: ExhibitMoment
  readonly lateness: Lateness | undefined
  readonly after: readonly [place: string, id: string] | undefined
  readonly limit: number
}

/** What waits at one step after a place in its queue, the oldest first. */
export async function readWaiting(tx: Tx, query: StageQuery): Promise<WaitingRow[]> {
  const { stage, filter, from, lateness, after, limit } = query
  const values = new Values()
  const place = placeOf(from)
  const own = filter.keeper === tx.actor.agencyId
  const conditions = waiting(stage, { ...filter, own }, lateness, values)
  if (after)
    conditions.push(
      `(${place}, e.id) > (${values.add(after[0])}::timestamptz, ${values.add(after[1])}::uuid)`,
    )
  const { rows } = await tx.client.query<WaitingRow>(
    `select e.id, e.number, e.kind, c.id as case_id, c.number as case_number, c.numbered as case_numbered,
       c.agency_name as case_agency, e.calibre, e.site, e.holder, e.collected_at, e.collected_time_known, e.received_at,
       e.received_time_known, e.triaged_at, e.acquired_at, e.searched_at, ${place} as place, ${place}::text as place_text,
       (select jsonb_build_object('reason', d.reason, 'words', d.words, 'until', d.until, 'at', ${utc('d.recorded_at')},
          'by', d.recorded_by_name)
        from ballistics.delay d where d.exhibit_id = e.id and d.stage = '${stage}' and d.ended_at is null) as delay
     from (select e.* from ballistics.exhibit e where ${conditions.join(' and ')}
       order by ${place}, e.id limit ${values.add(limit)}) e
     left join ballistics.casefile c on c.id = e.casefile_id order by ${place}, e.id`,
    values.list,
  )
  return rows
}
